using System.Diagnostics;
using System.Text;

namespace CloudReady.EndToEnd.Tests;

/// <summary>
/// An application in a temporary folder: a copy of a sample, or a small one that a test writes. The test fixes it, builds
/// it and runs it, as its developer would.
/// </summary>
internal sealed class TestProject : IDisposable
{
    private readonly string _root;

    private TestProject(string root, string folder, string name)
    {
        _root = root;
        Folder = folder;
        Name = name;
    }

    public string Folder { get; }

    public string Name { get; }

    public string ProjectPath => Path.Combine(Folder, Name + ".csproj");

    private string Assembly => Path.Combine(Folder, "bin", "Release", "net10.0", Name + ".dll");

    /// <summary>A copy of a sample, with the build files that it inherits.</summary>
    public static TestProject CopyOfSample(string name)
    {
        string root = Directory.CreateTempSubdirectory("cloudready-").FullName;
        foreach (string file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "samples/Directory.Build.props"])
            Copy(Repository.PathOf(file), Path.Combine(root, file));

        string sample = Repository.PathOf("samples", name);
        string folder = Path.Combine(root, "samples", name);
        foreach (string file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(sample, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "packages.lock.json"))
                Copy(file, Path.Combine(folder, relative));
        }

        return new TestProject(root, folder, name);
    }

    /// <summary>A web project with one file of code.</summary>
    /// <param name="name">The name of the project and its assembly.</param>
    /// <param name="program">The text of <c>Program.cs</c>.</param>
    /// <param name="packages">Packages whose versions <c>Directory.Packages.props</c> pins.</param>
    public static TestProject Web(string name, string program, params string[] packages)
    {
        string root = Directory.CreateTempSubdirectory("cloudready-").FullName;
        Copy(Repository.PathOf("Directory.Packages.props"), Path.Combine(root, "Directory.Packages.props"));
        Copy(Repository.PathOf("global.json"), Path.Combine(root, "global.json"));
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, "Program.cs"), program);
        File.WriteAllText(Path.Combine(root, name + ".csproj"), """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        var project = new TestProject(root, root, name);
        project.AddPackages(packages);
        return project;
    }

    /// <summary>References packages whose versions <c>Directory.Packages.props</c> pins.</summary>
    public void AddPackages(params IEnumerable<string> packages)
    {
        string references = string.Concat(packages.Select(package => $"    <PackageReference Include=\"{package}\" />\n"));
        string text = File.ReadAllText(ProjectPath);
        File.WriteAllText(ProjectPath, text.Replace("</Project>", $"  <ItemGroup>\n{references}  </ItemGroup>\n</Project>", StringComparison.Ordinal));
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    /// <summary>Applies Fix All of each rule, and asserts that the result builds without a warning.</summary>
    /// <param name="rules">Ids, in this order.</param>
    /// <returns>The ids of the findings of these rules that are left.</returns>
    public async Task<IReadOnlyList<string>> FixAsync(params string[] rules)
    {
        await RunAsync("restore", "-p:RestorePackagesWithLockFile=false");
        IReadOnlyList<string> left = await ProjectFixer.FixAllAsync(ProjectPath, rules, TestContext.Current.CancellationToken);
        await BuildAsync();
        return left;
    }

    /// <summary>Builds; a warning or an error fails the test.</summary>
    public Task BuildAsync() => RunAsync("build", "--configuration Release -warnaserror -nodeReuse:false -p:RestorePackagesWithLockFile=false");

    /// <summary>Starts the built application on a free port and waits until it accepts connections.</summary>
    /// <param name="environment">Environment variables on top of the test's own.</param>
    public Task<RunningApplication> StartAsync(params (string Name, string Value)[] environment) =>
        RunningApplication.StartAsync(Assembly, Folder, environment);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task RunAsync(string command, string arguments)
    {
        var start = new ProcessStartInfo("dotnet", $"{command} \"{ProjectPath}\" {arguments}")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CI");
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using Process process = Process.Start(start)!;
        var output = new StringBuilder();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        output.Append(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Append(await errors);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output.ToString());
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
    }
}
