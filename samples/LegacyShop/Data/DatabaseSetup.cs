namespace LegacyShop.Data;

public static class DatabaseSetup
{
    /// <summary>The installer calls it; so did every start, until two servers raced.</summary>
    public static void CreateDatabase(this IHost host)
    {
        using var scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreated();
    }
}
