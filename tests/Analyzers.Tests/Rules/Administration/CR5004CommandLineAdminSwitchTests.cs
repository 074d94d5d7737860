using CloudReady.CodeFixes.Fixes.Administration;

namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5004CommandLineAdminSwitchTests
{
    [Theory]
    [InlineData("if (args.Contains({|CR5004:\"--migrate\"|})) { return; }")]
    [InlineData("if (args.Length > 0 && args[0] == {|CR5004:\"seed\"|}) { return; }")]
    [InlineData("if (args.Any(a => a == {|CR5004:\"clear-cache\"|})) { return; }")]
    public Task Reports_the_switch(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("if (args.Contains(\"--verbose\")) { return; }")]
    [InlineData("Console.WriteLine(args.Length + \"seed\");")]
    public Task Silent_on_other_arguments(string statement) => AnalyzeAsync(statement);

    [Fact]
    public Task Silent_in_a_tool() => Verify.AnalyzerAsync(TestProject.Console, "if (args.Contains(\"--migrate\")) { return; }", "CR5004");

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(TestProject.Web, $"{statement} WebApplication.CreateBuilder(args).Build().Run();", "CR5004");

    [Fact]
    public Task Becomes_an_authorized_endpoint() => Verify.FixAsync<CR5004CommandLineAdminSwitchFix>(
        TestProject.PlainWeb,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();

        // Used after imports.
        if (args.Contains({|CR5004:"--reindex-all"|}))
        {
            // Slow.
            await Search.ReindexAsync();
            return;
        }

        app.MapGet("/", () => "shop");
        app.Run();

        static class Search { public static Task ReindexAsync() => Task.CompletedTask; }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();

        app.MapGet("/", () => "shop");
        app.MapPost("/admin/reindex-all", async (CancellationToken cancellationToken) =>
        {
            // TODO CR5004: pass the token on, and decide which policy may ask for it.
            // Used after imports.
            // Slow.
            await Search.ReindexAsync();
            return Results.Ok();
        }).RequireAuthorization();
        app.Run();

        static class Search { public static Task ReindexAsync() => Task.CompletedTask; }
        """,
        "CR5004:admin-endpoint",
        "CR5004");

    [Fact]
    public Task Adds_authorization_where_there_is_none() => Verify.FixAsync<CR5004CommandLineAdminSwitchFix>(
        TestProject.PlainWeb,
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        if (args.Contains({|CR5004:"seed"|}))
        {
            Shop.Seed();
        }

        app.Run();

        static class Shop { public static void Seed() { } }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();

        app.MapPost("/admin/seed", (CancellationToken cancellationToken) =>
        {
            // TODO CR5004: pass the token on, and decide which policy may ask for it.
            Shop.Seed();
            return Results.Ok();
        }).RequireAuthorization();

        app.Run();

        static class Shop { public static void Seed() { } }
        """,
        "CR5004:admin-endpoint",
        "CR5004");

    [Fact]
    public Task No_fix_for_a_branch_that_has_another() => Verify.NoFixAsync<CR5004CommandLineAdminSwitchFix>(
        TestProject.PlainWeb,
        """
        var app = WebApplication.Create(args);
        if (args.Contains({|CR5004:"seed"|}))
        {
            Console.WriteLine("seeding");
        }
        else
        {
            app.Run();
        }
        """,
        "CR5004");
}
