using System.Globalization;

namespace CloudReady.Cli.Loading;

/// <summary>The families of target frameworks, from least to most preferred when a project has several.</summary>
internal enum FrameworkFamily
{
    Unknown,
    Standard,
    Framework,
    Core,
}

/// <summary>A target framework moniker (<c>net10.0</c>, <c>net48</c>) or the version of a classic project (<c>v4.7.2</c>).</summary>
internal readonly record struct TargetFramework(FrameworkFamily Family, Version Version, string Platform, string Moniker)
{
    /// <summary>The .NET that runs the tool, for what does not say its own; it has no moniker.</summary>
    public static TargetFramework Current { get; } = new(FrameworkFamily.Core, new Version(Environment.Version.Major, 0), "", "");

    /// <summary>Never throws: what cannot be understood has the family <see cref="FrameworkFamily.Unknown"/>.</summary>
    public static TargetFramework Parse(string text)
    {
        string moniker = text.Trim();
        string lower = moniker.ToLowerInvariant();
        string platform = "";
        int dash = lower.IndexOf('-', StringComparison.Ordinal);
        if (dash >= 0)
        {
            platform = lower[(dash + 1)..];
            lower = lower[..dash];
        }

        (FrameworkFamily family, Version? version) = lower switch
        {
            _ when lower.StartsWith("netstandard", StringComparison.Ordinal) => (FrameworkFamily.Standard, ParseVersion(lower[11..])),
            _ when lower.StartsWith("netcoreapp", StringComparison.Ordinal) => (FrameworkFamily.Core, ParseVersion(lower[10..])),
            _ when lower.StartsWith("net", StringComparison.Ordinal) => ParseNet(lower[3..]),
            _ when lower.StartsWith('v') => (FrameworkFamily.Framework, ParseVersion(lower[1..])),
            _ => (FrameworkFamily.Unknown, null),
        };
        return version is null
            ? new(FrameworkFamily.Unknown, new Version(0, 0), platform, moniker)
            : new(family, version, platform, moniker);
    }

    /// <summary>The one to analyze a multi-targeted project for: newest .NET first, without a platform before with one.</summary>
    public static TargetFramework Newest(IEnumerable<TargetFramework> frameworks) =>
        frameworks.OrderByDescending(f => f.Family).ThenByDescending(f => f.Version).ThenBy(f => f.Platform, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>
    /// How well assemblies made for <paramref name="asset"/> serve this target: the higher the better, negative if not at
    /// all. An asset for a newer version than the target is the last resort: it still lets names be bound.
    /// </summary>
    public int Accepts(TargetFramework asset)
    {
        int version = (asset.Version.Major * 100) + (asset.Version.Minor * 10) + Math.Max(0, asset.Version.Build);
        bool tooNew = asset.Family == Family && asset.Version > Version;
        return (Family, asset.Family) switch
        {
            _ when asset.Family == Family => tooNew ? 10_000 - version : 30_000 + version,
            (FrameworkFamily.Core or FrameworkFamily.Framework, FrameworkFamily.Standard) => 20_000 + version,
            (FrameworkFamily.Standard, FrameworkFamily.Core) => 9_000 - version,
            (FrameworkFamily.Core, FrameworkFamily.Framework) => 4_000 + version,
            _ => -1,
        };
    }

    /// <summary>The preprocessor symbols that the SDK defines for this target.</summary>
    public IEnumerable<string> PreprocessorSymbols()
    {
        switch (Family)
        {
            case FrameworkFamily.Core:
                yield return "NET";
                yield return "NETCOREAPP";
                yield return $"NET{Version.Major}_{Version.Minor}";
                for (int major = 5; major <= Version.Major; major++)
                    yield return $"NET{major}_0_OR_GREATER";
                foreach (string core in (string[])["2_0", "2_1", "2_2", "3_0", "3_1"])
                    yield return $"NETCOREAPP{core}_OR_GREATER";
                break;
            case FrameworkFamily.Framework:
                yield return "NETFRAMEWORK";
                yield return "NET" + Version.ToString().Replace(".", "", StringComparison.Ordinal);
                foreach (string known in (string[])["2.0", "3.5", "4.0", "4.5", "4.5.1", "4.5.2", "4.6", "4.6.1", "4.6.2", "4.7", "4.7.1", "4.7.2", "4.8", "4.8.1"])
                {
                    if (Version.Parse(known) <= Version)
                        yield return $"NET{known.Replace(".", "", StringComparison.Ordinal)}_OR_GREATER";
                }

                break;
            case FrameworkFamily.Standard:
                yield return "NETSTANDARD";
                yield return $"NETSTANDARD{Version.Major}_{Version.Minor}";
                break;
        }
    }

    private static (FrameworkFamily Family, Version? Version) ParseNet(string rest)
    {
        if (rest.Contains('.', StringComparison.Ordinal) && ParseVersion(rest) is { Major: >= 5 } core)
            return (FrameworkFamily.Core, core);
        if (rest.Length is >= 2 and <= 3 && rest.All(char.IsAsciiDigit))
            return (FrameworkFamily.Framework, ParseVersion(string.Join('.', rest.AsEnumerable())));
        return (FrameworkFamily.Framework, ParseVersion(rest));
    }

    private static Version? ParseVersion(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int major))
            return new Version(major, 0);
        return Version.TryParse(text, out Version? version) ? version : null;
    }
}
