using System.Diagnostics;
using LegacyShop.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;

namespace LegacyShop.Controllers;

/// <summary>IIS lets only the office network reach /admin.</summary>
[ApiController]
[Route("admin")]
public class AdminController(SalesReport report, ILogger<AdminController> logger) : ControllerBase
{
    private const string SearchServer = "SHOPSQL02";

    /// <summary>The catalog is cached in the worker process, so a new process has an empty cache.</summary>
    [HttpPost("clear-cache")]
    public IActionResult ClearCache()
    {
        Process.Start("cmd.exe", "/c %windir%\\system32\\inetsrv\\appcmd recycle apppool LegacyShop");
        return Accepted();
    }

    [HttpPost("rebuild-search")]
    public IActionResult RebuildSearch()
    {
        var startInfo = new ProcessStartInfo
        {
            FileName = "powershell.exe",
            Arguments = "-NoProfile -File scripts\\Rebuild-SearchIndex.ps1",
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(startInfo)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        logger.LogInformation("Search index rebuilt, exit code {ExitCode}: {Output}", process.ExitCode, output);
        return process.ExitCode == 0 ? Ok(output) : Problem(output);
    }

    [HttpGet("search-size")]
    public async Task<IActionResult> SearchSize()
    {
        var connectionString = "Server=" + SearchServer + ";Database=ShopSearch;" +
            "User Id=shop_admin;Password=Sh0p!2019;TrustServerCertificate=True";
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();

        await using var command = new SqlCommand("SELECT COUNT(*) FROM dbo.SearchTerms", connection);
        return Ok(await command.ExecuteScalarAsync());
    }

    [HttpPost("reports/{day:datetime}")]
    public async Task<IActionResult> CreateReport(DateTime day, CancellationToken cancellationToken) =>
        Ok(await report.CreateAsync(day.Date, cancellationToken));
}
