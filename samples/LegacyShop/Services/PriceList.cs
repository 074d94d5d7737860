namespace LegacyShop.Services;

/// <summary>Prices for the tills of the stores, which fetch them as a file.</summary>
public class PriceList
{
    public void Export(IEnumerable<string> lines) => File.WriteAllLines("tills/prices.csv", lines);
}
