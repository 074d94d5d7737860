using CloudReadyShop.Data;
using CloudReadyShop.Endpoints;
using CloudReadyShop.Services;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using OpenTelemetry.Metrics;
using Serilog;
using Serilog.Formatting.Compact;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseSerilog((context, logger) => logger
    .ReadFrom.Configuration(context.Configuration)
    .WriteTo.Console(new RenderedCompactJsonFormatter()));

builder.Services.AddDbContext<ShopContext>(options =>
    options.UseSqlServer(builder.Configuration.GetConnectionString("Shop")));
builder.Services.AddScoped<StockRepository>();
builder.Services.AddScoped<OrderArchive>();
builder.Services.AddScoped<SalesReport>();
builder.Services.AddScoped<SearchIndex>();
builder.Services.AddScoped<ProductImageStore>();

var redis = builder.Configuration.GetConnectionString("Redis") ?? "";
builder.Services.AddStackExchangeRedisCache(options =>
{
    options.Configuration = redis;
    options.InstanceName = "shop:";
});
builder.Services.AddSession(options =>
{
    options.IdleTimeout = TimeSpan.FromMinutes(30);
    options.Cookie.IsEssential = true;
});

// Every replica must be able to read the session cookie that another one wrote.
var keyStore = new Lazy<IConnectionMultiplexer>(
    () => ConnectionMultiplexer.Connect(redis), LazyThreadSafetyMode.PublicationOnly);
builder.Services.AddDataProtection()
    .SetApplicationName("shop")
    .PersistKeysToStackExchangeRedis(() => keyStore.Value.GetDatabase(), "shop:data-protection-keys");

builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy(AdminEndpoints.Policy, policy => policy.RequireRole("shop-admin"));

builder.Services.AddHealthChecks()
    .AddDbContextCheck<ShopContext>("shop-database")
    .AddCheck<SessionCacheHealthCheck>("session-cache", timeout: TimeSpan.FromSeconds(3));
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
    .AddAspNetCoreInstrumentation()
    .AddHttpClientInstrumentation()
    .AddRuntimeInstrumentation()
    .AddPrometheusExporter());
// An order that one replica takes reaches the clients of all.
builder.Services.AddSignalR().AddStackExchangeRedis(redis);
builder.Services.AddControllers();

var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();

// Only carts need the session: neither a probe nor the catalog waits for Redis.
app.UseWhen(
    context => context.Request.Path.StartsWithSegments("/cart") || context.Request.Path.StartsWithSegments("/orders"),
    branch => branch.UseSession());

// Live: the process answers. Ready: what it needs answers too.
app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/healthz/ready");
app.MapPrometheusScrapingEndpoint();
app.MapAdminEndpoints();
app.MapControllers();
app.MapHub<OrderHub>("/orders/live");

app.Run();
