using System.Reflection;

namespace CloudReady.Cli.Reporting;

/// <summary>How the tool names itself.</summary>
internal static class ToolInfo
{
    public const string Name = "cloudready";

    /// <summary>Where the tool lives.</summary>
    public const string Url = "https://github.com/cloudready-dotnet/CloudReady.Analyzers";

    /// <summary>The version of the package, without build metadata.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
