using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CloudReadyShop.Services;

/// <summary>Without its cache the shop forgets carts, so it should get no traffic.</summary>
public class SessionCacheHealthCheck(IDistributedCache cache) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await cache.GetAsync("readiness", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
