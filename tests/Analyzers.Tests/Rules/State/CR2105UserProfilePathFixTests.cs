using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2105UserProfilePathFixTests
{
    [Fact]
    public Task Folder_and_what_is_written_below_it_become_one_key() => Verify.FixAsync<CR2105UserProfilePathFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        // The keys of the shop.
        var keyFolder = Path.Combine(Environment.{|CR2105:GetFolderPath(Environment.SpecialFolder.ApplicationData)|}, "Shop", "Keys");
        builder.Build().Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        // The keys of the shop.
        var keyFolder = builder.Configuration["Paths:Key"] ?? throw new InvalidOperationException("Set 'Paths:Key' (environment variable Paths__Key).");
        builder.Build().Run();
        """,
        "CR2105:configuration",
        "CR2105");

    [Fact]
    public Task In_a_static_class_the_environment_says_it() => Verify.FixAsync<CR2105UserProfilePathFix>(
        TestProject.Web,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        static class Exports
        {
            public static string Of(string name) => Path.Combine(Environment.{|CR2105:GetFolderPath(Environment.SpecialFolder.MyDocuments)|}, name);
        }
        """,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        static class Exports
        {
            public static string Of(string name) => Path.Combine(Environment.GetEnvironmentVariable("Paths__Exports") ?? throw new InvalidOperationException("Set the environment variable Paths__Exports."), name);
        }
        """,
        "CR2105:environment",
        "CR2105");

    [Fact]
    public Task A_default_stays() => Verify.NoFixAsync<CR2105UserProfilePathFix>(
        TestProject.Web,
        """
        var folder = args[0] ?? Environment.{|CR2105:GetFolderPath(Environment.SpecialFolder.ApplicationData)|};
        WebApplication.CreateBuilder(args).Build().Run();
        """,
        "CR2105");
}
