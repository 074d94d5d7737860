namespace LegacyShop.Services;

/// <summary>Writes yesterday's sales report at two in the morning.</summary>
public class NightlyReportJob(IServiceScopeFactory scopes, ILogger<NightlyReportJob> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = DateTime.Now.Hour < 2 ? DateTime.Today.AddHours(2) : DateTime.Today.AddDays(1).AddHours(2);
            await Task.Delay(next - DateTime.Now, stoppingToken);

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var report = scope.ServiceProvider.GetRequiredService<SalesReport>();
                var path = await report.CreateAsync(DateTime.Today.AddDays(-1), stoppingToken);
                logger.LogInformation("Sales report written to {Path}", path);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Sales report failed");
            }
        }
    }
}
