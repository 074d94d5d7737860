using System.Collections.Immutable;
using CloudReady.Cli.Reporting;

namespace CloudReady.Cli.Commands;

/// <summary>Which report goes where.</summary>
/// <param name="Files">Full paths and formats.</param>
/// <param name="StandardOutput">The format for standard output.</param>
/// <param name="Baseline">Full path of the file for the known findings, or null.</param>
internal sealed record ReportPlan(ImmutableArray<(string Path, ReportFormat Format)> Files, ReportFormat StandardOutput, string? Baseline)
{
    public bool Writes(ReportFormat format) => StandardOutput == format || Files.Any(file => file.Format == format);

    /// <summary>
    /// The extension of an <c>--output</c> says its format; one with another extension takes the first <c>--format</c> that no
    /// output has. A format left over is for standard output, which otherwise gets the console report.
    /// </summary>
    /// <exception cref="CliException">A format is missing, two are for standard output, or a file cannot be written.</exception>
    public static ReportPlan For(AssessOptions options, string currentDirectory)
    {
        var left = options.Formats.Distinct().ToList();
        var files = new (string Path, ReportFormat Format)?[options.Outputs.Count];
        foreach (bool byExtension in (ReadOnlySpan<bool>)[true, false])
        {
            for (int index = 0; index < files.Length; index++)
            {
                string output = options.Outputs[index];
                ReportFormat? byName = ReportFormats.OfFile(output);
                if (byName is not null == byExtension)
                    files[index] = (Path.GetFullPath(Path.Combine(currentDirectory, output)), byName ?? Next(output));
            }

            if (byExtension)
                left.RemoveAll(format => files.Any(file => file?.Format == format));
        }

        if (left.Count > 1)
            throw new CliException("only one format can go to standard output; give the other one an --output");
        foreach ((string Path, ReportFormat Format)? file in files)
            OutputFile.EnsureWritable(file!.Value.Path);
        string? baseline = options.WriteBaseline is { } written ? Path.GetFullPath(Path.Combine(currentDirectory, written)) : null;
        if (baseline is not null)
            OutputFile.EnsureWritable(baseline);
        return new ReportPlan([.. files.Select(file => file!.Value)], left.Count == 0 ? ReportFormat.Console : left[0], baseline);

        ReportFormat Next(string output)
        {
            if (left.Count == 0)
                throw new CliException($"the format of '{output}' is not known: name it .json, .html, .sarif or .md, or add --format");
            ReportFormat format = left[0];
            left.RemoveAt(0);
            return format;
        }
    }
}
