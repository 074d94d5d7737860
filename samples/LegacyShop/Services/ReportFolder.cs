namespace LegacyShop.Services;

/// <summary>The folder of the sales reports.</summary>
public static class ReportFolder
{
    /// <summary>Deletes all reports; the accountants have copied them.</summary>
    public static int Purge(string contentRoot)
    {
        var folder = Path.Combine(contentRoot, "reports");
        if (!Directory.Exists(folder))
            return 0;

        var reports = Directory.GetFiles(folder, "sales-*.csv");
        foreach (var report in reports)
            File.Delete(report);
        return reports.Length;
    }
}
