using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2102AbsolutePathFixTests
{
    [Fact]
    public Task Configuration_in_scope_and_the_same_path_twice() => Verify.FixAsync<CR2102AbsolutePathFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        // Where the tills fetch their prices.
        var exportFolder = {|CR2102:@"C:\Exports"|}; // for now
        builder.Build().Run();
        Directory.GetFiles({|CR2102:"C:\\Exports"|});
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        // Where the tills fetch their prices.
        var exportFolder = builder.Configuration["Paths:Export"] ?? throw new InvalidOperationException("Set 'Paths:Export' (environment variable Paths__Export)."); // for now
        builder.Build().Run();
        Directory.GetFiles(builder.Configuration["Paths:Export"] ?? throw new InvalidOperationException("Set 'Paths:Export' (environment variable Paths__Export)."));
        """,
        "CR2102:configuration",
        "CR2102");

    [Fact]
    public Task Constant_of_a_static_class_reads_the_environment() => Verify.FixAsync<CR2102AbsolutePathFix>(
        TestProject.Web,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        static class Exports
        {
            public const string Folder = {|CR2102:"/var/exports"|};
            public static string Of(string name) => Path.Combine(Folder, name);
        }
        """,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        static class Exports
        {
            public static readonly string Folder = Environment.GetEnvironmentVariable("Paths__Exports") ?? throw new InvalidOperationException("Set the environment variable Paths__Exports.");
            public static string Of(string name) => Path.Combine(Folder, name);
        }
        """,
        "CR2102:environment",
        "CR2102");

    [Theory]
    [InlineData("""var path = {|CR2102:"C:\\Exports\\" + args[0]|};""")]
    [InlineData("""var path = args[0] ?? {|CR2102:"C:\\Exports"|};""")]
    [InlineData("""static string Of(string folder = {|CR2102:"/var/exports"|}) => folder; Of();""")]
    public Task Nothing_is_offered_for_parts_and_defaults(string code) => Verify.NoFixAsync<CR2102AbsolutePathFix>(
        TestProject.Web,
        $"""
        {code}
        WebApplication.CreateBuilder(args).Build().Run();
        """,
        "CR2102");
}
