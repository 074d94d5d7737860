using CloudReady.CodeFixes.Fixes.Administration;

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

    [Theory]
    [InlineData("life.StopApplication();", "")]
    [InlineData("", "{|CR5005:")]
    public Task Silent_in_a_worker_that_migrates_and_ends(string end, string mark) => Verify.AnalyzerAsync(TestProject.Console, $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddHostedService<Preparation>();
        builder.Build().Run();

        class ShopContext : DbContext;

        class Preparation(ShopContext shop, IHostApplicationLifetime life) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await shop.Database.{{mark}}MigrateAsync(stoppingToken){{(mark.Length == 0 ? "" : "|}")}};
                {{end}}
            }
        }
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

    [Fact]
    public Task Reports_where_code_prepares_the_database() => Verify.AnalyzerAsync(TestProject.Web, """
        using Microsoft.EntityFrameworkCore;

        WebApplication.Create(args).Run();

        class ShopContext : DbContext { public ShopContext() { Database.{|CR5005:EnsureCreated()|}; } }

        static class Startup { public static void Prepare(this IHost host) => host.Services.GetRequiredService<ShopContext>().Database.{|CR5005:Migrate()|}; }

        class Preparation(ShopContext shop) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken) => shop.Database.{|CR5005:MigrateAsync(cancellationToken)|};

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """, "CR5005");

    [Fact]
    public Task Silent_in_what_runs_later() => Verify.AnalyzerAsync(TestProject.Web, """
        using Microsoft.EntityFrameworkCore;

        WebApplication.Create(args).Run();

        class ShopContext : DbContext;

        class Repository(ShopContext shop) { public Task RefreshAsync() => shop.Database.EnsureCreatedAsync(); }
        """, "CR5005");

    [Fact]
    public Task Migrates_when_asked_for() => Verify.FixAsync<CR5005MigrationAtStartupFix>(
        TestProject.Web,
        """
        using Microsoft.EntityFrameworkCore;

        var app = WebApplication.CreateBuilder(args).Build();
        using (var scope = app.Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            db.Database.{|CR5005:Migrate()|}; // all of them
        }

        app.Run();

        class ShopContext : DbContext;
        """,
        """
        using Microsoft.EntityFrameworkCore;

        var app = WebApplication.CreateBuilder(args).Build();
        using (var scope = app.Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            // TODO CR5005: run the image with --migrate as a Kubernetes Job before each rollout.
            if (args.Contains("--migrate"))
            {
                db.Database.Migrate();
                return;
            } // all of them
        }

        app.Run();

        class ShopContext : DbContext;
        """,
        "CR5005:migrate-mode",
        "CR5005");

    [Fact]
    public Task Migrates_and_ends_with_a_code_in_Main() => Verify.FixAsync<CR5005MigrationAtStartupFix>(
        TestProject.Web,
        """
        using Microsoft.EntityFrameworkCore;

        class Program
        {
            static async Task<int> Main(string[] arguments)
            {
                var app = WebApplication.Create(arguments);
                var db = new ShopContext();
                if (db.Database.GetPendingMigrations().Any())
                    await db.Database.{|CR5005:MigrateAsync()|};
                await app.RunAsync();
                return 0;
            }
        }

        class ShopContext : DbContext;
        """,
        """
        using Microsoft.EntityFrameworkCore;

        class Program
        {
            static async Task<int> Main(string[] arguments)
            {
                var app = WebApplication.Create(arguments);
                var db = new ShopContext();
                if (db.Database.GetPendingMigrations().Any())
                {
                    // TODO CR5005: run the image with --migrate as a Kubernetes Job before each rollout.
                    if (arguments.Contains("--migrate"))
                    {
                        await db.Database.MigrateAsync();
                        return 0;
                    }
                }
                await app.RunAsync();
                return 0;
            }
        }

        class ShopContext : DbContext;
        """,
        "CR5005:migrate-mode",
        "CR5005");

    [Fact]
    public Task No_fix_for_two_databases_or_outside_of_the_entry_point() => Verify.NoFixAsync<CR5005MigrationAtStartupFix>(
        TestProject.Web,
        """
        using Microsoft.EntityFrameworkCore;

        new ShopContext().Database.{|CR5005:Migrate()|};
        new ShopContext().Database.{|CR5005:Migrate()|};
        WebApplication.Create(args).Run();

        class ShopContext : DbContext { public ShopContext() { Database.{|CR5005:EnsureCreated()|}; } }
        """,
        "CR5005");
}
