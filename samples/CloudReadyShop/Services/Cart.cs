using System.Text.Json;

namespace CloudReadyShop.Services;

public record CartItem(int ProductId, int Quantity);

public static class Cart
{
    private const string SessionKey = "Cart";

    public static async Task<List<CartItem>> GetCartAsync(this ISession session)
    {
        await session.LoadAsync();
        return session.GetString(SessionKey) is { } json ? JsonSerializer.Deserialize<List<CartItem>>(json) ?? [] : [];
    }

    public static void SetCart(this ISession session, List<CartItem> items) =>
        session.SetString(SessionKey, JsonSerializer.Serialize(items));
}
