using System.Text;

namespace CloudReady.Cli.Loading;

/// <summary>The global usings that the SDK would write into <c>obj</c>.</summary>
internal static class ImplicitUsings
{
    private static readonly string[] Common =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] Hosting =
    [
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly string[] Web =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
    ];

    private static readonly string[] WebAssembly =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Web", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging",
    ];

    /// <param name="sdk">The SDK's name.</param>
    /// <param name="enabled">Whether <c>ImplicitUsings</c> is enabled.</param>
    /// <param name="items">The items of the project: <c>Using</c> counts even where implicit usings are disabled.</param>
    /// <returns>C# text, or empty.</returns>
    public static string TextFor(string sdk, bool enabled, IEnumerable<ProjectItem> items)
    {
        var directives = new SortedSet<string>(StringComparer.Ordinal);
        if (enabled)
            directives.UnionWith(NamespacesOf(sdk).Select(name => $"global::{name}"));
        foreach (ProjectItem item in items.Where(item => item.Type == "Using"))
        {
            if (item.Action == "Remove")
                directives.Remove($"global::{item.Value}");
            else if (item.Action == "Include")
                directives.Add(DirectiveFor(item));
        }

        var text = new StringBuilder();
        foreach (string directive in directives)
            text.Append("global using ").Append(directive).AppendLine(";");
        return text.ToString();
    }

    private static IEnumerable<string> NamespacesOf(string sdk) => sdk switch
    {
        "Microsoft.NET.Sdk.Web" => [.. Common, .. Hosting, .. Web],
        "Microsoft.NET.Sdk.Worker" => [.. Common, .. Hosting],
        "Microsoft.NET.Sdk.BlazorWebAssembly" => [.. Common, .. WebAssembly],
        _ => Common,
    };

    private static string DirectiveFor(ProjectItem item)
    {
        if (item.Metadata.GetValueOrDefault("Static", "").Equals("true", StringComparison.OrdinalIgnoreCase))
            return $"static global::{item.Value}";
        return item.Metadata.GetValueOrDefault("Alias") is { Length: > 0 } alias ? $"{alias} = global::{item.Value}" : $"global::{item.Value}";
    }
}
