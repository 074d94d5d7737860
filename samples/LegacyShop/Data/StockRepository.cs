using Microsoft.Data.SqlClient;

namespace LegacyShop.Data;

/// <summary>Stock levels live in the warehouse system's database, which only offers a view.</summary>
public class StockRepository
{
    private const string ConnectionString =
        "Data Source=WAREHOUSE-SQL;Initial Catalog=Warehouse;User ID=stock_reader;Password=Sh0p!2019;Connect Timeout=15;TrustServerCertificate=True";

    public async Task<int> GetQuantityAsync(string sku)
    {
        await using var connection = new SqlConnection(ConnectionString);
        await connection.OpenAsync();

        await using var command = new SqlCommand("SELECT Quantity FROM dbo.StockLevels WHERE Sku = @sku", connection);
        command.Parameters.AddWithValue("@sku", sku);
        return await command.ExecuteScalarAsync() is int quantity ? quantity : 0;
    }

    public async Task<bool> ReserveAsync(string sku, int quantity)
    {
        await using var connection = new SqlConnection(ConnectionString);
        await connection.OpenAsync();

        await using var command = new SqlCommand(
            "UPDATE dbo.StockLevels SET Quantity = Quantity - @quantity WHERE Sku = @sku AND Quantity >= @quantity",
            connection);
        command.Parameters.AddWithValue("@sku", sku);
        command.Parameters.AddWithValue("@quantity", quantity);
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
