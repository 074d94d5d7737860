using CloudReady.Cli.Loading;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class ProjectFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PropertiesComeFromTheFilesAbove()
    {
        _folder.Write("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>")
            .Write("src/Directory.Build.props", """
                <Project>
                  <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
                  <PropertyGroup Condition="'$(TargetFramework)' == 'net8.0' and !Exists('nowhere')"><OutputType>Exe</OutputType></PropertyGroup>
                </Project>
                """)
            .Write("src/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        ProjectFile project = Read("src/App/App.csproj");

        Assert.Equal(["net8.0"], project.TargetFrameworks);
        Assert.Equal(ProjectKind.Console, project.Kind);
    }

    [Theory]
    [InlineData("$(MSBuildProjectName.EndsWith('.Test'))", "Shop.Test", true)]
    [InlineData("$(MSBuildProjectName.EndsWith('.Test'))", "Shop", false)]
    [InlineData("'$(MSBuildProjectName.EndsWith('.Test'))' == 'true'", "Shop.Test", true)]
    [InlineData("'$(MSBuildProjectName.EndsWith(&quot;.Test&quot;))' == 'true'", "Shop.Test", true)]
    [InlineData("$(MSBuildProjectName.ToLower().Replace('-', '.').Contains('.test')) and '$(Other)' == ''", "Shop-Test", true)]
    [InlineData("!$(MSBuildProjectName.StartsWith($(Prefix)))", "Cart.Test", true)]
    [InlineData("$(MSBuildProjectName.Unknown('.Test'))", "Shop.Test", false)]
    [InlineData("$(MSBuildProjectDirectory.Contains('Shop')) And $(MSBuildProjectName.EndsWith('Test'))", "Shop.Test", true)]
    public void ATestProjectIsKnownByItsName(string condition, string name, bool isTest)
    {
        _folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <Prefix>Shop</Prefix>
                <TestProject>false</TestProject>
                <TestProject Condition="{condition}">true</TestProject>
              </PropertyGroup>
              <ItemGroup Condition="'$(TestProject)'=='true'"><PackageReference Include="NUnit" Version="4.0.0" /></ItemGroup>
            </Project>
            """)
            .Write($"src/{name}/{name}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        Assert.Equal(isTest ? ProjectKind.Test : ProjectKind.Library, Read($"src/{name}/{name}.csproj").Kind);
    }

    [Fact]
    public void AnImportIsFoundInAFolderOfAnotherCase()
    {
        _folder.Write("build/Common.props", "<Project><PropertyGroup><AssemblyName>Renamed</AssemblyName></PropertyGroup></Project>")
            .Write("src/App/App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><Import Project="..\..\Build\common.props" /></Project>""");

        ProjectFile project = Read("src/App/App.csproj");

        Assert.Equal("Renamed", project.AssemblyName);
        Assert.Empty(project.MissingImports);
    }

    [Fact]
    public void CentralVersionsAreKnown()
    {
        _folder.Write("Directory.Packages.props", """
            <Project><PropertyGroup><V>1.2.3</V></PropertyGroup><ItemGroup><PackageVersion Include="A" Version="$(V)" /><PackageVersion Include="B" Version="2.0.0" /></ItemGroup></Project>
            """)
            .WriteProject("App", items: "<PackageReference Include=\"A\" /><PackageReference Include=\"B\" VersionOverride=\"3.0.0\" /><PackageReference Include=\"C\" Version=\"4.0.0\" PrivateAssets=\"all\" />");

        Assert.Equal(
            [new PackageReference("A", "1.2.3", false), new PackageReference("B", "3.0.0", false), new PackageReference("C", "4.0.0", true)],
            Read("App/App.csproj").Packages);
    }

    [Fact]
    public void SourcesAreThoseOfTheSdk()
    {
        _folder.WriteProject("App", items: "<Compile Remove=\"Old/**\" /><Compile Include=\"..\\Shared\\**\\*.cs\" Exclude=\"..\\Shared\\Not.cs\" />")
            .Write("App/Sub/B.cs", "").Write("App/Old/C.cs", "").Write("App/obj/D.cs", "").Write("App/bin/E.cs", "").Write("App/node_modules/F.cs", "")
            .Write("Shared/G.cs", "").Write("Shared/Deep/H.cs", "").Write("Shared/Not.cs", "");

        Assert.Equal(["App/App.cs", "App/Sub/B.cs", "Shared/Deep/H.cs", "Shared/G.cs"], Relative(Read("App/App.csproj").Sources));
    }

    [Fact]
    public void ClassicProjectsCompileWhatTheyList()
    {
        _folder.Write("Web/Web.csproj", """
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup>
                <ProjectTypeGuids>{349C5851-65DF-11DA-9384-00065B846F21};{fae04ec0-301f-11d3-bf4b-00c04f79efbc}</ProjectTypeGuids>
                <OutputType>Library</OutputType>
                <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
              </PropertyGroup>
              <PropertyGroup Condition=" '$(Configuration)|$(Platform)' == 'Debug|AnyCPU' "><DefineConstants>DEBUG;TRACE;SPECIAL</DefineConstants></PropertyGroup>
              <PropertyGroup Condition=" '$(Configuration)|$(Platform)' == 'Release|AnyCPU' "><DefineConstants>TRACE;OTHER</DefineConstants></PropertyGroup>
              <ItemGroup>
                <Reference Include="Newtonsoft.Json, Version=12.0.0.0"><HintPath>..\packages\Newtonsoft.Json.12.0.3\lib\net45\Newtonsoft.Json.dll</HintPath></Reference>
                <Compile Include="Global.asax.cs" /><Compile Include="Controllers\Home.cs" />
              </ItemGroup>
              <Import Project="Missing.targets" />
            </Project>
            """)
            .Write("Web/packages.config", "<packages><package id=\"Newtonsoft.Json\" version=\"12.0.3\" targetFramework=\"net472\" /></packages>")
            .Write("Web/Global.asax.cs", "").Write("Web/Controllers/Home.cs", "").Write("Web/Unlisted.cs", "");

        ProjectFile project = Read("Web/Web.csproj");

        Assert.Equal(ProjectKind.Web, project.Kind);
        Assert.Equal((FrameworkFamily.Framework, new Version(4, 7, 2)), (project.TargetFramework.Family, project.TargetFramework.Version));
        Assert.Equal(["Web/Controllers/Home.cs", "Web/Global.asax.cs"], Relative(project.Sources));
        Assert.Contains("SPECIAL", project.PreprocessorSymbols);
        Assert.Contains("NET472", project.PreprocessorSymbols);
        Assert.DoesNotContain("OTHER", project.PreprocessorSymbols);
        Assert.Equal([new PackageReference("Newtonsoft.Json", "12.0.3", false)], project.Packages);
        Assert.Equal([("Newtonsoft.Json", (string?)_folder.PathOf("packages/Newtonsoft.Json.12.0.3/lib/net45/Newtonsoft.Json.dll"))], project.AssemblyReferences);
        Assert.Equal([_folder.PathOf("Web/Missing.targets")], project.MissingImports);
        Assert.False(project.NeedsRestore);
    }

    [Theory]
    [InlineData("Microsoft.NET.Sdk.Web", "", "Web")]
    [InlineData("Microsoft.NET.Sdk.Worker", "", "Worker")]
    [InlineData("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>", "Console")]
    [InlineData("Microsoft.NET.Sdk", "", "Library")]
    [InlineData("Microsoft.NET.Sdk.Web", "<IsTestProject>true</IsTestProject>", "Test")]
    public void TheKindFollowsFromSdkAndOutput(string sdk, string properties, string kind)
    {
        _folder.Write("P.csproj", $"<Project Sdk=\"{sdk}\"><PropertyGroup>{properties}</PropertyGroup></Project>");

        Assert.Equal(kind, Read("P.csproj").Kind.ToString());
    }

    [Theory]
    [InlineData("<Project Sdk=\"Aspire.AppHost.Sdk/13.1.0\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>", "Development")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>", "Development")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Nuke.Common\" Version=\"9.0.0\" /></ItemGroup></Project>", "Development")]
    [InlineData("<Project ToolsVersion=\"4.0\"><ItemGroup><Reference Include=\"Microsoft.Build.Utilities.v4.0\" /></ItemGroup></Project>", "Development")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Microsoft.Build.Utilities.Core\" Version=\"17.0.0\" /></ItemGroup></Project>", "Web")]
    [InlineData("<Project ToolsVersion=\"4.0\"><PropertyGroup><ProjectTypeGuids>{349C5851-65DF-11DA-9384-00065B846F21}</ProjectTypeGuids></PropertyGroup><ItemGroup><Reference Include=\"Microsoft.Build.Utilities.v4.0\" /></ItemGroup></Project>", "Web")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include=\"Microsoft.Build.Utilities.Core\" Version=\"17.0.0\" /></ItemGroup></Project>", "Console")]
    public void WhatBuildsOrStartsTheRepositoryIsNoApplication(string project, string kind)
    {
        _folder.Write("P.csproj", project);

        Assert.Equal(kind, Read("P.csproj").Kind.ToString());
    }

    [Fact]
    public void ATestFrameworkMakesATestProject()
    {
        _folder.WriteProject("T", items: "<PackageReference Include=\"xunit\" Version=\"2.9.0\" />");

        Assert.Equal(ProjectKind.Test, Read("T/T.csproj").Kind);
    }

    [Fact]
    public void ReferencesThatAreNotCompiledAgainstAreLeftOut()
    {
        _folder.WriteProject("App", items: """
            <ProjectReference Include="..\Lib\Lib.csproj" /><ProjectReference Include="..\Gen\Gen.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
            """);

        Assert.Equal([_folder.PathOf("Lib/Lib.csproj")], Read("App/App.csproj").ProjectReferences);
    }

    [Fact]
    public void FilesThatImportEachOtherEnd()
    {
        _folder.Write("A.props", "<Project><Import Project=\"B.props\" /></Project>").Write("B.props", "<Project><Import Project=\"A.props\" /></Project>")
            .Write("P.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><Import Project=\"A.props\" /><PropertyGroup><AssemblyName>Done</AssemblyName></PropertyGroup></Project>");

        Assert.Equal("Done", Read("P.csproj").AssemblyName);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("'a' == 'A'", true)]
    [InlineData("'$(X)' != ''", false)]
    [InlineData("$(Y) == 'yes' and ('1' == '2' or true)", true)]
    [InlineData("!('a' == 'b')", true)]
    [InlineData("'10.0' >= '9.0'", true)]
    [InlineData("'v4.8' > '4.7.2'", true)]
    [InlineData("Exists('here') And !Exists('there')", true)]
    [InlineData("$([MSBuild]::IsOSPlatform('Windows'))", false)]
    [InlineData("'a' ==", false)]
    [InlineData("((((", false)]
    [InlineData("'unclosed", false)]
    public void ConditionsHoldAsInMSBuild(string condition, bool holds) =>
        Assert.Equal(holds, ProjectCondition.Evaluate(condition, text => text == "$(Y)" ? "yes" : text.Contains("$(", StringComparison.Ordinal) ? "" : text, path => path == "here"));

    [Theory]
    [InlineData("net10.0", "net10.0", "net8.0")]
    [InlineData("net10.0", "net8.0", "netstandard2.0")]
    [InlineData("net8.0", "netstandard2.1", "net9.0")]
    [InlineData("net8.0", "net9.0", "net462")]
    [InlineData("net48", "net472", "netstandard2.0")]
    [InlineData("v4.7.2", "netstandard2.0", "net48")]
    [InlineData("netstandard2.0", "netstandard1.3", "net6.0")]
    public void TheNearestAssemblyServesBest(string target, string better, string worse)
    {
        TargetFramework framework = TargetFramework.Parse(target);

        Assert.True(framework.Accepts(TargetFramework.Parse(better)) > framework.Accepts(TargetFramework.Parse(worse)));
    }

    [Theory]
    [InlineData("net48;net8.0;netstandard2.0", "net8.0")]
    [InlineData("net8.0-android;net8.0", "net8.0")]
    [InlineData("net472;net48", "net48")]
    [InlineData("nonsense;netcoreapp3.1", "netcoreapp3.1")]
    public void TheNewestFrameworkIsAnalyzed(string frameworks, string expected)
    {
        _folder.WriteProject("P", properties: $"<TargetFrameworks>{frameworks}</TargetFrameworks>");

        Assert.Equal(expected, Read("P/P.csproj").TargetFramework.Moniker);
    }

    private ProjectFile Read(string relative) => ProjectFile.Read(_folder.PathOf(relative));

    private IEnumerable<string> Relative(IEnumerable<string> paths) => paths.Select(path => Path.GetRelativePath(_folder.Root, path).Replace('\\', '/'));
}
