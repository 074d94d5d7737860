using System.Reflection;
using CloudReady.Package.Tests;

[assembly: AssemblyFixture(typeof(PackageFixture))]

namespace CloudReady.Package.Tests;

/// <summary>The package, packed once from what is built, in a folder that serves as a feed.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Metadata = typeof(PackageFixture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);

    private readonly string _root = Directory.CreateTempSubdirectory("cloudready-package-").FullName;

    /// <summary>The version of the package.</summary>
    public static string Version => Metadata["Version"];

    /// <summary>The repository's root folder.</summary>
    public static string RepositoryRoot => Metadata["RepositoryRoot"];

    /// <summary>The package file.</summary>
    public string PackagePath => Path.Combine(Feed, $"CloudReady.Analyzers.{Version}.nupkg");

    private string Feed => Path.Combine(_root, "feed");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        CommandResult pack = await DotNet.RunAsync(
            RepositoryRoot, $"pack src/Package --no-build --configuration {Metadata["Configuration"]} --output {Feed}", TestContext.Current.CancellationToken);
        Assert.True(pack.ExitCode == 0, pack.Output);
    }

    /// <summary>
    /// A new folder with a web project that references the package from the local feed only, with a package cache of its
    /// own: what an earlier version left on the machine is not found.
    /// </summary>
    internal async Task<Consumer> CreateConsumerAsync(string name, string program)
    {
        string folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config>
              <packageSources><clear /><add key="local" value="{Feed}" /></packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CloudReady.Analyzers" Version="{Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        return new Consumer(folder);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
