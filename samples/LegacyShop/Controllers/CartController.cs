using LegacyShop.Services;
using Microsoft.AspNetCore.Mvc;

namespace LegacyShop.Controllers;

[ApiController]
[Route("cart")]
public class CartController : ControllerBase
{
    [HttpGet]
    public List<CartItem> Get() => HttpContext.Session.GetCart();

    [HttpPost("items")]
    public List<CartItem> Add(CartItem item)
    {
        var items = HttpContext.Session.GetCart();
        var quantity = item.Quantity + items.Where(other => other.ProductId == item.ProductId).Sum(other => other.Quantity);
        items.RemoveAll(other => other.ProductId == item.ProductId);
        items.Add(item with { Quantity = quantity });
        HttpContext.Session.SetCart(items);
        return items;
    }

    [HttpDelete]
    public IActionResult Clear()
    {
        HttpContext.Session.SetCart([]);
        return NoContent();
    }
}
