#pragma warning disable CA1416 // written for a Windows server
using System.Diagnostics;

namespace LegacyShop.Services;

/// <summary>How busy the old server is; the import waits while it is.</summary>
public class ServerLoad
{
    public bool IsBusy()
    {
        using var processor = new PerformanceCounter("Processor", "% Processor Time", "_Total");
        return processor.NextValue() > 90;
    }
}
