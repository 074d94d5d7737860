using CloudReadyShop.Controllers;
using CloudReadyShop.Services;
using Microsoft.Extensions.Caching.Distributed;

namespace CloudReadyShop.Endpoints;

public static class AdminEndpoints
{
    public const string Policy = "Admin";

    public static void MapAdminEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/admin/clear-cache", async (IDistributedCache cache, CancellationToken cancellationToken) =>
        {
            await cache.RemoveAsync(ProductsController.CatalogCacheKey, cancellationToken);
            return Results.NoContent();
        }).RequireAuthorization(Policy);

        endpoints.MapPost("/admin/rebuild-search", async (SearchIndex index, CancellationToken cancellationToken) =>
        {
            await index.RebuildAsync(cancellationToken);
            return Results.NoContent();
        }).RequireAuthorization(Policy);

        endpoints.MapGet("/admin/search-size", (SearchIndex index, CancellationToken cancellationToken) =>
            index.CountTermsAsync(cancellationToken)).RequireAuthorization(Policy);

        // Called each night by the platform's scheduler: once, however many replicas run.
        endpoints.MapPost("/admin/reports/{day}", async (DateOnly day, SalesReport report, CancellationToken cancellationToken) =>
            Results.Text(await report.CreateAsync(day, cancellationToken), "text/csv")).RequireAuthorization(Policy);
    }
}
