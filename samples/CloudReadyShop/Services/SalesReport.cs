using System.Globalization;
using System.Text;
using CloudReadyShop.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CloudReadyShop.Services;

/// <summary>Sales of one day: CSV for the accountants and a row in the finance database.</summary>
public class SalesReport(ShopContext context, IConfiguration configuration)
{
    /// <summary>Returns the CSV; may be called again for the same day.</summary>
    public async Task<string> CreateAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var end = start.AddDays(1);
        var orders = await context.Orders
            .Where(order => order.PlacedAt >= start && order.PlacedAt < end)
            .OrderBy(order => order.PlacedAt)
            .ToListAsync(cancellationToken);

        await SaveTotalAsync(day, orders.Sum(order => order.Total), cancellationToken);

        var csv = new StringBuilder("Order;Customer;Placed;Total\n");
        foreach (var order in orders)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{order.Id};{order.CustomerEmail};{order.PlacedAt:s};{order.Total}\n");
        }

        return csv.ToString();
    }

    private async Task SaveTotalAsync(DateOnly day, decimal total, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(configuration.GetConnectionString("Finance"));
        await connection.OpenAsync(cancellationToken);

        await using var command = new SqlCommand(
            """
            SET XACT_ABORT ON;
            BEGIN TRANSACTION;
            DELETE dbo.DailySales WHERE Day = @day;
            INSERT INTO dbo.DailySales (Day, Total) VALUES (@day, @total);
            COMMIT;
            """,
            connection);
        command.Parameters.AddWithValue("@day", day);
        command.Parameters.AddWithValue("@total", total);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
