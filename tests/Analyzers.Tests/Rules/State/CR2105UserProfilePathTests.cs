using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2105UserProfilePathTests
{
    [Theory]
    [InlineData("Environment.{|CR2105:GetFolderPath(Environment.SpecialFolder.ApplicationData)|}")]
    [InlineData("Environment.{|CR2105:GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.Create)|}")]
    [InlineData("Environment.{|CR2105:GetFolderPath(folder: Environment.SpecialFolder.MyDocuments)|}")]
    [InlineData("Environment.{|CR2105:GetFolderPath(CommonApplicationData)|}")]
    [InlineData("Env.{|CR2105:GetFolderPath(Env.SpecialFolder.LocalApplicationData)|}")]
    [InlineData("""Environment.{|CR2105:ExpandEnvironmentVariables(@"%APPDATA%\Shop")|}""")]
    [InlineData("""Environment.{|CR2105:GetEnvironmentVariable("ProgramData")|}""")]
    public Task Folder_of_the_profile(string expression) => Verify.AnalyzerAsync(TestProject.Web, Code($"_ = {expression};"), "CR2105");

    [Theory]
    [InlineData("_ = Environment.GetFolderPath(Environment.SpecialFolder.System);")]
    [InlineData("_ = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);")]
    [InlineData("""_ = Environment.GetEnvironmentVariable("SHOP_DATA");""")]
    [InlineData("""_ = Environment.ExpandEnvironmentVariables("%SHOP_DATA%");""")]
    [InlineData("if (OperatingSystem.IsWindows()) _ = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);")]
    [InlineData("_ = Environment.SpecialFolder.ApplicationData;")]
    public Task Other_folders_are_silent(string code) => Verify.AnalyzerAsync(TestProject.Web, Code(code), "CR2105");

    [Theory]
    [InlineData("""var path = Environment.GetEnvironmentVariable("SHOP_DATA") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "shop");""")]
    [InlineData("""var path = args[0]; if (string.IsNullOrEmpty(path)) path = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);""")]
    public async Task A_default_is_a_suggestion(string code) => Assert.Equal(
        [DiagnosticSeverity.Info],
        await Findings.SeveritiesAsync(TestProject.Web, "CR2105", code + "\nWebApplication.CreateBuilder(args).Build().Run();", TestContext.Current.CancellationToken));

    [Fact]
    public Task Programs_with_windows_are_silent() => Verify.AnalyzerAsync(
        TestProject.Console with { OutputKind = OutputKind.WindowsApplication },
        "public class Program { public static void Main() => System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData); }",
        "CR2105");

    private static string Code(string code) =>
        $$"""
        using Env = System.Environment;
        using static System.Environment.SpecialFolder;

        {{code}}
        WebApplication.CreateBuilder(args).Build().Run();
        """;

    [Theory]
    [InlineData("var path = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);", DiagnosticSeverity.Warning)]
    [InlineData("var path = configuration[\"Folder\"] ?? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);", DiagnosticSeverity.Info)]
    [InlineData("var path = configuration[\"Folder\"] ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), \"shop\");", DiagnosticSeverity.Info)]
    [InlineData("var path = configuration[\"Folder\"]; path ??= Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);", DiagnosticSeverity.Info)]
    [InlineData("var path = configuration[\"Folder\"]; if (string.IsNullOrEmpty(path)) path = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);", DiagnosticSeverity.Info)]
    [InlineData("var path = configuration[\"Folder\"]; path = path is null ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) : path;", DiagnosticSeverity.Info)]
    [InlineData("var path = configuration.GetValue<string>(\"Folder\", Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData));", DiagnosticSeverity.Info)]
    public async Task What_is_taken_where_nothing_else_says_the_folder_is_a_suggestion(string code, DiagnosticSeverity expected) => Assert.Equal(
        [expected],
        await Findings.SeveritiesAsync(
            TestProject.Web,
            "CR2105",
            $$"""
            WebApplication.CreateBuilder(args).Build().Run();

            public class Folders(IConfiguration configuration)
            {
                public string? Find()
                {
                    {{code}}
                    return path;
                }
            }
            """,
            TestContext.Current.CancellationToken));
}
