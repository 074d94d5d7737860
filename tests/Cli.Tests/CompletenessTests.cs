using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>Nothing is left out without a word: each C# file that is there is analyzed or listed.</summary>
public sealed partial class CompletenessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryFileIsAnalyzedOrListed()
    {
        _folder.WriteProject("Shop").Write("Shop/Extra/More.cs", "class More { }").Write("Shop/obj/Debug/Shop.AssemblyInfo.cs", "class Generated { }")
            // A project of which something is missing is read all the same; what it does not compile is listed.
            .WriteProject("Cart", items: "<Compile Remove=\"Old/**\" /><PackageReference Include=\"No.Such.Package\" Version=\"1.0.0\" />")
            .Write("Cart/Old/One.cs", "class One { }").Write("Cart/Old/Two.cs", "class Two { }")
            .Write("Classic/Classic.csproj", """
                <Project ToolsVersion="4.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
                  <PropertyGroup><OutputType>Library</OutputType><TargetFrameworkVersion>v4.0</TargetFrameworkVersion></PropertyGroup>
                  <ItemGroup><Compile Include="In.cs" /></ItemGroup>
                </Project>
                """)
            .Write("Classic/In.cs", "class In { }").Write("Classic/Out.cs", "class Out { }")
            .Write("Basic/Basic.vbproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />").Write("Basic/Helper.cs", "class Helper { }")
            .Write("Broken/Broken.csproj", "<Project>").Write("Broken/Program.cs", "class Program { }")
            .Write("scripts/Tool.cs", "class Tool { }")
            .Write("Shop/Deep.cs", $"class Deep {{ object x = {new string('(', 20_000)}1{new string(')', 20_000)}; }}");

        CliRun run = await CliRun.AssessAsync(_folder);

        string[] found = [.. _folder.Files().Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))];
        int analyzed = run.Projects.Sum(project => project.GetProperty("files").GetInt32());
        Assert.Equal(found.Length, analyzed + run.Report.GetProperty("notAnalyzed").EnumerateArray().Sum(entry => FilesOf(entry, found)));
        Assert.Contains("Cart/Old: 2 C# files in it belong to no project", run.NotAnalyzed);
    }

    /// <summary>Projects that are only built on Windows name files in another case, and some that are gone.</summary>
    [Fact]
    public async Task FilesAreFoundInAnyCaseAndMissingOnesAreNamed()
    {
        _folder.Write("Shop/Shop.csproj", """
            <Project ToolsVersion="4.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><OutputType>Library</OutputType><TargetFrameworkVersion>v4.8</TargetFrameworkVersion></PropertyGroup>
              <ItemGroup><Compile Include="controllers\home.cs" /><Compile Include="Gone.cs" /><Compile Include="obj\Made.cs" /></ItemGroup>
            </Project>
            """)
            .Write("Shop/Controllers/Home.cs", "class Home { }");

        CliRun run = await CliRun.AssessAsync(_folder);

        Assert.Equal(1, run.Projects.Single().GetProperty("files").GetInt32());
        Assert.Contains("Shop/Shop.csproj: files that it names do not exist: Gone.cs", run.NotAnalyzed);
    }

    /// <summary>How many of the files an entry stands for.</summary>
    private static int FilesOf(JsonElement entry, string[] found)
    {
        string path = CliRun.Text(entry, "path");
        string reason = CliRun.Text(entry, "reason");
        if (Count().Match(reason) is { Success: true } count)
            return int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture);
        return path is "Basic/Basic.vbproj" or "Broken/Broken.csproj"
            ? found.Count(file => file.StartsWith(Path.GetDirectoryName(path) + "/", StringComparison.Ordinal))
            : found.Count(file => file == path);
    }

    [GeneratedRegex("^([0-9]+) C# files in it belong to no project$")]
    private static partial Regex Count();
}
