using System.Text.Json;

namespace LegacyShop.Services;

/// <summary>Settings of three generations: App.config, the installer's environment variables, the shop's own file.</summary>
public static class ShopSettings
{
    private const string BannerFile = "appsettings.Banner.json";

    private static readonly IConfiguration Banner = new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile(BannerFile, optional: true, reloadOnChange: true)
        .Build();

    public static string BannerText => Banner["Banner"] ?? "";

    public static string OrderMail => System.Configuration.ConfigurationManager.AppSettings["OrderMail"] ?? "";

    public static string Region => Environment.GetEnvironmentVariable("SHOP_REGION", EnvironmentVariableTarget.Machine) ?? "EU";

    public static void SetBanner(string text) =>
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, BannerFile), JsonSerializer.Serialize(new { Banner = text }));
}
