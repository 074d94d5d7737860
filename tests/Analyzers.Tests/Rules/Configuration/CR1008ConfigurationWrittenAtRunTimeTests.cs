using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1008ConfigurationWrittenAtRunTimeTests
{
    private const string SettingsClass = """
        namespace Shop.Properties
        {
            sealed class Settings : System.Configuration.ApplicationSettingsBase
            {
                public static Settings Default { get; } = new Settings();
                public string Theme { get { return (string)this["Theme"]; } set { this["Theme"] = value; } }
            }
        }
        """;

    private static readonly TestProject Framework = TestProject.FrameworkWeb with { ImplicitUsings = null, Sources = [SettingsClass] };

    [Fact]
    public Task Finds_configuration_that_is_saved() => Verify.AnalyzerAsync(
        Framework,
        """
        using System.Configuration;
        using System.Web.Configuration;
        using Shop.Properties;

        class Admin
        {
            void SaveKey(string key, string value)
            {
                Configuration configuration = WebConfigurationManager.OpenWebConfiguration("~");
                configuration.AppSettings.Settings[key].Value = value;
                configuration.{|CR1008:Save(ConfigurationSaveMode.Modified)|};
                ConfigurationManager.OpenExeConfiguration(ConfigurationUserLevel.None).{|CR1008:SaveAs("copy.config")|};
            }

            void Touch(string module)
            {
                System.IO.File.{|CR1008:WriteAllText(System.Web.Hosting.HostingEnvironment.MapPath("~/Web.config"), "")|};
                string path = System.Web.Hosting.HostingEnvironment.MapPath("~/Modules/" + module + "/");
                System.IO.File.WriteAllText(path + "Web.config", "");
            }

            void SaveTheme(string theme)
            {
                Settings.Default.Theme = theme;
                Settings.Default.{|CR1008:Save()|};
            }

            string Read() => ConfigurationManager.AppSettings["Theme"] + Settings.Default.Theme;
            void Other(Document document) => document.Save();
        }

        class Document { public void Save() { } }

        class ShopInstaller { void Install(Configuration configuration) => configuration.Save(); }
        """,
        "CR1008");

    [Theory]
    [InlineData("""File.{|CR1008:WriteAllText("appsettings.json", json)|};""")]
    [InlineData("""await File.{|CR1008:WriteAllTextAsync(Path.Combine(env.ContentRootPath, "appsettings.Production.json"), json)|};""")]
    [InlineData("""File.{|CR1008:WriteAllText(AppContext.BaseDirectory + "appsettings.json", json)|};""")]
    [InlineData("""File.{|CR1008:WriteAllText($"{AppContext.BaseDirectory}/appsettings.json", json)|};""")]
    [InlineData("""var path = Path.Combine(Directory.GetCurrentDirectory(), "config", "appsettings.json"); File.{|CR1008:WriteAllBytes(path, [])|};""")]
    [InlineData("""var folder = env.ContentRootPath; File.{|CR1008:WriteAllText(Path.Combine(folder, "web.config"), json)|};""")]
    [InlineData("""using var stream = File.{|CR1008:Create("appsettings.json")|};""")]
    [InlineData("""File.{|CR1008:Copy(args[0], Path.Combine(env.ContentRootPath, "appsettings.json"), overwrite: true)|};""")]
    [InlineData("""using var writer = {|CR1008:new StreamWriter("Config/appsettings.json")|};""")]
    [InlineData("""new System.Xml.XmlDocument().{|CR1008:Save("Web.config")|};""")]
    [InlineData("""new System.Xml.Linq.XDocument().{|CR1008:Save(Path.Combine(AppContext.BaseDirectory, "Shop.exe.config"))|};""")]
    public Task Finds_settings_files_that_are_written(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""File.WriteAllText("report.json", json);""")]
    [InlineData("""File.WriteAllText("packages.config", json);""")]
    [InlineData("""_ = File.ReadAllText("appsettings.json");""")]
    [InlineData("""File.Copy("appsettings.json", args[0]);""")]
    [InlineData("""File.WriteAllText(args[0] + "Web.config", json);""")]
    [InlineData("""File.WriteAllText(Path.Combine(args[0], "appsettings.json"), json);""")]
    [InlineData("""File.WriteAllText(args[0], "appsettings.json");""")]
    [InlineData("""File.WriteAllText("appsettings.json.bak", json);""")]
    [InlineData("""var module = Path.Combine(env.ContentRootPath, "Modules", args[0]); File.WriteAllText(module + "/Web.config", json);""")]
    [InlineData("""File.WriteAllText(Path.Combine(env.ContentRootPath, args[0], "appsettings.json"), json);""")]
    public Task Silent_about_other_files(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData(OutputKind.ConsoleApplication, new[] { DiagnosticSeverity.Info })]
    [InlineData(OutputKind.WindowsApplication, new DiagnosticSeverity[0])]
    public async Task A_tool_is_a_judgement_and_a_desktop_program_keeps_its_settings(OutputKind kind, DiagnosticSeverity[] expected) => Assert.Equal(
        expected,
        await Findings.SeveritiesAsync(
            Framework with { OutputKind = kind },
            "CR1008",
            "class P { static void Main() => Shop.Properties.Settings.Default.Save(); }",
            TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("File.WriteAllText(")]
    [InlineData("var p = p; File.WriteAllText(p, \"\");")]
    [InlineData("configuration.Save(")]
    public async Task Half_typed_code_does_no_harm(string code) =>
        _ = await Findings.InBrokenAsync(TestProject.Web, code, TestContext.Current.CancellationToken);

    private static Task AnalyzeAsync(string code) => Verify.AnalyzerAsync(
        TestProject.Web,
        $"""
        var env = WebApplication.CreateBuilder(args).Environment;
        var json = "x";
        {code}
        await Task.Yield();
        """,
        "CR1008");
}
