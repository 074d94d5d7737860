using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>A value that differs from environment to environment is set in the image.</summary>
internal sealed class CR7006ConfigurationBakedIn() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7006",
        "Configuration of one environment is in the image",
        "'{0}' sets {1} in the image: every environment that runs the image gets it{2}. Remove it, and let the manifest set it.",
        DiagnosticSeverity.Warning,
        "One image goes through all environments. What differs between them comes from the environment of the pod: a ConfigMap or a Secret.");

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        if (context.ShippedStage(document) is not { } final || ImageEntry.IsForDevelopment(context.Path))
            return;

        foreach (DockerStage stage in final.Chain)
        {
            foreach (DockerInstruction instruction in stage.Instructions)
            {
                if (instruction.Kind != DockerInstructionKind.Env || instruction.IsOnBuild)
                    continue;
                foreach (DockerPair pair in instruction.Pairs)
                {
                    if (Judge(pair, instruction, stage) is var (arguments, severity))
                        context.Report(Rule, pair.Word.Span, severity, properties: null, arguments);
                }
            }
        }
    }

    /// <summary>What is wrong with a variable; null where nothing is.</summary>
    public static (object[] Arguments, DiagnosticSeverity? Severity)? Judge(DockerPair pair, DockerInstruction instruction, DockerStage stage)
    {
        // What an argument of the build gives is of the build, not of the file.
        if (pair.Value is not { HasVariable: false } written || DockerVariables.Expand(written.Text, stage.File.Escape, stage.Lookup) is not { Length: > 0 } value)
            return null;

        string name = pair.Name;
        if (name is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT")
        {
            return value.Trim().Equals("Development", StringComparison.OrdinalIgnoreCase)
                ? ([name, "the environment to Development", ", with pages of stack traces and the settings of a developer"], null)
                : null;
        }

        if (IsOfPlatform(name)
            || (name.IndexOf("__", StringComparison.Ordinal) < 0 && !IsOfConnection(name))
            || ImageSecret.HasSecretShape(value)
            || IsOfDocumentation(value)
            || IsUsedWhileBuilding(name, instruction, stage.File))
        {
            return null;
        }

        return ConnectionSetting.ReadKnown(value) is { HasCredential: false } connection
            ? ([name, connection.Kind == "service" ? "the address of a service" : $"a connection string ({connection.Kind})", ""], connection.Severity)
            : null;
    }

    /// <summary>Switches of the runtime and ports of the process, which are the same everywhere.</summary>
    private static bool IsOfPlatform(string name) =>
        name.StartsWith("DOTNET_", StringComparison.Ordinal)
        || name.StartsWith("COMPlus_", StringComparison.Ordinal)
        || name.StartsWith("NUGET_", StringComparison.Ordinal)
        || name.StartsWith("CORECLR_", StringComparison.Ordinal)
        || name is "ASPNETCORE_URLS" or "ASPNETCORE_HTTP_PORTS" or "ASPNETCORE_HTTPS_PORTS" or "URLS" or "PATH" or "HOME"
        || (name.StartsWith("Kestrel__", StringComparison.OrdinalIgnoreCase) && name.EndsWith("Url", StringComparison.OrdinalIgnoreCase));

    private static bool IsOfConnection(string name)
    {
        foreach (string end in (string[])["_URL", "_URI", "_ENDPOINT", "_HOST", "_ADDRESS", "_CONNECTION", "_CONNECTION_STRING", "_CONNECTIONSTRING", "_SERVER", "_DSN", "_BROKERS", "_AUTHORITY"])
        {
            if (name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsOfDocumentation(string value)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return false;

        string authority = value.Substring(scheme + 3);
        int end = authority.IndexOfAny(['/', '?']);
        string host = end < 0 ? authority : authority.Substring(0, end);
        return ServerName.IsDocumentation(host) || host.StartsWith("+", StringComparison.Ordinal) || host.StartsWith("*", StringComparison.Ordinal) || host.StartsWith("0.0.0.0", StringComparison.Ordinal) || host.StartsWith("[::]", StringComparison.Ordinal);
    }

    /// <summary>True for a value that another instruction needs: the address of a download.</summary>
    private static bool IsUsedWhileBuilding(string name, DockerInstruction setting, Dockerfile document)
    {
        foreach (DockerInstruction instruction in document.Instructions)
        {
            if (instruction != setting
                && instruction.Kind is DockerInstructionKind.Run or DockerInstructionKind.Add or DockerInstructionKind.Copy or DockerInstructionKind.Env or DockerInstructionKind.Label
                && (instruction.Arguments.Text.Contains("$" + name) || instruction.Arguments.Text.Contains("${" + name)))
            {
                return true;
            }
        }

        return false;
    }
}
