using Microsoft.Data.SqlClient;

namespace CloudReadyShop.Data;

/// <summary>Stock levels live in the warehouse system's database, which only offers a view.</summary>
public class StockRepository(IConfiguration configuration)
{
    private readonly string? _connectionString = configuration.GetConnectionString("Warehouse");

    public async Task<int> GetQuantityAsync(string sku)
    {
        await using var connection = new SqlConnection(_connectionString);
        await connection.OpenAsync();

        await using var command = new SqlCommand("SELECT Quantity FROM dbo.StockLevels WHERE Sku = @sku", connection);
        command.Parameters.AddWithValue("@sku", sku);
        return await command.ExecuteScalarAsync() is int quantity ? quantity : 0;
    }

    public async Task<bool> ReserveAsync(string sku, int quantity)
    {
        await using var connection = new SqlConnection(_connectionString);
        await connection.OpenAsync();

        await using var command = new SqlCommand(
            "UPDATE dbo.StockLevels SET Quantity = Quantity - @quantity WHERE Sku = @sku AND Quantity >= @quantity",
            connection);
        command.Parameters.AddWithValue("@sku", sku);
        command.Parameters.AddWithValue("@quantity", quantity);
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
