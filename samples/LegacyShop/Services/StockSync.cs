namespace LegacyShop.Services;

/// <summary>Takes over what the warehouse has put into the folder.</summary>
public class StockSync(IWebHostEnvironment environment, ILogger<StockSync> logger) : BackgroundService
{
    private int _failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TakeOverAsync(environment.ContentRootPath + "\\stock\\incoming.csv");
                Thread.Sleep(TimeSpan.FromSeconds(1));
            }
        }
        finally
        {
            logger.LogInformation("Stock synchronization has stopped");
        }
    }

    private async Task TakeOverAsync(string path)
    {
        try
        {
            if (File.Exists(path))
                logger.LogInformation("{Lines} lines of stock", (await File.ReadAllLinesAsync(path)).Length);
        }
        catch (IOException exception)
        {
            logger.LogError(exception, "The stock cannot be read");
            if (++_failures > 10)
                Environment.Exit(1);
        }
    }
}
