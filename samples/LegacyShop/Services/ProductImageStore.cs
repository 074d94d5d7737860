namespace LegacyShop.Services;

public class ProductImageStore(IWebHostEnvironment environment)
{
    private readonly string _folder = Path.Combine(environment.ContentRootPath, "uploads", "products");

    public async Task<string> SaveAsync(int productId, IFormFile image)
    {
        Directory.CreateDirectory(_folder);
        var fileName = productId + Path.GetExtension(image.FileName).ToLowerInvariant();
        await using var file = new FileStream(Path.Combine(_folder, fileName), FileMode.Create);
        await image.CopyToAsync(file);
        return fileName;
    }

    public string GetPath(string fileName) => Path.Combine(_folder, Path.GetFileName(fileName));
}
