using CloudReadyShop.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudReadyShop.Services;

/// <summary>Images live in the shop's database, where every replica finds them.</summary>
public class ProductImageStore(ShopContext context)
{
    public async Task SaveAsync(int productId, IFormFile upload)
    {
        using var content = new MemoryStream();
        await upload.CopyToAsync(content);

        await context.ProductImages.Where(image => image.ProductId == productId).ExecuteDeleteAsync();
        context.ProductImages.Add(new ProductImage
        {
            ProductId = productId,
            ContentType = upload.ContentType,
            Content = content.ToArray(),
        });
        await context.SaveChangesAsync();
    }

    public Task<ProductImage?> FindAsync(int productId) =>
        context.ProductImages.AsNoTracking().SingleOrDefaultAsync(image => image.ProductId == productId);
}
