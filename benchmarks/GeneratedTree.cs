using System.Text;

namespace CloudReady.Benchmarks;

/// <summary>
/// Source of a web application of any size, with the mix of code that business applications have: most of it is nothing
/// to the rules, some of it carries their names, a little of it is a finding.
/// </summary>
internal static class GeneratedTree
{
    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.MapGet("/", () => "shop");
        app.Run();
        """;

    /// <summary>The files of a tree of at least that many lines.</summary>
    public static IReadOnlyList<string> Create(int lines)
    {
        var files = new List<string> { Program };
        for (int count = 0; count < lines; count += files[^1].Count(static c => c == '\n'))
            files.Add(Service(files.Count));
        return files;
    }

    private static string Service(int number)
    {
        var source = new StringBuilder($$"""
            using System;
            using System.Collections.Generic;
            using System.Diagnostics;
            using System.IO;
            using System.Linq;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Logging;

            namespace Shop.Module{{number}};

            public sealed record Order{{number}}(int Id, string Customer, decimal Total, DateTime Created);

            public sealed class OrderService{{number}}(HttpClient client, ILogger<OrderService{{number}}> logger, IConfiguration configuration)
            {
                private readonly Dictionary<int, Order{{number}}> _orders = new();
                private static readonly string[] States = ["new", "paid", "shipped", "returned"];
                private int _runs;

            """);
        for (int method = 0; method < 12; method++)
        {
            source.Append($$"""

                    /// <summary>Loads the orders of a customer and prices them.</summary>
                    public async Task<IReadOnlyList<Order{{number}}>> LoadOrders{{method}}Async(string customer, int page, CancellationToken cancellationToken)
                    {
                        ArgumentNullException.ThrowIfNull(customer);
                        string url = $"api/customers/{customer}/orders?page={page}&size=50";
                        using HttpResponseMessage response = await client.GetAsync(url, cancellationToken).ConfigureAwait(false);
                        if (!response.IsSuccessStatusCode)
                        {
                            logger.LogWarning("Loading orders of {Customer} failed with {Status}", customer, response.StatusCode);
                            return Array.Empty<Order{{number}}>();
                        }

                        string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                        var result = new List<Order{{number}}>();
                        foreach (string line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        {
                            string[] parts = line.Split(';');
                            if (parts.Length < 4 || !int.TryParse(parts[0], out int id))
                                continue;

                            decimal total = decimal.Parse(parts[2]) * (1 + {{method}} / 100m);
                            var order = new Order{{number}}(id, parts[1].Trim(), total, DateTime.UtcNow.AddDays(-id));
                            _orders[id] = order;
                            result.Add(order);
                        }

                        _runs++;
                        return result.Where(order => order.Total > 0).OrderByDescending(order => order.Created).Take(50).ToList();
                    }

                    public string Describe{{method}}(Order{{number}} order)
                    {
                        string state = States[order.Id % States.Length];
                        string currency = configuration["Shop:Currency"] ?? "EUR";
                        var text = "Order " + order.Id + " of " + order.Customer + " is " + state + ", total " + order.Total.ToString("0.00") + " " + currency;
                        if (File.Exists(Path.Combine("templates", state + ".txt")))
                            text = File.ReadAllText(Path.Combine("templates", state + ".txt")).Replace("{order}", text, StringComparison.Ordinal);
                        string sql = "SELECT Id, Customer, Total FROM Orders WHERE State = @state AND Total >= @total ORDER BY Created DESC";
                        logger.LogDebug("Described {Order} with {Sql}", order.Id, sql);
                        return state switch
                        {
                            "new" => text,
                            "paid" when order.Total > 100 => text + "; free delivery",
                            "shipped" => $"{text} (sent on {order.Created:yyyy-MM-dd})",
                            _ => text.ToUpperInvariant(),
                        };
                    }

                """);
        }

        source.Append($$"""

                private static string Report{{number}}(string name)
                {
                    using var process = Process.Start(new ProcessStartInfo("report-tool", name) { RedirectStandardOutput = true })!;
                    process.WaitForExit(1000);
                    return process.ExitCode == 0 ? "ok" : "failed";
                }

                public string ConnectionInfo() => "Server=sql{{number}}.shop.internal;Database=Orders;User Id=shop;Password=from-vault";
            }
            """);
        return source.ToString();
    }
}
