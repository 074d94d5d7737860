using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Reporting;
using CloudReady.Cli.Reporting.Html;

namespace CloudReady.Cli.Merging;

/// <summary>Writes what many repositories have in common, and in which order to take them.</summary>
internal static class PortfolioReport
{
    private const int RulesOnConsole = 10;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="format">The form.</param>
    /// <param name="portfolio">What to write.</param>
    /// <param name="folder">Full path of the folder that a page is written to: links are relative to it.</param>
    /// <param name="now">The time of the report.</param>
    /// <exception cref="CliException">There is no such form of it.</exception>
    public static byte[] Render(ReportFormat format, Portfolio portfolio, string folder, DateTimeOffset now) => format switch
    {
        ReportFormat.Json => ToJson(portfolio, now),
        ReportFormat.Html => Encoding.UTF8.GetBytes(ToHtml(portfolio, folder, now)),
        ReportFormat.Console or ReportFormat.Markdown => Encoding.UTF8.GetBytes(ToText(portfolio)),
        _ => throw new CliException("a portfolio is written as console, json, html or markdown; SARIF is for one repository"),
    };

    /// <summary>Markdown that reads well on a terminal.</summary>
    public static string ToText(Portfolio portfolio)
    {
        int width = Math.Max("Repository".Length, portfolio.Repositories.Max(repository => repository.Name.Length));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{portfolio.Repositories.Length} repositories, {ReportSummary.Hours(portfolio.Hours)} of work\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| {"Repository".PadRight(width)} | Score | Errors | Warnings | Judgements | Effort |\n|{new string('-', width + 2)}|------:|-------:|---------:|-----------:|-------:|\n");
        foreach (Repository repository in portfolio.Repositories)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {repository.Name.PadRight(width)} | {HtmlPage.ShownScore(repository.Assessment.Score),5} | {repository.Count(Severity.Error),6} | {repository.Count(Severity.Warning),8} ");
            text.Append(CultureInfo.InvariantCulture, $"| {repository.Count(Severity.Info),10} | {ReportSummary.Hours(repository.Hours),6} |\n");
        }

        text.Append("\nMost common\n\n");
        foreach (CommonRule rule in portfolio.Rules.Take(RulesOnConsole))
            text.Append(CultureInfo.InvariantCulture, $"- {rule.Id} {rule.Name}: {ReportSummary.Count(rule.Findings, "finding")} in {rule.Repositories} of {portfolio.Repositories.Length}, {ReportSummary.Hours(rule.Hours)}\n");
        return text.ToString();
    }

    private static byte[] ToJson(Portfolio portfolio, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", JsonReport.SchemaVersion);
            json.WriteStartObject("tool");
            json.WriteString("name", ToolInfo.Name);
            json.WriteString("version", ToolInfo.Version);
            json.WriteEndObject();
            json.WriteString("generatedAt", JsonReport.Time(now));
            json.WriteNumber("effort", portfolio.Hours);
            json.WriteStartArray("repositories");
            foreach (Repository repository in portfolio.Repositories)
                WriteRepository(json, repository);
            json.WriteEndArray();
            json.WriteStartArray("rules");
            foreach (CommonRule rule in portfolio.Rules)
                WriteRule(json, rule);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteRepository(Utf8JsonWriter json, Repository repository)
    {
        json.WriteStartObject();
        json.WriteString("name", repository.Name);
        json.WriteString("root", repository.Assessment.Root);
        JsonReport.WriteScore(json, repository.Assessment.Score);
        json.WriteStartArray("sections");
        foreach (SectionScore section in repository.Assessment.Sections)
        {
            json.WriteStartObject();
            json.WriteString("name", section.Name);
            json.WriteNumber("score", section.Score);
            json.WriteNumber("findings", section.Findings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("projects", repository.Assessment.Projects.Length);
        json.WriteNumber("lines", repository.Assessment.Projects.Sum(project => project.Lines));
        json.WriteNumber("errors", repository.Count(Severity.Error));
        json.WriteNumber("warnings", repository.Count(Severity.Warning));
        json.WriteNumber("infos", repository.Count(Severity.Info));
        json.WriteNumber("effort", repository.Hours);
        json.WriteNumber("notAnalyzed", repository.Assessment.NotAnalyzed.Length);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, CommonRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteNumber("findings", rule.Findings);
        json.WriteNumber("repositories", rule.Repositories);
        json.WriteNumber("effort", rule.Hours);
        json.WriteEndObject();
    }

    private static string ToHtml(Portfolio portfolio, string folder, DateTimeOffset now)
    {
        var html = new HtmlText();
        HtmlPage.Start(html, "Portfolio: ready for Kubernetes?");
        html.Add($"<header>\n<h1>Portfolio: ready for Kubernetes?</h1>\n<p class=\"dim\">{portfolio.Repositories.Length} repositories, {ReportSummary.Hours(portfolio.Hours)} of work · {ToolInfo.Name} {ToolInfo.Version} · {HtmlPage.Time(now)}</p>\n</header>\n<main>\n");
        html.Raw("<h2>Repositories</h2>\n<div class=\"scroll\"><table>\n<tr><th>Repository</th><th class=\"num\">Score</th><th></th><th class=\"num\">Errors</th><th class=\"num\">Warnings</th><th class=\"num\">Judgements</th><th class=\"num\">Effort</th><th class=\"num\">Projects</th><th class=\"num\">Lines</th><th class=\"num\">Not analyzed</th></tr>\n");
        foreach (Repository repository in portfolio.Repositories)
        {
            Assessment assessment = repository.Assessment;
            int score = assessment.Score ?? 0;
            html.Raw("<tr><td>");
            WriteName(html, repository, folder);
            html.Add($"</td><td class=\"num\"><b><a href=\"#{Anchor(portfolio, repository)}\">{HtmlPage.ShownScore(assessment.Score)}</a></b></td><td><div class=\"bar {HtmlPage.Grade(score)}\"><i style=\"width:{score}%\"></i></div></td>");
            html.Add($"<td class=\"num\">{repository.Count(Severity.Error)}</td><td class=\"num\">{repository.Count(Severity.Warning)}</td><td class=\"num\">{repository.Count(Severity.Info)}</td><td class=\"num\">{ReportSummary.Hours(repository.Hours)}</td>");
            html.Add($"<td class=\"num\">{assessment.Projects.Length}</td><td class=\"num\">{assessment.Projects.Sum(project => project.Lines)}</td><td class=\"num\">{assessment.NotAnalyzed.Length}</td></tr>\n");
        }

        html.Raw("</table></div>\n<h2>Most common findings</h2>\n<div class=\"scroll\"><table>\n<tr><th>Rule</th><th></th><th class=\"num\">Repositories</th><th class=\"num\">Findings</th><th class=\"num\">Effort</th></tr>\n");
        foreach (CommonRule rule in portfolio.Rules)
        {
            string link = RuleCatalog.Find(rule.Id)?.Descriptor.HelpLinkUri ?? "";
            html.Add($"<tr><td><a href=\"{link}\">{rule.Id}</a></td><td>{rule.Name}</td><td class=\"num\">{rule.Repositories}</td><td class=\"num\">{rule.Findings}</td><td class=\"num\">{ReportSummary.Hours(rule.Hours)}</td></tr>\n");
        }

        html.Raw("</table></div>\n<h2>Scores by section</h2>\n<div class=\"scroll\"><table>\n<tr><th>Repository</th>");
        string[] sections = [.. Score.Sections.Where(section => portfolio.Repositories.Any(repository => ScoreOf(repository, section) is not null))];
        foreach (string section in sections)
            html.Add($"<th class=\"num\">{section}</th>");
        html.Raw("</tr>\n");
        foreach (Repository repository in portfolio.Repositories)
        {
            html.Add($"<tr id=\"{Anchor(portfolio, repository)}\"><td>");
            WriteName(html, repository, folder);
            html.Raw("</td>");
            foreach (string section in sections)
                html.Add($"<td class=\"num\">{HtmlPage.ShownScore(ScoreOf(repository, section))}</td>");
            html.Raw("</tr>\n");
        }

        html.Raw("</table></div>\n</main>\n");
        HtmlPage.End(html);
        return html.ToString();
    }

    /// <summary>The name, as a link to the repository's own report where there is one.</summary>
    private static void WriteName(HtmlText html, Repository repository, string folder)
    {
        if (repository.Page is { } page)
            html.Add($"<a href=\"{Link(folder, page)}\">{repository.Name}</a>");
        else
            html.Add($"{repository.Name}");
    }

    private static string Link(string folder, string page)
    {
        string relative = RelativePath.From(folder, page);
        return Path.IsPathRooted(relative) ? new Uri(page).AbsoluteUri : string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
    }

    private static string Anchor(Portfolio portfolio, Repository repository) =>
        string.Create(CultureInfo.InvariantCulture, $"sections-{portfolio.Repositories.IndexOf(repository) + 1}");

    private static int? ScoreOf(Repository repository, string section) =>
        repository.Assessment.Sections.FirstOrDefault(candidate => candidate.Name == section)?.Score;
}
