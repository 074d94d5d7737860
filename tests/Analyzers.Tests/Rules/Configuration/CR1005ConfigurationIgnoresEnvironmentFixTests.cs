using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1005ConfigurationIgnoresEnvironmentFixTests
{
    [Theory]
    [InlineData(
        """var c = {|CR1005:new ConfigurationBuilder()|}.AddJsonFile("a.json").Build();""",
        """var c = new ConfigurationBuilder().AddJsonFile("a.json").AddEnvironmentVariables().Build();""")]
    [InlineData(
        """
        var c = {|CR1005:new ConfigurationBuilder()|} // shop
            .SetBasePath("/app")
            .AddJsonFile("a.json", optional: true) // all of it
            .AddCommandLine(args)
            .Build();
        """,
        """
        var c = new ConfigurationBuilder() // shop
            .SetBasePath("/app")
            .AddJsonFile("a.json", optional: true) // all of it
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        """)]
    [InlineData(
        """
        var b = {|CR1005:new ConfigurationBuilder()|};
        b.AddJsonFile("a.json"); // all of it
        var c = b.Build();
        """,
        """
        var b = new ConfigurationBuilder();
        b.AddJsonFile("a.json"); // all of it
        b.AddEnvironmentVariables();
        var c = b.Build();
        """)]
    [InlineData(
        """
        var b = {|CR1005:new ConfigurationBuilder()|}
            .AddJsonFile("a.json");
        var c = b.Build();
        """,
        """
        var b = new ConfigurationBuilder()
            .AddJsonFile("a.json")
            .AddEnvironmentVariables();
        var c = b.Build();
        """)]
    public Task Adds_environment_variables_after_the_files(string code, string fixedCode) => FixAsync(code, fixedCode);

    [Theory]
    [InlineData(
        """
        var c = {|CR1005:new ConfigurationBuilder()|}
            .AddEnvironmentVariables("SHOP_")
            .AddJsonFile("a.json")
            .AddCommandLine(args)
            .Build();
        """,
        """
        var c = new ConfigurationBuilder()
            .AddJsonFile("a.json")
            .AddEnvironmentVariables("SHOP_")
            .AddCommandLine(args)
            .Build();
        """)]
    [InlineData(
        """var c = {|CR1005:new ConfigurationBuilder()|}.AddEnvironmentVariables().AddJsonFile("a.json").Build();""",
        """var c = new ConfigurationBuilder().AddJsonFile("a.json").AddEnvironmentVariables().Build();""")]
    [InlineData(
        """
        var b = {|CR1005:new ConfigurationBuilder()|};
        // The pod decides.
        b.AddEnvironmentVariables("SHOP_");
        b.AddJsonFile("a.json");
        var c = b.Build();
        """,
        """
        var b = new ConfigurationBuilder();
        // The pod decides.
        b.AddJsonFile("a.json");
        b.AddEnvironmentVariables("SHOP_");
        var c = b.Build();
        """)]
    public Task Moves_environment_variables_after_the_files(string code, string fixedCode) => FixAsync(code, fixedCode);

    [Theory]
    [InlineData("""var b = {|CR1005:new ConfigurationBuilder()|}; if (args.Length > 0) { b.AddJsonFile("a.json"); } var c = b.Build();""")]
    [InlineData("""
        var c = {|CR1005:new ConfigurationBuilder()|}
            .AddEnvironmentVariables() // first of all
            .AddJsonFile("a.json")
            .Build();
        """)]
    public Task None_where_the_place_is_not_certain(string code) =>
        Verify.NoFixAsync<CR1005ConfigurationIgnoresEnvironmentFix>(TestProject.Web, In(code), "CR1005");

    private static Task FixAsync(string code, string fixedCode) =>
        Verify.FixAsync<CR1005ConfigurationIgnoresEnvironmentFix>(TestProject.Web, In(code), In(fixedCode), "CR1005:environment", "CR1005");

    private static string In(string code) =>
        $"class Startup\n{{\n    static void Main(string[] args)\n    {{\n        {code.ReplaceLineEndings("\n        ")}\n    }}\n}}\n";
}
