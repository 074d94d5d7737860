using System.Globalization;
using CloudReady.Analyzers.Engine.Options;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The version of .NET that the project targets, where the build says it.</summary>
internal static class TargetVersion
{
    /// <summary>Major and minor version of <c>net8.0</c>; null for other frameworks, and where it is not known.</summary>
    public static (int Major, int Minor)? Of(OptionReader options)
    {
        string moniker = options.BuildProperty("TargetFramework");
        int platform = moniker.IndexOf('-');
        string version = platform < 0 ? moniker : moniker.Substring(0, platform);
        if (!version.StartsWith("net", StringComparison.OrdinalIgnoreCase) || version.IndexOf('.') is not (> 3 and var dot))
            return null;

        return int.TryParse(version.Substring(3, dot - 3), NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(version.Substring(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int minor)
            && major >= 5
            ? (major, minor)
            : null;
    }
}
