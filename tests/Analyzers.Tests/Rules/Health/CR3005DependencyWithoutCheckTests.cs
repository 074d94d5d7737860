namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3005DependencyWithoutCheckTests
{
    [Theory]
    [InlineData("builder.Services.{|CR3005:AddDbContext<ShopContext>(options => options.UseSqlServer())|};")]
    [InlineData("builder.Services.{|CR3005:AddDbContextPool<ShopContext>(options => options.UseSqlServer())|};")]
    [InlineData("builder.Services.{|CR3005:AddDbContextFactory<ShopContext>()|};")]
    [InlineData("builder.Services.{|CR3005:AddStackExchangeRedisCache(options => { })|};")]
    [InlineData("builder.Services.AddHealthChecks().AddDbContextCheck<OtherContext>(); builder.Services.{|CR3005:AddDbContext<ShopContext>()|};")]
    [InlineData("builder.Services.AddHealthChecks().AddCheck(\"self\", () => HealthCheckResult.Healthy()); builder.Services.{|CR3005:AddDbContext<ShopContext>()|};")]
    [InlineData("builder.Services.{|CR3005:AddSingleton<StackExchange.Redis.IConnectionMultiplexer>(_ => null!)|};")]
    [InlineData("builder.Services.{|CR3005:AddSingleton<MongoDB.Driver.IMongoClient>(_ => null!)|};")]
    [InlineData("builder.Services.{|CR3005:AddSingleton<RabbitMQ.Client.IConnection>(_ => null!)|}.AddControllers();")]
    [InlineData("builder.Services.{|CR3005:AddStackExchangeRedisCache(options => { })|}; builder.Services.AddSingleton<StackExchange.Redis.IConnectionMultiplexer>(_ => null!);")]
    public Task Reports_a_dependency_that_no_check_covers(string registration) => AnalyzeAsync(registration);

    [Theory]
    [InlineData("builder.Services.AddDbContext<ShopContext>(); builder.Services.AddHealthChecks().AddDbContextCheck<ShopContext>();")]
    [InlineData("builder.Services.AddStackExchangeRedisCache(options => { }); builder.Services.AddHealthChecks().AddRedis(\"configured\");")]
    [InlineData("builder.Services.AddDbContext<ShopContext>(); builder.Services.AddHealthChecks().AddCheck<EverythingCheck>(\"all\");")]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => options.UseInMemoryDatabase(\"tests\"));")]
    [InlineData("if (builder.Environment.IsDevelopment()) { builder.Services.AddDbContext<ShopContext>(); }")]
    [InlineData("builder.Services.AddSingleton<StackExchange.Redis.IConnectionMultiplexer>(_ => null!); builder.Services.AddHealthChecks().AddRedis(\"configured\");")]
    [InlineData("builder.Services.AddSingleton<Func<StackExchange.Redis.IConnectionMultiplexer>>(_ => null!);")]
    [InlineData("builder.Services.AddHttpClient(\"stock\");")]
    public Task Silent_where_one_may(string registration) => AnalyzeAsync(registration);

    [Fact]
    public Task Silent_without_health_checks_at_all() => Verify.AnalyzerAsync(TestProject.Web, """
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopContext>();
        builder.Build().Run();

        class ShopContext : DbContext;
        """, "CR3005");

    private static Task AnalyzeAsync(string registration) => Verify.AnalyzerAsync(TestProject.Web, $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        {{registration}}
        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.Run();

        class ShopContext : DbContext;

        class OtherContext : DbContext;

        class EverythingCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }

        static class Memory
        {
            public static DbContextOptionsBuilder UseInMemoryDatabase(this DbContextOptionsBuilder options, string name) => options;
        }
        """, "CR3005");
}
