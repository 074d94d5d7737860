using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Reporting;
using Microsoft.CodeAnalysis;

namespace CloudReady.Cli.Commands;

/// <summary><c>cloudready rules</c>: the list of the rules.</summary>
internal static class RulesCommand
{
    /// <returns>The exit code.</returns>
    public static int Run(ReportFormat format, CliEnvironment environment)
    {
        environment.Out.Write(format switch
        {
            ReportFormat.Json => Json(),
            ReportFormat.Markdown => Markdown(),
            _ => Plain(),
        });
        return ExitCode.Done;
    }

    private static string Plain()
    {
        var text = new StringBuilder();
        int width = RuleCatalog.All.Max(rule => rule.Name.Length);
        foreach (IGrouping<Section, Rule> section in RuleCatalog.All.GroupBy(rule => rule.Section))
        {
            text.Append(CultureInfo.InvariantCulture, $"{section.Key}\n");
            foreach (Rule rule in section)
                text.Append(CultureInfo.InvariantCulture, $"  {rule.Id}  {rule.Name.PadRight(width)}  {Severity(rule),-7}  {(rule.Fix == FixKind.None ? "   " : "fix")}  {rule.Descriptor.Title}\n");
        }

        return text.ToString();
    }

    private static string Markdown()
    {
        var text = new StringBuilder("| Id | Name | Section | Severity | Fix | Effort | |\n|---|---|---|---|---|--:|---|\n");
        foreach (Rule rule in RuleCatalog.All)
            text.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Descriptor.HelpLinkUri}) | {rule.Name} | {rule.Section} | {Severity(rule)} | {(rule.Fix == FixKind.None ? "" : "yes")} | {rule.EffortHours:0.##} h | {rule.Descriptor.Title} |\n");
        return text.ToString();
    }

    private static string Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (Rule rule in RuleCatalog.All)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("name", rule.Name);
                json.WriteString("section", rule.Section.ToString());
                json.WriteString("severity", Severity(rule));
                json.WriteString("title", rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture));
                json.WriteBoolean("fixable", rule.Fix != FixKind.None);
                json.WriteNumber("effort", rule.EffortHours);
                json.WriteString("help", rule.Descriptor.HelpLinkUri);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string Severity(Rule rule) => !rule.Descriptor.IsEnabledByDefault
        ? "off"
        : rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Warning ? "warning" : "info";
}
