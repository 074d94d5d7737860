using System.Globalization;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>What an image of .NET is for.</summary>
internal enum DotnetImageKind
{
    Sdk,
    AspNet,
    Runtime,
    RuntimeDeps,
}

/// <summary>
/// What is known of an image of .NET by its name. Read from the Dockerfiles of runtime-deps, runtime, aspnet and sdk for 8.0 to
/// 11.0 in github.com/dotnet/dotnet-docker at 3ed00b611cc8 (August 2026): only chiseled and distroless images set a user. Ends of
/// support from release-notes/releases-index.json in github.com/dotnet/core (April 2026; 10.0: pull request 10172), the same as
/// dotnet.microsoft.com/platform/support/policy says.
/// </summary>
internal sealed class DotnetImage
{
    /// <summary>The day up to which <see cref="EndsOfSupport"/> is judged: a build gives the same findings whenever it runs.</summary>
    public static readonly DateTime AsOf = new(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc);

    private const string Registry = "mcr.microsoft.com/dotnet/";

    /// <summary>Version × 10 and the last day of support.</summary>
    private static readonly Dictionary<int, DateTime> EndsOfSupport = new()
    {
        [10] = Day(2019, 6, 27),
        [11] = Day(2019, 6, 27),
        [20] = Day(2018, 10, 1),
        [21] = Day(2021, 8, 21),
        [22] = Day(2019, 12, 23),
        [30] = Day(2020, 3, 3),
        [31] = Day(2022, 12, 13),
        [50] = Day(2022, 5, 10),
        [60] = Day(2024, 11, 12),
        [70] = Day(2024, 5, 14),
        [80] = Day(2026, 11, 10),
        [90] = Day(2026, 11, 10),
        [100] = Day(2028, 11, 14),
    };

    /// <summary>Variables that the images set, besides those that begin with <c>DOTNET_</c>, <c>ASPNET</c> or <c>NUGET_</c>.</summary>
    private static readonly HashSet<string> Variables = new(StringComparer.Ordinal) { "APP_UID", "PATH", "HOME", "POWERSHELL_DISTRIBUTION_CHANNEL", "Logging__Console__FormatterName" };

    private DotnetImage(DotnetImageKind kind, ImageReference reference, string? currentRepository)
    {
        Kind = kind;
        CurrentRepository = currentRepository;
        ReadTag(reference.Tag ?? "");
    }

    public DotnetImageKind Kind { get; }

    /// <summary>The name under which such an image is published today, where the name used is a former one or a preview's; else null.</summary>
    public string? CurrentRepository { get; }

    /// <summary>Major and minor version; null where the tag does not say.</summary>
    public (int Major, int Minor)? Version { get; private set; }

    public bool IsWindows { get; private set; }

    public bool IsAlpine { get; private set; }

    /// <summary>True for chiseled and distroless images: there is no shell, and the user is 1654.</summary>
    public bool IsShellless { get; private set; }

    /// <summary>What follows the version in the tag: <c>-alpine</c>.</summary>
    public string Suffix { get; private set; } = "";

    /// <summary>The images have a user <c>app</c> and name it in <c>APP_UID</c>, since 8.0.</summary>
    public bool HasAppUser => Version is { Major: >= 8 } && !IsWindows;

    /// <summary>The port that an application listens on by itself: 8080 since 8.0, 80 before; null where the version is not known.</summary>
    public int? DefaultPort => Kind is DotnetImageKind.AspNet && Version is { } version ? version.Major >= 8 ? 8080 : 80 : null;

    /// <summary>The last day of support; null for a version that is not known.</summary>
    public DateTime? EndOfSupport =>
        Version is { } version && EndsOfSupport.TryGetValue((version.Major * 10) + version.Minor, out DateTime end) ? end : null;

    /// <summary>The image, or null for one that is none of .NET, or of .NET Framework.</summary>
    public static DotnetImage? Find(ImageReference reference)
    {
        string repository = reference.Repository;
        if (repository == "microsoft/dotnet")
            return FromCombinedRepository(reference);
        if (repository.StartsWith("microsoft/aspnetcore", StringComparison.Ordinal))
            return new DotnetImage(repository.EndsWith("-build", StringComparison.Ordinal) ? DotnetImageKind.Sdk : DotnetImageKind.AspNet, reference, Registry + (repository.EndsWith("-build", StringComparison.Ordinal) ? "sdk" : "aspnet"));

        // A cache in front of the registry keeps its name in the path.
        int start = repository.IndexOf(Registry, StringComparison.Ordinal);
        if (start < 0 || (start > 0 && repository[start - 1] != '/'))
            return null;

        string path = repository.Substring(start + Registry.Length);
        bool isFormer = path.StartsWith("core/", StringComparison.Ordinal);
        bool isPreview = path.StartsWith("nightly/", StringComparison.Ordinal);
        string name = isFormer ? path.Substring(5) : isPreview ? path.Substring(8) : path;
        return KindOf(name) is { } kind ? new DotnetImage(kind, reference, isFormer || isPreview ? repository.Substring(0, start) + Registry + name : null) : null;
    }

    /// <summary>True for a variable that the image sets.</summary>
    public static bool DefinesVariable(string name) =>
        Variables.Contains(name)
        || name.StartsWith("DOTNET_", StringComparison.Ordinal)
        || name.StartsWith("ASPNET", StringComparison.Ordinal)
        || name.StartsWith("NUGET_", StringComparison.Ordinal);

    private static DotnetImageKind? KindOf(string name) => name switch
    {
        "sdk" => DotnetImageKind.Sdk,
        "aspnet" => DotnetImageKind.AspNet,
        "runtime" => DotnetImageKind.Runtime,
        "runtime-deps" => DotnetImageKind.RuntimeDeps,
        _ => null,
    };

    /// <summary><c>microsoft/dotnet:2.1-aspnetcore-runtime</c>.</summary>
    private static DotnetImage FromCombinedRepository(ImageReference reference)
    {
        string tag = reference.Tag ?? "";
        DotnetImageKind kind = tag.Contains("aspnetcore-runtime") ? DotnetImageKind.AspNet
            : tag.Contains("runtime-deps") ? DotnetImageKind.RuntimeDeps
            : tag.Contains("runtime") ? DotnetImageKind.Runtime
            : DotnetImageKind.Sdk;
        string name = kind switch { DotnetImageKind.AspNet => "aspnet", DotnetImageKind.Runtime => "runtime", DotnetImageKind.RuntimeDeps => "runtime-deps", _ => "sdk" };
        return new DotnetImage(kind, reference, Registry + name);
    }

    private void ReadTag(string tag)
    {
        int end = 0;
        while (end < tag.Length && (char.IsDigit(tag[end]) || tag[end] == '.'))
            end++;
        string[] parts = tag.Substring(0, end).Split('.');
        if (parts.Length > 1 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major) && major < 100 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor) && minor < 10)
            Version = (major, minor);

        Suffix = tag.Substring(end);
        IsWindows = tag.Contains("nanoserver") || tag.Contains("windowsservercore");
        IsAlpine = tag.Contains("alpine");
        IsShellless = tag.Contains("chiseled") || tag.Contains("distroless");
    }

    private static DateTime Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
