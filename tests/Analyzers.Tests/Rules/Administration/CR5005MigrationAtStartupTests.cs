namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5005MigrationAtStartupTests
{
    [Theory]
    [InlineData("db.Database.{|CR5005:Migrate()|};")]
    [InlineData("await db.Database.{|CR5005:MigrateAsync()|};")]
    [InlineData("db.Database.{|CR5005:EnsureCreated()|};")]
    [InlineData("if (db.Database.GetPendingMigrations().Any()) { db.Database.{|CR5005:Migrate()|}; }")]
    public Task Reports_at_the_start(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) { db.Database.Migrate(); }")]
    [InlineData("if (args.Contains(\"--migrate\")) { db.Database.Migrate(); return; }")]
    [InlineData("if (app.Configuration.GetValue<bool>(\"MigrateOnStart\")) { db.Database.Migrate(); }")]
    [InlineData("app.MapPost(\"/admin/migrate\", (ShopContext shop) => shop.Database.MigrateAsync());")]
    public Task Silent_where_somebody_asks_for_it(string statement) => AnalyzeAsync(statement);

    [Fact]
    public Task Silent_in_a_migrator() => Verify.AnalyzerAsync(TestProject.Console, """
        using Microsoft.EntityFrameworkCore;

        new ShopContext().Database.Migrate();

        class ShopContext : DbContext;
        """, "CR5005");

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(TestProject.Web, $$"""
        using Microsoft.EntityFrameworkCore;

        var app = WebApplication.CreateBuilder(args).Build();
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
        {{statement}}
        await app.RunAsync();

        class ShopContext : DbContext;
        """, "CR5005");
}
