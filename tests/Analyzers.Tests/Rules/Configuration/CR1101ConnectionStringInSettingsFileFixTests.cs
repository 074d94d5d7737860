using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1101ConnectionStringInSettingsFileFixTests
{
    private const string Settings = "{\r\n"
        + "\t\"ConnectionStrings\": {\r\n"
        + "\t\t// the shop's own\r\n"
        + "\t\t\"Shop\" :  \"Server=sql1;Database=Shop;User Id=shop;Password=S3\\\"cret!\",\r\n"
        + "\t\t\"Stock\": \"Host=pg1;Database=stock;Username=s;Password=hunter22\", /* moved */\r\n"
        + "\t},\r\n"
        + "}";

    [Fact]
    public async Task Blanks_one_value_and_keeps_the_rest_of_the_file()
    {
        (string first, _) = await ApplyAsync();
        Assert.Equal(Settings.Replace("\"Server=sql1;Database=Shop;User Id=shop;Password=S3\\\"cret!\"", "\"\"", StringComparison.Ordinal), first);
    }

    [Fact]
    public async Task Fix_all_blanks_every_value()
    {
        (string first, string all) = await ApplyAsync();
        Assert.Equal(first.Replace("\"Host=pg1;Database=stock;Username=s;Password=hunter22\"", "\"\"", StringComparison.Ordinal), all);
    }

    private static Task<(string First, string All)> ApplyAsync() =>
        ArtifactFix.ApplyAsync<CR1101ConnectionStringInSettingsFileFix>("appsettings.json", Settings, TestContext.Current.CancellationToken);
}
