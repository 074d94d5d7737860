using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using System.Security.Principal;
using Microsoft.Win32;

namespace LegacyShop.Services;

/// <summary>What the shop takes from the server that it was installed on.</summary>
public static partial class WindowsServer
{
    public static string Currency => Registry.GetValue(@"HKEY_LOCAL_MACHINE\SOFTWARE\LegacyShop", "Currency", "EUR") as string ?? "EUR";

    public static string Operator => WindowsIdentity.GetCurrent().Name;

    public static DateTime OfficeTime =>
        TimeZoneInfo.ConvertTime(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time"));

    public static X509Certificate2Collection Certificates()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindBySubjectName, "LegacyShop", validOnly: true);
    }

    /// <summary>Price lists are Excel workbooks.</summary>
    public static object? OpenExcel() => Type.GetTypeFromProgID("Excel.Application") is { } type ? Activator.CreateInstance(type) : null;

    /// <summary>Somebody at the server's console has to agree.</summary>
    public static bool IsConfirmed() => Console.ReadKey().Key == ConsoleKey.Y;

    [LibraryImport("kernel32.dll", EntryPoint = "GetTickCount64")]
    public static partial ulong Uptime();
}
