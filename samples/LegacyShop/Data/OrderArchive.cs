using Microsoft.Data.SqlClient;

namespace LegacyShop.Data;

public record ArchivedOrder(int Id, DateTime PlacedAt, decimal Total);

/// <summary>Orders of past years: one database for each year, on the archive server.</summary>
public class OrderArchive
{
    public async Task<List<ArchivedOrder>> FindAsync(int year, string customerEmail)
    {
        await using var connection = new SqlConnection(
            $"Server=ARCHIVE-SQL;Database=Orders{year};User Id=archive_reader;Password=Sh0p!2019;TrustServerCertificate=True");
        await connection.OpenAsync();

        await using var command = new SqlCommand(
            "SELECT Id, PlacedAt, Total FROM dbo.Orders WHERE CustomerEmail = @email ORDER BY PlacedAt", connection);
        command.Parameters.AddWithValue("@email", customerEmail);

        var orders = new List<ArchivedOrder>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            orders.Add(new ArchivedOrder(reader.GetInt32(0), reader.GetDateTime(1), reader.GetDecimal(2)));
        }

        return orders;
    }
}
