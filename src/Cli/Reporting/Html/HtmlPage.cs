using System.Globalization;

namespace CloudReady.Cli.Reporting.Html;

/// <summary>What all pages share: style and script in the page itself, and the ring that shows a score.</summary>
internal static class HtmlPage
{
    private const int RingRadius = 52;

    public static void Start(HtmlText html, string title)
    {
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Add($"<title>{title}</title>\n");
        html.Raw("<link rel=\"icon\" href=\"data:,\">\n<style>\n").Raw(Resource("report.css")).Raw("</style>\n</head>\n<body>\n");
    }

    public static void End(HtmlText html) =>
        html.Add($"<footer>Written by <a href=\"{ToolInfo.Url}\">{ToolInfo.Name}</a> {ToolInfo.Version}. The page loads and sends nothing.</footer>\n")
            .Raw("<script>\n").Raw(Resource("report.js")).Raw("</script>\n</body>\n</html>\n");

    public static void Ring(HtmlText html, int? known)
    {
        int score = known ?? 0;
        string shown = ShownScore(known);
        double circumference = 2 * Math.PI * RingRadius;
        string filled = (circumference * score / 100).ToString("0.#", CultureInfo.InvariantCulture);
        html.Add($"<svg class=\"ring {Grade(score)}\" viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"Score {shown} of 100\"><circle cx=\"60\" cy=\"60\" r=\"{RingRadius}\"/>");
        html.Add($"<circle class=\"value\" cx=\"60\" cy=\"60\" r=\"{RingRadius}\" style=\"stroke:var(--c)\" stroke-dasharray=\"{filled} {circumference.ToString("0.#", CultureInfo.InvariantCulture)}\"/>");
        html.Add($"<text x=\"60\" y=\"68\">{shown}</text><text class=\"of\" x=\"60\" y=\"86\">of 100</text></svg>\n");
    }

    /// <summary>The number, or a dash where nothing was analyzed.</summary>
    public static string ShownScore(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "–";

    /// <summary>The class of a score: good, medium or bad.</summary>
    public static string Grade(int score) => score >= 80 ? "good" : score >= 50 ? "medium" : "bad";

    public static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("html/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
