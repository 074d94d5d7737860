using System.Text.Json;

namespace LegacyShop.Services;

public record CartItem(int ProductId, int Quantity);

public static class Cart
{
    private const string SessionKey = "Cart";

    public static List<CartItem> GetCart(this ISession session) =>
        session.GetString(SessionKey) is { } json ? JsonSerializer.Deserialize<List<CartItem>>(json) ?? [] : [];

    public static void SetCart(this ISession session, List<CartItem> items) =>
        session.SetString(SessionKey, JsonSerializer.Serialize(items));
}
