using Microsoft.AspNetCore.Mvc;

namespace LegacyShop.Controllers;

[ApiController]
[Route("stock")]
public class StockController(ILogger<StockController> logger) : ControllerBase
{
    /// <summary>The warehouse sends its whole stock, line by line, which takes a while.</summary>
    [HttpPost("import")]
    public async Task<IActionResult> Import()
    {
        logger.LogInformation("Stock import begins");
        using var reader = new StreamReader(Request.Body);
        var lines = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
                lines++;
        }

        return Ok(lines);
    }
}
