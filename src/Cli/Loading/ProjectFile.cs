using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.FileSystemGlobbing;

namespace CloudReady.Cli.Loading;

/// <summary>What a project is, as far as it matters to an assessment.</summary>
internal enum ProjectKind
{
    Library,
    Console,
    Web,
    Worker,

    /// <summary>A program with windows, or a library of one.</summary>
    Desktop,

    Test,

    /// <summary>What builds the repository, or starts it on a developer's machine: Aspire's app host, NUKE, Cake, tasks of MSBuild.</summary>
    Development,

    /// <summary>Sources and settings without a project file.</summary>
    Folder,
}

/// <summary>A package that a project asks for.</summary>
/// <param name="Version">The version or range as written, or null when none is given.</param>
/// <param name="IsDevelopmentOnly">True if nothing of it is meant to be compiled against.</param>
internal sealed record PackageReference(string Id, string? Version, bool IsDevelopmentOnly);

/// <summary>The facts of a project that can be read from its files without running MSBuild.</summary>
internal sealed class ProjectFile
{
    private static readonly string[] TestPackages = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "xunit.core", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit", "Microsoft.AspNetCore.Mvc.Testing", "Microsoft.AspNetCore.TestHost"];
    private static readonly string[] DevelopmentPackages = ["Aspire.Hosting.AppHost", "Nuke.Common", "Cake.Frosting"];
    private static readonly string[] PropertiesOfRules = ["UsingMicrosoftNETSdkWeb", "UsingMicrosoftNETSdkBlazorWebAssembly", "UsingMicrosoftNETSdkWorker", "UseWPF", "UseWindowsForms", "UseMaui", "PackAsTool", "OutputType", "RestorePackagesWithLockFile"];
    private static readonly string[] ContainerProperties = ["EnableSdkContainerSupport", "ContainerRepository", "ContainerImageName", "ContainerBaseImage", "ContainerFamily", "ContainerImageTag", "ContainerImageTags", "ContainerRegistry", "DockerfileFile"];
    private const string WebProjectType = "{349c5851-65df-11da-9384-00065b846f21}";
    private const string TestProjectType = "{3AC096D0-A1C2-E12C-1390-A8335801FDAB}";

    private ProjectFile(string path, string directory)
    {
        FullPath = path;
        Directory = directory;
    }

    /// <summary>The project file, or the folder itself for <see cref="ProjectKind.Folder"/>.</summary>
    public string FullPath { get; }

    public string Directory { get; }

    public string Name => Path.GetFileNameWithoutExtension(FullPath);

    /// <summary>The SDK's name (<c>Microsoft.NET.Sdk.Web</c>), or empty for a classic project.</summary>
    public string Sdk { get; private set; } = "";

    public ProjectKind Kind { get; private set; } = ProjectKind.Folder;

    public string AssemblyName { get; private set; } = "";

    public string OutputType { get; private set; } = "Library";

    /// <summary>Build properties that rules look at, with their values.</summary>
    public ImmutableArray<(string Name, string Value)> BuildProperties { get; private set; } = [];

    /// <summary>The preset of severities that the project chose; empty for the default.</summary>
    public string Mode { get; private set; } = "";

    /// <summary>Whether settings files are analyzed with the project.</summary>
    public bool IncludesSettingsFiles { get; private set; } = true;

    /// <summary>All target frameworks as written.</summary>
    public ImmutableArray<string> TargetFrameworks { get; private set; } = [];

    /// <summary>The one that is analyzed.</summary>
    public TargetFramework TargetFramework { get; private set; }

    public ImmutableArray<string> PreprocessorSymbols { get; private set; } = [];

    /// <summary>The <c>CR</c> ids of <c>NoWarn</c>.</summary>
    public ImmutableArray<string> NoWarn { get; private set; } = [];

    public bool AllowUnsafe { get; private set; }

    /// <summary>Whether the project says how its image is made.</summary>
    public bool HasContainerSettings { get; private set; }

    /// <summary>Whether the ASP.NET Core shared framework is referenced.</summary>
    public bool UsesAspNetCore { get; private set; }

    /// <summary>Full paths of the C# files, sorted.</summary>
    public ImmutableArray<string> Sources { get; private set; } = [];

    /// <summary>Full paths of C# files that the project names and that are not there, sorted.</summary>
    public ImmutableArray<string> MissingSources { get; private set; } = [];

    /// <summary>The text of the implicit and declared global usings, or empty.</summary>
    public string GlobalUsings { get; private set; } = "";

    public ImmutableArray<PackageReference> Packages { get; private set; } = [];

    /// <summary>Full paths of referenced projects that are compiled against.</summary>
    public ImmutableArray<string> ProjectReferences { get; private set; } = [];

    /// <summary>Names of referenced assemblies with the full path of a hint, or null.</summary>
    public ImmutableArray<(string Name, string? HintPath)> AssemblyReferences { get; private set; } = [];

    /// <summary>Files that an import names and that do not exist.</summary>
    public ImmutableArray<string> MissingImports { get; private set; } = [];

    /// <summary>Whether the SDK's intermediate output folder is the usual <c>obj</c> beside the project.</summary>
    public bool HasDefaultIntermediateOutput { get; private set; } = true;

    /// <summary>Whether the project has to be restored before MSBuild can resolve its references, and is not.</summary>
    public bool NeedsRestore =>
        Sdk.Length > 0 && HasDefaultIntermediateOutput && !File.Exists(Path.Combine(Directory, "obj", "project.assets.json"));

    /// <summary>Reads a project file and its imports.</summary>
    /// <exception cref="XmlException">A file is not well-formed.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ProjectFile Read(string path)
    {
        var project = new ProjectFile(path, Path.GetDirectoryName(path)!);
        ProjectEvaluator evaluator = project.Evaluate(framework: null);
        project.TargetFrameworks = TargetFrameworksOf(evaluator);
        project.TargetFramework = TargetFramework.Newest(project.TargetFrameworks.Select(TargetFramework.Parse).Where(f => f.Family != FrameworkFamily.Unknown));
        if (project.TargetFrameworks.Length > 0 && evaluator["TargetFramework"].Length == 0 && project.TargetFramework.Moniker is { Length: > 0 } moniker)
            evaluator = project.Evaluate(moniker);
        if (project.TargetFramework.Family == FrameworkFamily.Unknown)
            project.TargetFramework = TargetFramework.Current;
        evaluator.EvaluateItems();
        project.Fill(evaluator);
        return project;
    }

    /// <summary>A folder with sources or settings and no project file: everything in it belongs to it.</summary>
    public static ProjectFile ForFolder(string directory) => new(directory, directory)
    {
        AssemblyName = "Folder",
        OutputType = File.Exists(Path.Combine(directory, "web.config")) ? "Library" : "Exe",
        Sources = [.. FileSearch.Below(directory, IsCSharp)],
        UsesAspNetCore = true,
        TargetFramework = File.Exists(Path.Combine(directory, "web.config")) ? TargetFramework.Parse("net48") : TargetFramework.Current,
    };

    /// <summary>Stands for the files of a repository that belong to no project.</summary>
    public static ProjectFile ForRepository(string directory) => new(directory, directory) { AssemblyName = "Repository" };

    private static bool IsCSharp(string name) => name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private ProjectEvaluator Evaluate(string? framework)
    {
        XElement? root = ReadRoot(FullPath);
        Sdk = SdkOf(root);
        var evaluator = new ProjectEvaluator
        {
            ["Configuration"] = "Debug",
            ["Platform"] = "AnyCPU",
            ["OutputType"] = Sdk is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.Worker" or "Microsoft.NET.Sdk.BlazorWebAssembly" ? "Exe" : "Library",
            ["UsingMicrosoftNETSdkWeb"] = Sdk == "Microsoft.NET.Sdk.Web" ? "true" : "",
            ["UsingMicrosoftNETSdkWorker"] = Sdk == "Microsoft.NET.Sdk.Worker" ? "true" : "",
            ["UsingMicrosoftNETSdkBlazorWebAssembly"] = Sdk == "Microsoft.NET.Sdk.BlazorWebAssembly" ? "true" : "",
            ["MSBuildProjectDirectory"] = Directory,
            ["MSBuildProjectName"] = Name,
            ["MSBuildProjectFile"] = Path.GetFileName(FullPath),
            ["MSBuildProjectFullPath"] = FullPath,
        };
        if (framework is not null)
            evaluator.SetGlobal("TargetFramework", framework);
        ImportNearest(evaluator, "Directory.Build.props");
        ImportNearest(evaluator, "Directory.Packages.props");
        evaluator.Import(FullPath);
        ImportNearest(evaluator, "Directory.Build.targets");
        return evaluator;
    }

    private void ImportNearest(ProjectEvaluator evaluator, string name)
    {
        if (FileSearch.NearestAbove(Directory, name) is { } file)
            evaluator.Import(file);
    }

    private static XElement? ReadRoot(string path)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using FileStream stream = File.OpenRead(path);
        using XmlReader reader = XmlReader.Create(stream, settings);
        return XDocument.Load(reader).Root;
    }

    private static string SdkOf(XElement? root)
    {
        string? sdk = root?.Attribute("Sdk")?.Value
            ?? root?.Elements().FirstOrDefault(e => e.Name.LocalName == "Sdk")?.Attribute("Name")?.Value
            ?? root?.Elements().FirstOrDefault(e => e.Name.LocalName == "Import" && e.Attribute("Sdk") is not null)?.Attribute("Sdk")?.Value;
        return sdk?.Split(';', '/')[0].Trim() ?? "";
    }

    private static ImmutableArray<string> TargetFrameworksOf(ProjectEvaluator evaluator)
    {
        string written = evaluator["TargetFramework"] is { Length: > 0 } one ? one
            : evaluator["TargetFrameworks"] is { Length: > 0 } many ? many
            : evaluator["TargetFrameworkVersion"];
        return [.. written.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private void Fill(ProjectEvaluator evaluator)
    {
        AssemblyName = evaluator["AssemblyName"] is { Length: > 0 } name ? name : Name;
        OutputType = evaluator["OutputType"];
        BuildProperties = [.. PropertiesOfRules.Select(property => (property, evaluator[property]))];
        Mode = evaluator["CloudReadyMode"];
        IncludesSettingsFiles = Mode != "None" && !IsFalse(evaluator["CloudReadyIncludeSettingsFiles"]);
        HasContainerSettings = ContainerProperties.Any(property => evaluator[property].Length > 0) || evaluator["PublishProfile"] == "DefaultContainer";
        AllowUnsafe = IsTrue(evaluator["AllowUnsafeBlocks"]);
        NoWarn = [.. SplitList(evaluator["NoWarn"]).Where(id => id.StartsWith("CR", StringComparison.OrdinalIgnoreCase))];
        PreprocessorSymbols = [.. SplitList(evaluator["DefineConstants"]).Append("DEBUG").Append("TRACE").Concat(TargetFramework.PreprocessorSymbols()).Distinct()];
        MissingImports = [.. evaluator.MissingImports];
        HasDefaultIntermediateOutput = evaluator["BaseIntermediateOutputPath"].Length == 0 && evaluator["ArtifactsPath"].Length == 0 && !IsTrue(evaluator["UseArtifactsOutput"]);
        Packages = ReadPackages(evaluator.Items);
        ProjectReferences = ReadProjectReferences(evaluator.Items);
        AssemblyReferences = ReadAssemblyReferences(evaluator.Items);
        Kind = KindOf(evaluator);
        UsesAspNetCore = Kind == ProjectKind.Web && Sdk.Length > 0
            || Included(evaluator.Items, "FrameworkReference").Any(item => item.Value == "Microsoft.AspNetCore.App")
            || Packages.Any(package => package.Id.StartsWith("Microsoft.AspNetCore.", StringComparison.OrdinalIgnoreCase));
        GlobalUsings = ImplicitUsings.TextFor(Sdk, IsEnabled(evaluator["ImplicitUsings"]), evaluator.Items);
        Sources = ProjectSet.IsOtherLanguage(FullPath) ? [] : ReadSources(evaluator);
    }

    private ProjectKind KindOf(ProjectEvaluator evaluator)
    {
        string types = evaluator["ProjectTypeGuids"];
        bool declaredTest = IsTrue(evaluator["IsTestProject"]) || types.Contains(TestProjectType, StringComparison.OrdinalIgnoreCase) || Sdk.StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase);
        bool usesTestFramework = Packages.Any(package => TestPackages.Contains(package.Id, StringComparer.OrdinalIgnoreCase));
        if (declaredTest || (usesTestFramework && !IsFalse(evaluator["IsTestProject"])))
            return ProjectKind.Test;
        if (Sdk == "Microsoft.NET.Sdk.Web" || types.Contains(WebProjectType, StringComparison.OrdinalIgnoreCase))
            return ProjectKind.Web;
        if (Sdk == "Microsoft.NET.Sdk.Worker")
            return ProjectKind.Worker;
        if (IsForDevelopers(evaluator))
            return ProjectKind.Development;
        if (HasWindows(evaluator))
            return ProjectKind.Desktop;
        return OutputType.Equals("Library", StringComparison.OrdinalIgnoreCase) ? ProjectKind.Library : ProjectKind.Console;
    }

    private bool IsForDevelopers(ProjectEvaluator evaluator) =>
        Sdk.StartsWith("Aspire.AppHost.Sdk", StringComparison.OrdinalIgnoreCase)
        || IsTrue(evaluator["IsAspireHost"])
        || Packages.Any(package => DevelopmentPackages.Contains(package.Id, StringComparer.OrdinalIgnoreCase))

        // Tasks of MSBuild are a library; a program may ask MSBuild for something.
        || OutputType.Equals("Library", StringComparison.OrdinalIgnoreCase)
            && (Packages.Any(package => package.Id.Equals("Microsoft.Build.Utilities.Core", StringComparison.OrdinalIgnoreCase))
                || AssemblyReferences.Any(reference => reference.Name.StartsWith("Microsoft.Build.Utilities", StringComparison.OrdinalIgnoreCase)));

    /// <summary>SDK projects say so in a property; classic ones reference the assemblies, which services do too.</summary>
    private bool HasWindows(ProjectEvaluator evaluator) =>
        IsTrue(evaluator["UseWPF"])
        || IsTrue(evaluator["UseWindowsForms"])
        || IsTrue(evaluator["UseMaui"])
        || (OutputType.Equals("WinExe", StringComparison.OrdinalIgnoreCase)
            && AssemblyReferences.Any(reference => reference.Name is "PresentationFramework" or "System.Windows.Forms")
            && AssemblyReferences.All(reference => reference.Name != "System.ServiceProcess"));

    private static IEnumerable<ProjectItem> Included(List<ProjectItem> items, string type) =>
        items.Where(item => item.Type == type && item.Action == "Include");

    private ImmutableArray<PackageReference> ReadPackages(List<ProjectItem> items)
    {
        var central = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (ProjectItem item in items.Where(item => item.Type == "PackageVersion" && item.Action != "Remove"))
            central[item.Value] = item.Metadata.GetValueOrDefault("Version", "");

        var packages = new Dictionary<string, PackageReference>(StringComparer.OrdinalIgnoreCase);
        foreach (ProjectItem item in items.Where(item => item.Type is "PackageReference" or "GlobalPackageReference"))
        {
            if (item.Action == "Remove")
                packages.Remove(item.Value);
            else if (item.Action == "Include" || packages.ContainsKey(item.Value))
                packages[item.Value] = ToPackage(item, packages.GetValueOrDefault(item.Value)?.Version ?? central.GetValueOrDefault(item.Value));
        }

        foreach (PackageReference package in ReadPackagesConfig())
            packages.TryAdd(package.Id, package);
        return [.. packages.Values.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase)];
    }

    private static PackageReference ToPackage(ProjectItem item, string? knownVersion)
    {
        string? version = item.Metadata.GetValueOrDefault("VersionOverride") ?? item.Metadata.GetValueOrDefault("Version") ?? knownVersion;
        bool developmentOnly = item.Type == "GlobalPackageReference"
            || string.Equals(item.Metadata.GetValueOrDefault("PrivateAssets"), "all", StringComparison.OrdinalIgnoreCase)
            || (item.Metadata.GetValueOrDefault("ExcludeAssets") ?? "").Contains("compile", StringComparison.OrdinalIgnoreCase);
        return new PackageReference(item.Value, string.IsNullOrEmpty(version) ? null : version, developmentOnly);
    }

    private IEnumerable<PackageReference> ReadPackagesConfig()
    {
        string file = Path.Combine(Directory, "packages.config");
        if (!File.Exists(file))
            yield break;
        foreach (XElement package in ReadRoot(file)?.Elements() ?? [])
        {
            if (package.Attribute("id")?.Value is { Length: > 0 } id)
                yield return new PackageReference(id, package.Attribute("version")?.Value, package.Attribute("developmentDependency")?.Value == "true");
        }
    }

    private ImmutableArray<string> ReadProjectReferences(List<ProjectItem> items)
    {
        var references = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ProjectItem item in items.Where(item => item.Type == "ProjectReference"))
        {
            string path = Resolve(item.Value);
            if (item.Action == "Remove")
                references.Remove(path);
            else if (item.Action == "Include" && !IsFalse(item.Metadata.GetValueOrDefault("ReferenceOutputAssembly", "")) && item.Metadata.GetValueOrDefault("OutputItemType") != "Analyzer")
                references.Add(path);
        }

        references.Remove(FullPath);
        return [.. references];
    }

    private ImmutableArray<(string Name, string? HintPath)> ReadAssemblyReferences(List<ProjectItem> items) =>
        [.. Included(items, "Reference").Select(item => (
            item.Value.Split(',')[0].Trim(),
            item.Metadata.GetValueOrDefault("HintPath") is { Length: > 0 } hint ? Resolve(hint) : null))];

    private ImmutableArray<string> ReadSources(ProjectEvaluator evaluator)
    {
        bool byDefault = Sdk.Length > 0 && !IsFalse(evaluator["EnableDefaultCompileItems"]) && !IsFalse(evaluator["EnableDefaultItems"]);
        HashSet<string> sources = byDefault ? new(FileSearch.Below(Directory, IsCSharp), StringComparer.Ordinal) : new(StringComparer.Ordinal);
        foreach (ProjectItem item in evaluator.Items.Where(item => item.Type == "Compile"))
        {
            if (item.Action == "Include")
                sources.UnionWith(Expand(item.Value, item.Metadata.GetValueOrDefault("Exclude", "")));
            else if (item.Action == "Remove")
                sources.ExceptWith(MatchedBy(item.Value, sources));
        }

        string[] missing = [.. sources.Where(source => !File.Exists(source))];
        MissingSources = [.. missing.Where(source => !IsMadeByBuild(source)).Order(StringComparer.Ordinal)];
        return [.. sources.Except(missing).Order(StringComparer.Ordinal)];
    }

    private static bool IsMadeByBuild(string path) => path.Contains("/obj/", StringComparison.OrdinalIgnoreCase) || path.Contains("$(", StringComparison.Ordinal);

    private IEnumerable<string> Expand(string pattern, string exclude)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return IsCSharp(pattern) ? [Resolve(pattern)] : [];

        (string root, string glob) = SplitGlob(pattern);
        if (!System.IO.Directory.Exists(root))
            return [];
        var found = FileSearch.Below(root, IsCSharp).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> included = MatcherFor(glob).Match(root, found).Files.Select(file => Path.GetFullPath(Path.Combine(root, file.Path)));
        HashSet<string> excluded = [.. SplitList(exclude).SelectMany(part => MatchedBy(part, found))];
        return included.Where(file => !excluded.Contains(file));
    }

    private IEnumerable<string> MatchedBy(string pattern, HashSet<string> files)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return [Resolve(pattern)];
        (string root, string glob) = SplitGlob(pattern);
        return [.. MatcherFor(glob).Match(root, files).Files.Select(file => Path.GetFullPath(Path.Combine(root, file.Path)))];
    }

    private static Matcher MatcherFor(string glob)
    {
        var matcher = new Matcher(OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        matcher.AddInclude(glob);
        return matcher;
    }

    /// <summary>Splits a pattern into the folder before its first wildcard, which may lie outside the project, and the rest.</summary>
    private (string Root, string Glob) SplitGlob(string pattern)
    {
        string normalized = pattern.Replace('\\', '/');
        int slash = normalized.LastIndexOf('/', normalized.IndexOf('*', StringComparison.Ordinal));
        return slash < 0 ? (Directory, normalized) : (Resolve(normalized[..(slash + 1)]), normalized[(slash + 1)..]);
    }

    private string Resolve(string path)
    {
        string full = Path.GetFullPath(Path.Combine(Directory, path.Replace('\\', '/')));
        return File.Exists(full) ? full : FileSearch.IgnoringCase(full) ?? full;
    }

    private static IEnumerable<string> SplitList(string value) =>
        value.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(string value) => value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static bool IsEnabled(string value) => IsTrue(value) || value.Equals("enable", StringComparison.OrdinalIgnoreCase);
}
