using System.Net;

namespace LegacyShop.Services;

/// <summary>Takes labels from the till on the same server and sends them to its printer.</summary>
public class LabelPrinter : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add("http://localhost:8095/labels/");
        listener.Start();
        await using var stop = stoppingToken.Register(listener.Stop);
        while (!stoppingToken.IsCancellationRequested)
        {
            var context = await listener.GetContextAsync();
            context.Response.Close();
        }
    }
}
