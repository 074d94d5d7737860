using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CloudReady.Package.Tests;

/// <summary>A project that uses the package.</summary>
internal sealed partial class Consumer(string folder)
{
    public string Folder => folder;

    public string Program => File.ReadAllText(Path.Combine(folder, "Program.cs"));

    public Task<CommandResult> BuildAsync(string properties, CancellationToken cancellationToken) =>
        DotNet.RunAsync(folder, $"build --no-incremental -nodeReuse:false {properties}", cancellationToken);

    /// <summary>The distinct warnings of our rules as <c>file(line,column) id</c>, sorted.</summary>
    public static string[] Findings(CommandResult build) =>
        [.. Finding().Matches(build.Output).Select(match => $"{Path.GetFileName(match.Groups["file"].Value)}({match.Groups["position"].Value}) {match.Groups["id"].Value}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Starts the built application on a free port and gets pages from it.</summary>
    public async Task<int[]> GetStatusAsync(string[] paths, CancellationToken cancellationToken)
    {
        using Process process = DotNet.Start(folder, "bin/Debug/net10.0/Consumer.dll", ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ConnectionStrings__Orders", "Server=sql"));
        try
        {
            Uri address = await ListeningAddressAsync(process, cancellationToken);
            using var client = new HttpClient { BaseAddress = address };
            var status = new List<int>();
            foreach (string path in paths)
                status.Add((int)(await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken)).StatusCode);
            return [.. status];
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<Uri> ListeningAddressAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
                return new Uri(match.Groups["address"].Value);
        }

        throw new InvalidOperationException("The application ended before it listened: " + await process.StandardError.ReadToEndAsync(cancellationToken));
    }

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+)\((?<position>\d+,\d+)\): \w+ (?<id>CR\d{4}):", RegexOptions.Multiline)]
    private static partial Regex Finding();

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Address();
}
