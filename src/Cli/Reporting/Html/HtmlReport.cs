using System.Globalization;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting.Html;

/// <summary>Writes the report as one page that needs no network: for a screen, a phone and a printer, light and dark.</summary>
internal static class HtmlReport
{
    private const int TodosShown = 10;

    public static string ToText(ReportSummary summary, DateTimeOffset generatedAt)
    {
        Assessment assessment = summary.Assessment;
        string title = $"{Path.GetFileName(assessment.Root)}: ready for Kubernetes?";
        var html = new HtmlText();
        HtmlPage.Start(html, title);
        WriteHeader(html, summary, title, generatedAt);
        html.Raw("<main>\n");
        WriteTodos(html, summary);
        WriteFindings(html, assessment);
        WriteInventory(html, assessment);
        WriteStrengths(html, assessment);
        WriteProjects(html, assessment);
        WriteNotAnalyzed(html, assessment);
        WriteScore(html, assessment);
        html.Raw("</main>\n");
        HtmlPage.End(html);
        return html.ToString();
    }

    private static void WriteHeader(HtmlText html, ReportSummary summary, string title, DateTimeOffset generatedAt)
    {
        Assessment assessment = summary.Assessment;
        html.Raw("<header>\n");
        html.Add($"<h1>{title}</h1>\n<p class=\"dim\">{summary.Headline} · {ToolInfo.Name} {ToolInfo.Version} · {HtmlPage.Time(generatedAt)}</p>\n<div class=\"top\">\n");
        HtmlPage.Ring(html, assessment.Score);
        html.Raw("<div class=\"sections\">\n");
        foreach (SectionScore section in assessment.Sections)
        {
            html.Add($"<span>{section.Name}</span><span class=\"bar {HtmlPage.Grade(section.Score)}\"><i style=\"width:{section.Score}%\"></i></span>");
            html.Add($"<b class=\"num\">{section.Score}</b><span class=\"dim num\">{(section.Findings == 0 ? "" : ReportSummary.Count(section.Findings, "finding"))}</span>\n");
        }

        html.Raw("</div></div>\n<div class=\"facts\">\n");
        Fact(html, summary.Findings.Count(finding => finding.Severity == Severity.Error), "errors");
        Fact(html, summary.Findings.Count(finding => finding.Severity == Severity.Warning), "warnings");
        Fact(html, summary.Findings.Count(finding => finding.Severity == Severity.Info), "judgements");
        Fact(html, ReportSummary.Hours(summary.TotalHours), "of work, by the rules' estimates");
        if (summary.Findings.Any(finding => finding.IsKnown))
            Fact(html, summary.Findings.Count(finding => !finding.IsKnown), "new since the baseline");
        if (summary.Suppressed > 0)
            Fact(html, summary.Suppressed, summary.SuppressedText[(summary.SuppressedText.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        Fact(html, assessment.NotAnalyzed.Length, "not or not fully analyzed");
        html.Raw("</div>\n</header>\n");
    }

    private static void Fact<T>(HtmlText html, T value, string name) => html.Add($"<div><b>{value}</b> <span class=\"dim\">{name}</span></div>\n");

    private static void WriteTodos(HtmlText html, ReportSummary summary)
    {
        if (summary.Todos.Count == 0)
            return;
        html.Raw("<h2>What to do first</h2>\n<p class=\"dim\">Rules by what an hour of work gains. Gain is how far the overall score rises when all findings of the rule are cured.</p>\n<div class=\"scroll\"><table>\n");
        html.Raw("<tr><th>Rule</th><th></th><th class=\"num\">Findings</th><th class=\"num\">Effort</th><th class=\"num\">Gain</th><th></th></tr>\n");
        foreach (Todo todo in summary.Todos.Take(TodosShown))
        {
            html.Add($"<tr><td><a href=\"#{todo.Id}\">{todo.Id}</a></td><td>{TitleOf(todo.Id)}</td><td class=\"num\">{todo.Count}</td>");
            html.Add($"<td class=\"num\">{ReportSummary.Hours(todo.Hours)}</td><td class=\"num\">{ReportSummary.Points(todo.Gain)}</td><td>").Raw(todo.IsFixable ? "<span class=\"tag\" title=\"A code fix does it\">fix</span>" : "").Raw("</td></tr>\n");
        }

        html.Raw("</table></div>\n");
    }

    private static void WriteFindings(HtmlText html, Assessment assessment)
    {
        html.Raw("<h2>Findings</h2>\n");
        if (assessment.Findings.IsEmpty)
        {
            html.Raw("<p>None.</p>\n");
            return;
        }

        WriteFilters(html, assessment);
        IEnumerable<IGrouping<string, Finding>> groups = assessment.Findings
            .GroupBy(finding => finding.Id)
            .OrderByDescending(group => group.Max(finding => finding.Severity))
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, Finding> group in groups)
            WriteRule(html, group);
    }

    private static void WriteFilters(HtmlText html, Assessment assessment)
    {
        html.Raw("<form class=\"filters\" onsubmit=\"return false\">\n<input type=\"search\" placeholder=\"Search rule, file, message\" aria-label=\"Search\">\n");
        foreach (Severity severity in assessment.Findings.Select(finding => finding.Severity).Distinct().OrderDescending())
            html.Add($"<label><input type=\"checkbox\" name=\"severity\" value=\"{HtmlPage.Lower(severity)}\" checked> <span class=\"{HtmlPage.Lower(severity)}\">{HtmlPage.Lower(severity)}</span></label>\n");
        Select("section", "All sections", assessment.Findings.Select(finding => finding.Section).Distinct(StringComparer.Ordinal));
        Select("project", "All projects", assessment.Findings.Select(finding => finding.Project).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (assessment.Findings.Any(finding => finding.IsSuppressed || finding.IsKnown))
            html.Raw("<label><input type=\"checkbox\" name=\"others\"> known and suppressed</label>\n");
        html.Raw("<span class=\"dim\" id=\"shown\" aria-live=\"polite\"></span>\n</form>\n");

        void Select(string name, string all, IEnumerable<string> values)
        {
            html.Add($"<select name=\"{name}\" aria-label=\"{all}\"><option value=\"\">{all}</option>");
            foreach (string value in values)
                html.Add($"<option>{value}</option>");
            html.Raw("</select>\n");
        }
    }

    private static void WriteRule(HtmlText html, IGrouping<string, Finding> group)
    {
        Rule? rule = RuleCatalog.Find(group.Key);
        Finding first = group.First();
        html.Add($"<details class=\"rule\" id=\"{group.Key}\" data-section=\"{first.Section}\"><summary><b class=\"{HtmlPage.Lower(group.Max(finding => finding.Severity))}\">{group.Key}</b> ");
        html.Add($"<span>{TitleOf(group.Key)}</span> <span class=\"tag\">{first.Section}</span> <span class=\"dim count\">{ReportSummary.Count(group.Count(), "finding")}</span></summary>\n");
        if (rule is not null)
            html.Add($"<p class=\"about dim\">{rule.Descriptor.Description.ToString(CultureInfo.InvariantCulture)} <a href=\"{rule.Descriptor.HelpLinkUri}\">{rule.Name}</a></p>\n");
        foreach (Finding finding in group)
            WriteFinding(html, finding);
        html.Raw("</details>\n");
    }

    private static void WriteFinding(HtmlText html, Finding finding)
    {
        string state = finding.IsSuppressed ? " suppressed" : finding.IsKnown ? " known" : "";
        html.Add($"<div class=\"finding{state}\" data-rule=\"{finding.Id}\" data-severity=\"{HtmlPage.Lower(finding.Severity)}\" data-project=\"{finding.Project}\"");
        html.Raw(state.Length > 0 ? " data-other>" : ">");
        html.Add($"<span class=\"place\">{finding.File}:{finding.Line}</span>");
        if (finding.IsSuppressed)
            html.Add($" <span class=\"tag\">suppressed{(finding.Justification is { Length: > 0 } reason ? $": {reason}" : "")}</span>");
        else if (finding.IsKnown)
            html.Raw(" <span class=\"tag\">known</span>");
        if (finding.Confidence == Confidence.Syntactic)
            html.Raw(" <span class=\"tag\" title=\"The name could not be resolved without a build\">matched by name</span>");
        html.Add($"\n<p>{finding.Message}</p>\n");
        if (finding.Excerpt is { } excerpt)
            WriteExcerpt(html, excerpt, finding);
        html.Raw("</div>\n");
    }

    private static void WriteExcerpt(HtmlText html, Excerpt excerpt, Finding finding)
    {
        html.Raw("<pre>");
        for (int index = 0; index < excerpt.Lines.Length; index++)
        {
            int number = excerpt.FirstLine + index;
            string hit = number >= finding.Line && number <= finding.EndLine ? " class=\"hit\"" : "";
            html.Add($"<span data-n=\"{number}\"").Raw(hit).Add($">{excerpt.Lines[index]}</span>");
        }

        html.Raw("</pre>\n");
    }

    private static void WriteInventory(HtmlText html, Assessment assessment)
    {
        if (assessment.Inventory.IsEmpty)
            return;
        html.Raw("<h2>What the applications use</h2>\n<div class=\"scroll\"><table>\n<tr><th>Kind</th><th>Name</th><th>Places</th></tr>\n");
        foreach (IGrouping<(string Kind, string Name), InventoryItem> group in assessment.Inventory.GroupBy(item => (item.Kind, item.Name)))
        {
            html.Add($"<tr><td>{group.Key.Kind}</td><td>{group.Key.Name}</td><td class=\"place\">{string.Join(", ", group.Take(3).Select(item => $"{item.File}:{item.Line}"))}");
            html.Add($"{(group.Count() > 3 ? $" and {group.Count() - 3} more" : "")}</td></tr>\n");
        }

        html.Raw("</table></div>\n");
    }

    private static void WriteStrengths(HtmlText html, Assessment assessment)
    {
        if (assessment.Strengths.IsEmpty)
            return;
        html.Raw("<h2>What is good already</h2>\n<ul>\n");
        foreach (Strength strength in assessment.Strengths)
            html.Add($"<li>{strength.Title} <span class=\"place dim\">{strength.File}:{strength.Line}</span></li>\n");
        html.Raw("</ul>\n");
    }

    private static void WriteProjects(HtmlText html, Assessment assessment)
    {
        html.Raw("<h2>Projects</h2>\n<div class=\"scroll\"><table>\n<tr><th>Project</th><th>Kind</th><th>Targets</th><th class=\"num\">Files</th><th class=\"num\">Lines</th><th class=\"num\">Score</th></tr>\n");
        foreach (AssessedProject project in assessment.Projects.OrderBy(project => project.Score ?? int.MaxValue).ThenBy(project => project.Path, StringComparer.Ordinal))
        {
            html.Add($"<tr><td>{project.Path}{(project.LoadedBy == LoadedBy.Buildless ? " (without a build)" : "")}</td><td>{HtmlPage.Lower(project.Kind)}</td><td>{string.Join(", ", project.TargetFrameworks)}</td>");
            html.Add($"<td class=\"num\">{project.Files}</td><td class=\"num\">{project.Lines}</td><td class=\"num\">{HtmlPage.ShownScore(project.Score)}</td></tr>\n");
        }

        html.Raw("</table></div>\n");
    }

    private static void WriteNotAnalyzed(HtmlText html, Assessment assessment)
    {
        html.Raw("<h2>Not or not fully analyzed</h2>\n");
        if (assessment.NotAnalyzed.IsEmpty)
        {
            html.Raw("<p>Nothing: every file that was found was analyzed.</p>\n");
            return;
        }

        html.Raw("<div class=\"scroll\"><table>\n<tr><th>Path</th><th>Reason</th></tr>\n");
        foreach (NotAnalyzed entry in assessment.NotAnalyzed)
            html.Add($"<tr><td class=\"place\">{entry.Path}</td><td>{entry.Reason}</td></tr>\n");
        html.Raw("</table></div>\n");
    }

    /// <summary>How every number of the page comes about, line by line.</summary>
    private static void WriteScore(HtmlText html, Assessment assessment)
    {
        html.Raw("<h2>How the score comes about</h2>\n");
        html.Add($"<p>Each finding counts the hours that curing it takes, a judgement (info) {Score.InfoWeight * 100:0} % of them; what is suppressed counts nothing. ");
        html.Add($"A score is 100 × K / (K + hours), rounded down: K is {Score.SectionHalvingHours} hours for a section and {Score.TotalHalvingHours} for everything.</p>\n");
        html.Raw("<div class=\"scroll\"><table>\n<tr><th></th><th class=\"num\">Errors and warnings</th><th class=\"num\">Judgements</th><th class=\"num\">Counted</th><th class=\"num\">Score</th></tr>\n");
        foreach (SectionScore section in assessment.Sections)
            Row(section.Name, [.. assessment.ActiveFindings.Where(finding => finding.Section == section.Name)], section.Score);
        Row("Everything", [.. assessment.ActiveFindings.Where(finding => finding.Section != nameof(Section.Tool))], assessment.Score ?? 0);
        html.Raw("</table></div>\n");

        void Row(string name, Finding[] findings, int score)
        {
            decimal severe = findings.Where(finding => finding.Severity > Severity.Info).Sum(finding => finding.Effort);
            decimal judgements = findings.Where(finding => finding.Severity == Severity.Info).Sum(finding => finding.Effort);
            html.Add($"<tr><td>{name}</td><td class=\"num\">{ReportSummary.Hours(severe)}</td><td class=\"num\">{ReportSummary.Hours(judgements)}</td>");
            html.Add($"<td class=\"num\">{ReportSummary.Hours(Score.Work(findings))}</td><td class=\"num\">{score}</td></tr>\n");
        }
    }

    private static string TitleOf(string id) => RuleCatalog.Find(id)?.Descriptor.Title.ToString(CultureInfo.InvariantCulture) ?? "";
}
