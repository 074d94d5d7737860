using System.Text.Json;
using LegacyShop.Data;
using LegacyShop.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;

namespace LegacyShop.Controllers;

[ApiController]
[Route("products")]
public class ProductsController(
    ShopContext context, StockRepository stock, ProductImageStore images, IDistributedCache cache) : ControllerBase
{
    [HttpGet]
    public async Task<List<Product>> List()
    {
        if (await cache.GetStringAsync("catalog") is { } cached)
        {
            return JsonSerializer.Deserialize<List<Product>>(cached) ?? [];
        }

        var products = await context.Products.AsNoTracking().OrderBy(product => product.Name).ToListAsync();
        await cache.SetStringAsync("catalog", JsonSerializer.Serialize(products),
            new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(4) });
        return products;
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Get(int id)
    {
        var product = await context.Products.FindAsync(id);
        return product is null
            ? NotFound()
            : Ok(new { product.Id, product.Sku, product.Name, product.Price, Stock = await stock.GetQuantityAsync(product.Sku) });
    }

    [HttpGet("{id:int}/image")]
    public async Task<IActionResult> Image(int id)
    {
        var product = await context.Products.FindAsync(id);
        return product?.ImageFile is { } file ? PhysicalFile(images.GetPath(file), "image/jpeg") : NotFound();
    }

    [HttpPost("{id:int}/image")]
    [RequestSizeLimit(5_000_000)]
    public async Task<IActionResult> UploadImage(int id, IFormFile image)
    {
        var product = await context.Products.FindAsync(id);
        if (product is null)
        {
            return NotFound();
        }

        product.ImageFile = await images.SaveAsync(id, image);
        await context.SaveChangesAsync();
        return NoContent();
    }
}
