using LegacyShop.Data;
using LegacyShop.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LegacyShop.Controllers;

public record PlaceOrder(string CustomerEmail);

[ApiController]
[Route("orders")]
public class OrdersController(
    ShopContext context, StockRepository stock, OrderArchive archive, ILogger<OrdersController> logger) : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Place(PlaceOrder request)
    {
        var cart = HttpContext.Session.GetCart();
        if (cart.Count == 0)
        {
            return BadRequest("The cart is empty.");
        }

        var order = new Order { CustomerEmail = request.CustomerEmail, PlacedAt = DateTime.Now };
        foreach (var item in cart)
        {
            var product = await context.Products.FindAsync(item.ProductId);
            if (product is null || !await stock.ReserveAsync(product.Sku, item.Quantity))
            {
                return Conflict($"Product {item.ProductId} is sold out.");
            }

            order.Lines.Add(new OrderLine { ProductId = product.Id, Quantity = item.Quantity, UnitPrice = product.Price });
        }

        order.Total = order.Lines.Sum(line => line.Quantity * line.UnitPrice);
        context.Orders.Add(order);
        await context.SaveChangesAsync();
        HttpContext.Session.SetCart([]);

        logger.LogInformation("Order {OrderId} placed, total {Total}", order.Id, order.Total);
        return CreatedAtAction(nameof(Get), new { id = order.Id }, order);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Get(int id)
    {
        var order = await context.Orders.Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == id);
        return order is null ? NotFound() : Ok(order);
    }

    [HttpGet("archive/{year:int}")]
    public Task<List<ArchivedOrder>> Archive(int year, string email) => archive.FindAsync(year, email);
}
