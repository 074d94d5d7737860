using System.Text.Json;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class AssessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReportsTheFindingWithEverythingNeededToActOnIt()
    {
        _folder.WriteProject("Shop");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(0, run.ExitCode);
        JsonElement finding = Assert.Single(run.Findings);
        Assert.Equal("CR2900", CliRun.Text(finding, "id"));
        Assert.Equal("warning", CliRun.Text(finding, "severity"));
        Assert.Equal("State", CliRun.Text(finding, "section"));
        Assert.Equal("semantic", CliRun.Text(finding, "confidence"));
        Assert.Equal("Shop/Shop.csproj", CliRun.Text(finding, "project"));
        Assert.Equal("Shop/Shop.cs", CliRun.Text(finding, "file"));
        Assert.Equal((1, 41), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal((1, 49), (finding.GetProperty("endLine").GetInt32(), finding.GetProperty("endColumn").GetInt32()));
        Assert.Equal("Found Smell", CliRun.Text(finding, "message"));
        Assert.Matches("^[0-9a-f]{24}$", CliRun.Text(finding, "fingerprint"));
        Assert.False(finding.GetProperty("suppressed").GetBoolean());
        Assert.Equal("new", CliRun.Text(finding, "baseline"));
    }

    [Fact]
    public async Task TheReportHasTheMembersOfItsSchemaInOrder()
    {
        _folder.WriteProject("Shop");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(
            ["schemaVersion", "tool", "generatedAt", "root", "score", "sections", "projects", "findings", "inventory", "strengths", "notAnalyzed"],
            run.Report.EnumerateObject().Select(member => member.Name));
        Assert.Equal(1, run.Report.GetProperty("schemaVersion").GetInt32());
        JsonElement project = Assert.Single(run.Projects);
        Assert.Equal(
            ["name", "path", "targetFrameworks", "kind", "loadedBy", "score", "files", "lines"],
            project.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("library", "buildless"), (CliRun.Text(project, "kind"), CliRun.Text(project, "loadedBy")));
        Assert.Equal((1, 1), (project.GetProperty("files").GetInt32(), project.GetProperty("lines").GetInt32()));
        Assert.Equal(Score.Sections.Count, run.Report.GetProperty("sections").GetArrayLength());
    }

    [Fact]
    public async Task TheSameInputGivesTheSameBytes()
    {
        _folder.WriteProject("Shop").WriteProject("Cart").Write("Shop/appsettings.json", """{ "a": "secret" }""");
        string[] args = ["assess", ".", "--build", "never", "--format", "json"];

        CliRun first = await CliRun.RunAsync(_folder, args, [new SmellyAnalyzer()], TestContext.Current.CancellationToken, new FixedTime());
        CliRun second = await CliRun.RunAsync(_folder, args, [new SmellyAnalyzer()], TestContext.Current.CancellationToken, new FixedTime());

        Assert.Equal(first.Out, second.Out);
        Assert.Equal(["CR2900 Cart/Cart.cs:1", "CR2900 Shop/Shop.cs:1", "CR1900 Shop/appsettings.json:1"], first.FindingLines);
    }

    [Fact]
    public async Task SettingsOfOtherLanguagesAreRead()
    {
        _folder.Write("Old/Old.vbproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />").Write("Old/appsettings.json", """{ "a": "secret" }""");

        Assert.Equal(["CR1900 Old/appsettings.json:1"], (await CliRun.AssessAsync(_folder)).FindingLines);
    }

    [Fact]
    public async Task SourcesThatNoProjectCompilesAreListed()
    {
        _folder.WriteProject("Shop")
            .Write("scripts/One.cs", "class One { }").Write("tools/A.cs", "class A { }").Write("tools/B.cs", "class B { }")
            .Write("Shop/Views/Index.cshtml", "@Model").Write("Old/Old.vbproj", "<Project />").Write("Old/Mixed.cs", "class Mixed { }");

        Assert.Equal(
            [".: 1 .cshtml file: code in views is not analyzed", "Old/Old.vbproj: Visual Basic is not analyzed, only the settings files of the project", "scripts/One.cs: belongs to no project", "tools: 2 C# files in it belong to no project"],
            (await CliRun.AssessAsync(_folder)).NotAnalyzed);
    }

    [Fact]
    public async Task FindingsInSettingsFilesAreReportedWithTheirPlace()
    {
        _folder.WriteProject("Shop", source: "").Write("Shop/appsettings.Production.json", "{\n  \"a\": \"secret\"\n}");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["CR1900 Shop/appsettings.Production.json:2"], run.FindingLines);
    }

    [Fact]
    public async Task SectionsThatConfigurationFilesReferToAreRead()
    {
        _folder.WriteProject("Shop", source: "")
            .Write("Shop/App_Config/appSettings.config", "<appSettings>\n\"secret\"</appSettings>")
            .Write("Shop/Config/ConnectionStrings.config", "\"secret\"")
            .Write("Shop/Config/log4net.config", "\"secret\"")
            .Write("Shop/Config/Other.config", "\"secret\"")
            .Write("Shop/logging.xml", "\"secret\"");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(
            ["CR1900 Shop/App_Config/appSettings.config:2", "CR1900 Shop/Config/ConnectionStrings.config:1", "CR1900 Shop/Config/log4net.config:1", "CR1900 Shop/logging.xml:1"],
            run.FindingLines);
    }

    [Fact]
    public async Task ASettingsFileThatIsCutOffIsListedAsNotAnalyzed()
    {
        _folder.WriteProject("Shop").Write("Shop/appsettings.json", "{ \"ConnectionStrings\": { \"Db\": \"Serv");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Shop/appsettings.json: Found the file is cut off"], run.NotAnalyzed);
        Assert.Equal(["CR2900 Shop/Shop.cs:1"], run.FindingLines);
    }

    [Fact]
    public async Task HalfTypedCodeIsAnalyzedAsFarAsItGoes()
    {
        _folder.WriteProject("Shop", source: "class Shop { void Run() { Smell(1); if (x <");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal("syntactic", CliRun.Text(Assert.Single(run.Findings), "confidence"));
    }

    [Fact]
    public async Task AProjectFileThatIsBrokenIsListedAndTheOthersAreAnalyzed()
    {
        _folder.WriteProject("Shop").Write("Broken/Broken.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Broken/Broken.csproj: the project file is not well-formed XML", Assert.Single(run.NotAnalyzed), StringComparison.Ordinal);
        Assert.Single(run.Findings);
    }

    [Fact]
    public async Task ASettingsFileThatCannotBeReadIsListed()
    {
        _folder.WriteProject("Shop");
        File.CreateSymbolicLink(_folder.PathOf("Shop/appsettings.json"), _folder.PathOf("nowhere.json"));

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Shop/appsettings.json: cannot be read", Assert.Single(run.NotAnalyzed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsListed()
    {
        _folder.WriteProject("Shop");
        File.CreateSymbolicLink(_folder.PathOf("Shop/Gone.cs"), _folder.PathOf("nowhere.cs"));

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.StartsWith("Shop/Gone.cs: cannot be read", Assert.Single(run.NotAnalyzed), StringComparison.Ordinal);
        Assert.Single(run.Findings);
    }

    [Fact]
    public async Task AFileThatWouldExhaustTheStackOfTheParserIsListed()
    {
        _folder.WriteProject("Shop").Write("Shop/Deep.cs", $"class Deep {{ object x = {new string('(', 20_000)}1{new string(')', 20_000)}; }}");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["Shop/Deep.cs: its brackets are nested more than 500 deep"], run.NotAnalyzed);
        Assert.Single(run.Findings);
    }

    [Fact]
    public async Task ProjectsInOtherLanguagesAreListed()
    {
        _folder.WriteProject("Shop").Write("Old/Old.vbproj", "<Project />").Write("Calc/Calc.fsproj", "<Project />");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["Calc/Calc.fsproj: F# is not analyzed, only the settings files of the project", "Old/Old.vbproj: Visual Basic is not analyzed, only the settings files of the project"], run.NotAnalyzed);
    }

    [Fact]
    public async Task CodeOfTheDotNetFrameworkBindsOnAnyMachine()
    {
        _folder.Write("Old/Old.csproj", """
            <Project ToolsVersion="4.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><OutputType>Library</OutputType><TargetFrameworkVersion>v4.0</TargetFrameworkVersion></PropertyGroup>
              <ItemGroup><Reference Include="System.Web" /><Compile Include="Global.asax.cs" /></ItemGroup>
            </Project>
            """)
            .Write("Old/Global.asax.cs", "public class Global : System.Web.HttpApplication { void F() => new System.Data.SqlClient.SqlConnection(\"Server=db01;Database=shop\"); }");

        CliRun run = await CliRun.RunAsync(
            _folder, ["assess", ".", "--build", "never", "--rules", "CR1001", "--format", "json"], [new CloudReadyAnalyzer()], TestContext.Current.CancellationToken);

        Assert.Empty(run.NotAnalyzed);
        Assert.Equal("semantic", CliRun.Text(Assert.Single(run.Findings), "confidence"));
    }

    [Fact]
    public async Task AProjectThatCannotBeRestoredIsReadFromItsFiles()
    {
        _folder.WriteProject("Shop", items: "<PackageReference Include=\"No.Such.Package.Anywhere\" Version=\"1.2.3\" />");

        CliRun run = await CliRun.RunAsync(_folder, "assess", ".", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("buildless", CliRun.Text(Assert.Single(run.Projects), "loadedBy"));
        Assert.Single(run.Findings);
        Assert.Contains("No.Such.Package.Anywhere", Assert.Single(run.NotAnalyzed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnalyzerThatThrowsIsListedAndTheOthersStillReport()
    {
        _folder.WriteProject("Shop");

        CliRun run = await CliRun.RunAsync(
            _folder, ["assess", ".", "--build", "never", "--format", "json"], [new ThrowingAnalyzer(), new SmellyAnalyzer()], TestContext.Current.CancellationToken);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ThrowingAnalyzer failed, its findings may be incomplete: InvalidOperationException in ", Assert.Single(run.NotAnalyzed), StringComparison.Ordinal);
        Assert.Single(run.Findings);
    }

    [Fact]
    public async Task AMultiTargetedProjectIsReportedOnce()
    {
        _folder.WriteProject("Shop", properties: "<TargetFrameworks>netstandard2.0;net9.0;net10.0</TargetFrameworks>");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Single(run.Findings);
        JsonElement project = Assert.Single(run.Projects);
        Assert.Equal(["netstandard2.0", "net9.0", "net10.0"], project.GetProperty("targetFrameworks").EnumerateArray().Select(framework => framework.GetString()));
    }

    [Fact]
    public async Task AFileSharedByProjectsIsReportedOnce()
    {
        _folder.Write("Shared.cs", SmellyAnalyzer.SourceWithOneSmell("Shared"))
            .WriteProject("A", items: "<Compile Include=\"..\\Shared.cs\" />", source: "")
            .WriteProject("B", items: "<Compile Include=\"..\\Shared.cs\" />", source: "");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["CR2900 Shared.cs:1"], run.FindingLines);
    }

    [Fact]
    public async Task ReferencedProjectsAreCompiledAgainst()
    {
        _folder.WriteProject("Core", source: "namespace Core { public static class Api { public static void Smell() { } } }")
            .WriteProject("Middle", items: "<ProjectReference Include=\"..\\Core\\Core.csproj\" />", source: "")
            .WriteProject("Shop", items: "<ProjectReference Include=\"..\\Middle\\Middle.csproj\" />", source: "class Shop { void Run() => Core.Api.Smell(); }");

        CliRun whole = await CliRun.AssessAsync(_folder);
        CliRun one = await CliRun.RunAsync(_folder, "assess", "Shop/Shop.csproj", "--build", "never", "--format", "json");

        Assert.Equal("semantic", CliRun.Text(Assert.Single(whole.Findings), "confidence"));
        Assert.Equal("semantic", CliRun.Text(Assert.Single(one.Findings), "confidence"));
        Assert.Equal("Shop.csproj", CliRun.Text(Assert.Single(one.Projects), "path"));
    }

    [Fact]
    public async Task AFolderWithoutAProjectIsAnalyzed()
    {
        _folder.Write("site/Page.cs", SmellyAnalyzer.SourceWithOneSmell("Page"));

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["CR2900 site/Page.cs:1"], run.FindingLines);
        Assert.Equal("folder", CliRun.Text(Assert.Single(run.Projects), "kind"));
    }

    [Theory]
    [InlineData("All.sln", "Project(\"{9A19103F-16F7-4668-BE54-9A1E7A4F7556}\") = \"In\", \"In\\In.csproj\", \"{00000000-0000-0000-0000-000000000001}\"\nEndProject\n")]
    [InlineData("All.slnx", "<Solution><Folder Name=\"/src/\"><Project Path=\"In/In.csproj\" /></Folder></Solution>")]
    public async Task TheOneSolutionOfAFolderSaysWhichProjectsAreMeant(string name, string content)
    {
        _folder.WriteProject("In").WriteProject("Out").Write(name, content);

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["CR2900 In/In.cs:1"], run.FindingLines);
        Assert.Equal([$"Out/Out.csproj: not part of {name}"], run.NotAnalyzed);
    }

    [Fact]
    public async Task ASolutionFilterSelectsProjects()
    {
        _folder.WriteProject("A").WriteProject("B").Write("All.slnx", "<Solution><Project Path=\"A/A.csproj\" /><Project Path=\"B/B.csproj\" /></Solution>")
            .Write("filters/Some.slnf", """{ "solution": { "path": "..\\All.slnx", "projects": [ "B\\B.csproj" ] } }""");

        CliRun run = await CliRun.RunAsync(_folder, "assess", "filters/Some.slnf", "--build", "never", "--format", "json");

        Assert.Equal(["CR2900 ../B/B.cs:1"], run.FindingLines);
    }

    [Fact]
    public async Task AProjectThatASolutionNamesAndThatIsGoneIsListed()
    {
        _folder.WriteProject("In").Write("All.slnx", "<Solution><Project Path=\"In/In.csproj\" /><Project Path=\"Gone/Gone.csproj\" /></Solution>");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["Gone/Gone.csproj: the file does not exist"], run.NotAnalyzed);
        Assert.Single(run.Findings);
    }

    [Fact]
    public async Task SeveritiesOfEditorConfigAreHonoured()
    {
        _folder.WriteProject("Shop").WriteProject("Cart").WriteProject("Desk").Write(".editorconfig", "root = true\n")
            .Write("Shop/.editorconfig", "[*.cs]\ndotnet_diagnostic.CR2900.severity = error\n")
            .Write("Cart/.editorconfig", "[*.cs]\ndotnet_diagnostic.CR2900.severity = none\n");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["Desk/Desk.cs warning", "Shop/Shop.cs error"], run.Findings.Select(finding => $"{CliRun.Text(finding, "file")} {CliRun.Text(finding, "severity")}"));
    }

    [Fact]
    public async Task SuppressedFindingsAreReportedAndDoNotCount()
    {
        _folder.WriteProject("Shop", source: "#pragma warning disable CR2900\n" + SmellyAnalyzer.SourceWithOneSmell("Shop"));

        CliRun run = await CliRun.AssessAsync(_folder, "--fail-on", "warning");

        Assert.Equal(0, run.ExitCode);
        Assert.True(Assert.Single(run.Findings).GetProperty("suppressed").GetBoolean());
        Assert.Equal(100, run.Report.GetProperty("score").GetInt32());
    }

    [Fact]
    public async Task SuppressMessageIsHonoured()
    {
        _folder.WriteProject("Shop", source: "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"State\", \"CR2900\")] " + SmellyAnalyzer.SourceWithOneSmell("Shop"));

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.True(Assert.Single(run.Findings).GetProperty("suppressed").GetBoolean());
    }

    [Fact]
    public async Task GeneratedFilesStaySilent()
    {
        _folder.WriteProject("Shop").Write("Shop/Form.Designer.cs", SmellyAnalyzer.SourceWithOneSmell("Form"));

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["CR2900 Shop/Shop.cs:1"], run.FindingLines);
    }

    [Fact]
    public async Task TheGeneratedHalfOfAMigrationCountsAndTheOtherHalfIsAnalyzed()
    {
        _folder.WriteProject("Shop")
            .Write("Shop/20260101_Orders.cs", "using Microsoft.EntityFrameworkCore.Migrations;\npublic partial class Orders : Migration\n{\n    protected override void Up(MigrationBuilder builder) => Smell(1);\n    private static void Smell(int value) { }\n}\n")
            .Write("Shop/20260101_Orders.Designer.cs", "// <auto-generated />\n[Migration(\"20260101_Orders\")]\npartial class Orders\n{\n    protected override void BuildTargetModel(ModelBuilder builder) { Smell(2); }\n}\n");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(["CR2900 Shop/20260101_Orders.cs:4", "CR2900 Shop/Shop.cs:1"], run.FindingLines);
        JsonElement project = Assert.Single(run.Projects);
        Assert.Equal((3, 13), (project.GetProperty("files").GetInt32(), project.GetProperty("lines").GetInt32()));
        Assert.DoesNotContain(run.NotAnalyzed, entry => entry.Contains("Orders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RulesSelectsFindings()
    {
        _folder.WriteProject("Shop", source: "class Shop { void Run() { Smell(); Whiff(); } void Smell() { } void Whiff() { } }")
            .Write("Shop/appsettings.json", """{ "a": "secret" }""");

        Assert.Equal(["CR3900"], (await CliRun.AssessAsync(_folder, "--rules", "cr39*")).Findings.Select(finding => CliRun.Text(finding, "id")));
        Assert.Equal(["CR2900", "CR1900"], (await CliRun.AssessAsync(_folder, "--rules", "CR1900,CR2900")).Findings.Select(finding => CliRun.Text(finding, "id")));
    }

    [Fact]
    public async Task ExcludeLeavesOutFilesFoldersAndProjects()
    {
        _folder.WriteProject("Shop").Write("Shop/Old/Old.cs", SmellyAnalyzer.SourceWithOneSmell("Old"))
            .Write("Shop/appsettings.json", """{ "a": "secret" }""").WriteProject("Tools");

        CliRun run = await CliRun.AssessAsync(_folder, "--exclude", "Shop/Old", "--exclude", "appsettings.json", "--exclude", "Tools/**");

        Assert.Equal(["CR2900 Shop/Shop.cs:1"], run.FindingLines);
        Assert.Single(run.Projects);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
    }
}
