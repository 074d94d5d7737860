using CloudReadyShop.Services;
using Microsoft.AspNetCore.Mvc;

namespace CloudReadyShop.Controllers;

[ApiController]
[Route("cart")]
public class CartController : ControllerBase
{
    [HttpGet]
    public Task<List<CartItem>> Get() => HttpContext.Session.GetCartAsync();

    [HttpPost("items")]
    public async Task<List<CartItem>> Add(CartItem item)
    {
        var items = await HttpContext.Session.GetCartAsync();
        var quantity = item.Quantity + items.Where(other => other.ProductId == item.ProductId).Sum(other => other.Quantity);
        items.RemoveAll(other => other.ProductId == item.ProductId);
        items.Add(item with { Quantity = quantity });
        HttpContext.Session.SetCart(items);
        return items;
    }

    [HttpDelete]
    public async Task<IActionResult> Clear()
    {
        await HttpContext.Session.LoadAsync();
        HttpContext.Session.SetCart([]);
        return NoContent();
    }
}
