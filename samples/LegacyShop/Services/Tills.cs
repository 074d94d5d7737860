using Microsoft.Extensions.Caching.Memory;

namespace LegacyShop.Services;

/// <summary>The tills of the stores, which report their sales and are told what is out of stock.</summary>
public class Tills(IMemoryCache cache)
{
    private static readonly Dictionary<string, DateTime> LastSeen = [];

    private readonly string _inbox = @"D:\Tills\Inbox";

    private readonly string _templates = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "Shop", "Receipts");

    public void Report(string till, decimal sales)
    {
        LastSeen[till] = DateTime.UtcNow;
        cache.Set($"sales-{till}", sales);
    }

    public FileSystemWatcher WatchInbox() => new(_inbox, "*.csv");

    public string Receipt(string name) => File.ReadAllText(Path.Combine(_templates, name));
}
