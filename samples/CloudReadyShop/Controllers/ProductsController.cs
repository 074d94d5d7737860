using System.Text.Json;
using CloudReadyShop.Data;
using CloudReadyShop.Endpoints;
using CloudReadyShop.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;

namespace CloudReadyShop.Controllers;

[ApiController]
[Route("products")]
public class ProductsController(
    ShopContext context, StockRepository stock, ProductImageStore images, IDistributedCache cache) : ControllerBase
{
    public const string CatalogCacheKey = "catalog";

    [HttpGet]
    public async Task<List<Product>> List()
    {
        if (await cache.GetStringAsync(CatalogCacheKey) is { } cached)
        {
            return JsonSerializer.Deserialize<List<Product>>(cached) ?? [];
        }

        var products = await context.Products.AsNoTracking().OrderBy(product => product.Name).ToListAsync();
        await cache.SetStringAsync(CatalogCacheKey, JsonSerializer.Serialize(products),
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
        var image = await images.FindAsync(id);
        return image is null ? NotFound() : File(image.Content, image.ContentType);
    }

    [HttpPost("{id:int}/image")]
    [Authorize(AdminEndpoints.Policy)]
    [RequestSizeLimit(5_000_000)]
    public async Task<IActionResult> UploadImage(int id, IFormFile image)
    {
        if (!image.ContentType.StartsWith("image/", StringComparison.Ordinal))
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await context.Products.FindAsync(id) is null)
        {
            return NotFound();
        }

        await images.SaveAsync(id, image);
        return NoContent();
    }
}
