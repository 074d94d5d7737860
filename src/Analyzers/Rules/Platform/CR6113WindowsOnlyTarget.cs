using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>A service is built for Windows only, or for a .NET that nobody maintains.</summary>
internal sealed class CR6113WindowsOnlyTarget() : Rule(Rule, effortHours: 40, FixKind.None), IArtifactRule<ProjectArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6113",
        "The target framework keeps the service off Linux",
        "{0}",
        DiagnosticSeverity.Warning,
        "What a project targets decides which image it can run in. Linux images exist for supported versions of .NET, without Windows APIs.");

    private const string WindowsMessage = "'{0}' builds the service for Windows only: no Linux image can run it. Target the same framework without '-windows' and guard what needs Windows with OperatingSystem.IsWindows().";
    private const string RuntimeMessage = "'{0}' builds the service for Windows only: no Linux image can run it. Add linux-x64, or leave the runtime to 'dotnet publish'.";
    private const string FrameworkMessage = "'{0}' is .NET Framework: it runs in Windows containers on Windows nodes only. Retarget to a supported .NET, or plan a pool of Windows nodes.";
    private const string EndOfLifeMessage = "'{0}' is out of support: its images get no security fixes any more. Target a supported version of .NET.";

    public void Analyze(ProjectArtifact project, ArtifactContext context)
    {
        if (project.Xml.Root is not { } root)
            return;

        foreach (XmlElement group in root.Children)
        {
            if (group.LocalName != "PropertyGroup" || group.FindAttribute("Condition") is not null)
                continue;

            foreach (XmlElement property in group.Children)
            {
                if (property.FindAttribute("Condition") is null
                    && Judge(property.LocalName, property.Text) is var (message, severity)
                    && context.Application is { IsService: true })
                {
                    Report(property.TextSpan, message, severity, property.Text, context);
                    return;
                }
            }
        }
    }

    private static void Report(TextSpan span, string message, DiagnosticSeverity? severity, string value, ArtifactContext context) =>
        context.Report(Rule, span, severity, string.Format(System.Globalization.CultureInfo.InvariantCulture, message, value));

    private static (string Message, DiagnosticSeverity? Severity)? Judge(string property, string value)
    {
        if (value.Length == 0 || value.IndexOf('$') >= 0)
            return null;

        switch (property)
        {
            case "TargetFrameworkVersion":
                return IsFramework("net" + value.TrimStart('v')) ? (FrameworkMessage, DiagnosticSeverity.Info) : null;

            case "TargetFramework":
            case "TargetFrameworks":
                if (All(value, static framework => framework.IndexOf("-windows", StringComparison.OrdinalIgnoreCase) > 0 || IsFramework(framework)))
                    return value.IndexOf("-windows", StringComparison.OrdinalIgnoreCase) > 0 ? (WindowsMessage, null) : (FrameworkMessage, DiagnosticSeverity.Info);
                return All(value, IsOutOfSupport) ? (EndOfLifeMessage, null) : null;

            case "RuntimeIdentifier":
            case "RuntimeIdentifiers":
                return All(value, static runtime => runtime.StartsWith("win", StringComparison.OrdinalIgnoreCase)) ? (RuntimeMessage, null) : null;

            default:
                return null;
        }
    }

    private static bool All(string list, Func<string, bool> says)
    {
        bool isAny = false;
        foreach (string item in list.Split(';'))
        {
            string value = item.Trim();
            if (value.Length == 0)
                continue;
            if (!says(value))
                return false;

            isAny = true;
        }

        return isAny;
    }

    /// <summary><c>net48</c>, <c>net472</c>, <c>net4.7.2</c>.</summary>
    private static bool IsFramework(string framework) =>
        framework.Length >= 5 && framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) && framework[3] is '2' or '3' or '4' && framework.IndexOf('-') < 0 && (framework[4] != '.' || framework[3] == '4');

    /// <summary>Versions whose support has ended for good; those in their last months are not told by a version of this rule.</summary>
    private static bool IsOutOfSupport(string framework)
    {
        // The SDK takes netcoreapp8.0 for net8.0.
        bool isCore = framework.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase);
        string version = isCore ? framework.Substring("netcoreapp".Length) : framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) ? framework.Substring("net".Length) : "";
        return version.Length > 1 && version[1] == '.' && (version[0] is '5' or '6' or '7' || (isCore && version[0] is '1' or '2' or '3'));
    }
}
