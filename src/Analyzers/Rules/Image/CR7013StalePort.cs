using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The image says a port on which nothing listens, or on which its user may not.</summary>
internal sealed class CR7013StalePort() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7013",
        "Nothing listens on the port",
        "{0}",
        DiagnosticSeverity.Warning,
        "The images of .NET 8 and later set ASPNETCORE_HTTP_PORTS to 8080; those before listened on 80. Services, probes and people take the port from EXPOSE, and get no answer.");

    private static readonly string[] ListeningCalls = ["UseUrls", "ListenAnyIP", "ListenLocalhost", "ListenUnixSocket", "ConfigureKestrel", "UseKestrel", "UseHttpSys"];

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        if (context.ShippedStage(document) is not { } stage || stage.Root?.Dotnet is not { IsWindows: false } dotnet)
            return;

        if (ListeningPorts.FindPrivileged(stage) is { } privileged && RunsAsOther(stage))
        {
            context.Report(
                Rule,
                privileged.Pair.Word.Span,
                DiagnosticSeverity.Info,
                $"'{privileged.Pair.Name}' makes the application listen on port {privileged.Port}, and the user of the image is not root: where the runtime keeps ports below 1024 to root, the pod does not start. Listen on 8080, and let the Service map the port.");
        }

        if (dotnet.DefaultPort != 8080 || ListeningPorts.AreSet(stage) || ListeningPorts.AreSetBy(context.Artifacts, context.Path) || !ListensByDefault(context))
            return;

        foreach (DockerStage part in stage.Chain)
        {
            foreach (DockerInstruction instruction in part.Instructions)
            {
                if (instruction.Kind != DockerInstructionKind.Expose)
                    continue;
                foreach (DockerWord word in instruction.Words)
                    Analyze(word, stage, context);
            }
        }
    }

    private static void Analyze(DockerWord word, DockerStage stage, ArtifactContext context)
    {
        string port = stage.Expand(word) ?? "";
        int slash = port.IndexOf('/');
        string number = slash < 0 ? port : port.Substring(0, slash);
        if (number is not ("80" or "443") || word.HasVariable)
            return;

        context.Report(
            Rule,
            word.Span,
            // Code that is not at hand may listen where it wants.
            IsCodeKnown(context) ? null : DiagnosticSeverity.Info,
            number == "80"
                ? "'EXPOSE 80' is stale: the image makes the application listen on 8080, and a Service or probe for port 80 gets no answer. Expose 8080, or set 'ASPNETCORE_HTTP_PORTS=80'."
                : "'EXPOSE 443' is stale: nothing makes the application listen on 443, and a Service or probe for it gets no answer. Remove it, TLS ends at the Ingress, or set 'ASPNETCORE_HTTPS_PORTS'.");
    }

    private static bool RunsAsOther(DockerStage stage)
    {
        if (stage.Last(DockerInstructionKind.User) is { } user)
            return !user.Words.IsEmpty && stage.Expand(user.Words[0]) is { } name && name.Split(':')[0] is not ("root" or "0");
        return stage.Root?.RunsAsRoot == false;
    }

    private static bool IsCodeKnown(ArtifactContext context)
    {
        foreach (SyntaxTree _ in context.Compilation.SyntaxTrees)
            return true;
        return false;
    }

    /// <summary>False where the code or a settings file says where to listen.</summary>
    private static bool ListensByDefault(ArtifactContext context)
    {
        foreach ((_, JsonDocument settings) in context.Artifacts.JsonSettings)
        {
            foreach (JsonSetting setting in settings.Configuration)
            {
                if (setting.Key.StartsWith("Kestrel:Endpoints", StringComparison.OrdinalIgnoreCase)
                    || setting.Key.Equals("urls", StringComparison.OrdinalIgnoreCase)
                    || setting.Key.EndsWith("http_ports", StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
        }

        foreach (SyntaxTree tree in context.Compilation.SyntaxTrees)
        {
            foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && Array.IndexOf(ListeningCalls, token.ValueText) >= 0)
                    return false;
            }
        }

        return true;
    }
}
