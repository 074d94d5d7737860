using Microsoft.Data.SqlClient;

namespace CloudReadyShop.Data;

public record ArchivedOrder(int Id, DateTimeOffset PlacedAt, decimal Total);

/// <summary>Orders of past years: one database for all years, wherever the configuration says it is.</summary>
public class OrderArchive(IConfiguration configuration)
{
    public async Task<List<ArchivedOrder>> FindAsync(int year, string customerEmail)
    {
        await using var connection = new SqlConnection(configuration.GetConnectionString("Archive"));
        await connection.OpenAsync();

        await using var command = new SqlCommand(
            "SELECT Id, PlacedAt, Total FROM dbo.Orders WHERE Year = @year AND CustomerEmail = @email ORDER BY PlacedAt",
            connection);
        command.Parameters.AddWithValue("@year", year);
        command.Parameters.AddWithValue("@email", customerEmail);

        var orders = new List<ArchivedOrder>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            orders.Add(new ArchivedOrder(reader.GetInt32(0), reader.GetDateTimeOffset(1), reader.GetDecimal(2)));
        }

        return orders;
    }
}
