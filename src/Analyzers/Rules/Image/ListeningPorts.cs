using System.Globalization;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Compose;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The ports that the environment of an image tells an application to listen on.</summary>
internal static class ListeningPorts
{
    private static readonly string[] Settings = ["ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "ASPNETCORE_URLS", "DOTNET_HTTP_PORTS", "DOTNET_URLS", "URLS", "HTTP_PORTS", "HTTPS_PORTS"];

    /// <summary>True where a service of Docker Compose that runs the image of a Dockerfile sets a port.</summary>
    public static bool AreSetBy(ArtifactSet artifacts, string dockerfile)
    {
        foreach ((_, ComposeService service) in artifacts.ServicesBuiltBy(dockerfile))
        {
            foreach ((string name, _, _) in service.Environment)
            {
                if (Array.IndexOf(Settings, name) >= 0 || name.StartsWith("Kestrel__", StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True where the image, or the command that it starts, sets a port in some way.</summary>
    public static bool AreSet(DockerStage stage)
    {
        foreach (string setting in Settings)
        {
            if (stage.FindEnvironment(setting, out _) != DockerVariableState.Undefined || stage.Lookup(setting, out _) != DockerVariableState.Undefined)
                return true;
        }

        foreach (DockerStage part in stage.Chain)
        {
            foreach (DockerInstruction instruction in part.Instructions)
            {
                if (instruction.Kind == DockerInstructionKind.Env && (instruction.Arguments.Text.IndexOf("Kestrel", StringComparison.OrdinalIgnoreCase) >= 0 || instruction.Arguments.Text.IndexOf("PORT", StringComparison.Ordinal) >= 0))
                    return true;
                if (instruction.Kind is DockerInstructionKind.Cmd or DockerInstructionKind.Entrypoint && (instruction.Arguments.Text.Contains("--urls") || instruction.Arguments.Text.IndexOf("ASPNETCORE_", StringComparison.Ordinal) >= 0))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The setting with a port below 1024, and that port; null where there is none.</summary>
    public static (DockerPair Pair, int Port)? FindPrivileged(DockerStage stage)
    {
        foreach (DockerStage part in stage.Chain)
        {
            foreach (DockerInstruction instruction in part.Instructions)
            {
                if (instruction.Kind != DockerInstructionKind.Env)
                    continue;
                foreach (DockerPair pair in instruction.Pairs)
                {
                    if (Array.IndexOf(Settings, pair.Name) >= 0 && pair.Value is { } value && stage.FindEnvironment(pair.Name, out string effective) == DockerVariableState.Known && effective == value.Unquoted && PrivilegedPort(effective) is { } port)
                        return (pair, port);
                }
            }
        }

        return null;
    }

    private static int? PrivilegedPort(string value)
    {
        foreach (string part in value.Split(';', ','))
        {
            string digits = part.Trim().TrimEnd('/');
            int colon = digits.LastIndexOf(':');
            string port = digits.Substring(colon + 1);
            if (port.StartsWith("//", StringComparison.Ordinal))
                port = digits.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? "443" : "80";
            if (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 1024)
                return number;
        }

        return null;
    }
}
