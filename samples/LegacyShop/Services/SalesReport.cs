using System.Globalization;
using System.Text;
using LegacyShop.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace LegacyShop.Services;

/// <summary>Sales of one day: a CSV file for the accountants and a row in the finance database.</summary>
public class SalesReport(ShopContext context, IConfiguration configuration, IWebHostEnvironment environment)
{
    public async Task<string> CreateAsync(DateTime day, CancellationToken cancellationToken)
    {
        var orders = await context.Orders
            .Where(order => order.PlacedAt >= day && order.PlacedAt < day.AddDays(1))
            .OrderBy(order => order.PlacedAt)
            .ToListAsync(cancellationToken);

        await SaveTotalAsync(day, orders.Sum(order => order.Total), cancellationToken);
        return await WriteFileAsync(day, orders, cancellationToken);
    }

    private async Task SaveTotalAsync(DateTime day, decimal total, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(configuration.GetConnectionString("Finance"));
        await connection.OpenAsync(cancellationToken);

        await using var command = new SqlCommand("INSERT INTO dbo.DailySales (Day, Total) VALUES (@day, @total)", connection);
        command.Parameters.AddWithValue("@day", day);
        command.Parameters.AddWithValue("@total", total);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<string> WriteFileAsync(DateTime day, List<Order> orders, CancellationToken cancellationToken)
    {
        var csv = new StringBuilder("Order;Customer;Placed;Total\n");
        foreach (var order in orders)
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"{order.Id};{order.CustomerEmail};{order.PlacedAt:s};{order.Total}");
        }

        var folder = Path.Combine(environment.ContentRootPath, configuration["Reports:Folder"] ?? "reports");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"sales-{day:yyyy-MM-dd}.csv");
        await File.WriteAllTextAsync(path, csv.ToString(), cancellationToken);
        return path;
    }
}
