using CloudReady.CodeFixes.Fixes.Health;

namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3005DependencyWithoutCheckFixTests
{
    [Fact]
    public Task Adds_a_check_of_the_context() => Verify.FixAsync<CR3005DependencyWithoutCheckFix>(
        TestProject.Web with { Sources = [Context] },
        """
        using Microsoft.EntityFrameworkCore;
        using Shop.Data;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR3005:AddDbContext<ShopContext>(options => options.UseSqlServer())|};
        builder.Services.AddHealthChecks(); // readiness
        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.Run();
        """,
        """
        using Microsoft.EntityFrameworkCore;
        using Shop.Data;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopContext>(options => options.UseSqlServer());
        builder.Services.AddHealthChecks().AddDbContextCheck<ShopContext>(); // readiness
        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.Run();
        """,
        "CR3005:check-context",
        "CR3005");

    [Fact]
    public Task Offers_nothing_without_the_package() => Verify.NoFixAsync<CR3005DependencyWithoutCheckFix>(
        TestProject.Web with
        {
            References = [.. References.Web, .. References.Package("Microsoft.EntityFrameworkCore"), .. References.Package("Microsoft.EntityFrameworkCore.Abstractions")],
            Sources = [Context],
        },
        """
        using Shop.Data;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR3005:AddDbContext<ShopContext>()|};
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.Run();
        """,
        "CR3005");

    private const string Context = "namespace Shop.Data; public class ShopContext : Microsoft.EntityFrameworkCore.DbContext;";
}
