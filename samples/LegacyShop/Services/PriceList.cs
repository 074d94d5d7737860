namespace LegacyShop.Services;

/// <summary>Prices for the tills of the stores, which fetch them as a file.</summary>
public class PriceList(IConfiguration configuration)
{
    public void Export(IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(configuration["Tills:Folder"] ?? "tills", "prices.csv"), lines);
}
