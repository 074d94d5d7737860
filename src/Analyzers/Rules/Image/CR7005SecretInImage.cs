using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>A secret is written into the image: a variable, a file, or a command whose layer keeps it.</summary>
internal sealed class CR7005SecretInImage() : Rule(Rule, effortHours: 1, FixKind.None), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7005",
        "A secret is in the image",
        "{0}: everybody who can pull the image reads it, and it is in the history of the repository. {1}",
        DiagnosticSeverity.Warning,
        "ENV, ARG and every layer are part of the image: 'docker history' and 'docker inspect' show them. Build secrets belong in 'RUN --mount=type=secret', run-time secrets in the environment of the pod.");

    private const string RunTime = "Let a Kubernetes Secret set it when the pod starts.";
    private const string BuildTime = "Use 'RUN --mount=type=secret', which leaves nothing behind.";


    private static readonly HashSet<string> SecretFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        ".env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".npmrc", ".netrc", "_netrc", ".pypirc", ".git-credentials", "secrets.json", ".htpasswd", ".pgpass",
    };

    private static readonly string[] SecretExtensions = [".pfx", ".p12", ".key", ".jks", ".keystore"];

    private static readonly HashSet<string> SecretOptions = new(StringComparer.Ordinal)
    {
        "--password", "--token", "--api-key", "--apikey", "--secret", "--client-secret", "--access-token", "--auth-token", "--store-password", "--registry-password",
        "--symbol-api-key", "--secret-key", "--pass", "--http-password",
    };

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        var shipped = new HashSet<DockerStage>();
        foreach (DockerStage stage in context.ShippedStage(document)?.Chain ?? [])
            shipped.Add(stage);

        foreach (DockerStage stage in document.Stages)
        {
            // What a build stage holds is not shipped, but is in its history where that is kept.
            DiagnosticSeverity? severity = shipped.Contains(stage) ? null : DiagnosticSeverity.Info;
            foreach (DockerInstruction instruction in stage.Instructions)
            {
                switch (instruction.Kind)
                {
                    case DockerInstructionKind.Env or DockerInstructionKind.Arg:
                        AnalyzePairs(instruction, severity, context);
                        break;
                    case DockerInstructionKind.Copy or DockerInstructionKind.Add:
                        AnalyzeFiles(instruction, severity, context);
                        break;
                    case DockerInstructionKind.Run:
                        AnalyzeCommands(instruction, severity, context);
                        break;
                }
            }
        }

        foreach (DockerInstruction instruction in document.Instructions)
        {
            if (instruction.Kind == DockerInstructionKind.From)
                return;
            if (instruction.Kind == DockerInstructionKind.Arg)
                AnalyzePairs(instruction, DiagnosticSeverity.Info, context);
        }
    }

    private static void AnalyzePairs(DockerInstruction instruction, DiagnosticSeverity? severity, ArtifactContext context)
    {
        bool isArgument = instruction.Kind == DockerInstructionKind.Arg;
        foreach (DockerPair pair in instruction.Pairs)
        {
            string value = pair.Value is { } written ? DockerWord.Unquote(written.Text) : "";
            bool isByValue = value.Length > 0 && ImageSecret.HasSecretShape(value);
            bool isByName = !isByValue && ImageSecret.IsSecret(pair.Name) && (ImageSecret.MayBeSecret(value) || (isArgument && pair.Value is null));
            if (!isByValue && !isByName)
                continue;

            context.Report(
                Rule,
                pair.Word.Span,
                severity,
                pair.Value is null
                    ? $"'ARG {pair.Name}' takes a secret as an argument of the build, which the history of the image shows"
                    : $"'{pair.Name}' is set to a secret (***) in the image",
                isArgument ? BuildTime : RunTime);
        }
    }

    private static void AnalyzeFiles(DockerInstruction instruction, DiagnosticSeverity? severity, ArtifactContext context)
    {
        if (instruction.FindFlag("from") is not null)
            return;

        ImmutableArray<DockerWord> words = instruction.Words;
        for (int i = 0; i < words.Length - 1; i++)
        {
            string path = words[i].Unquoted.Replace('\\', '/');
            string name = path.Substring(path.LastIndexOf('/') + 1);
            if (IsSecretFile(name) || (name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase) && HasCredentials(context)))
                context.Report(Rule, words[i].Span, severity, $"'{name}' holds a secret and is copied into the image", instruction.Kind == DockerInstructionKind.Copy && severity is not null ? BuildTime : "Mount it from a Kubernetes Secret when the pod starts, or use 'RUN --mount=type=secret' while building.");
        }
    }

    private static bool IsSecretFile(string name)
    {
        if (SecretFiles.Contains(name))
            return true;
        if (name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase))
            return name.ToLowerInvariant() is ".env.production" or ".env.prod" or ".env.local" or ".env.staging";

        foreach (string extension in SecretExtensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return name.IndexOf("public", StringComparison.OrdinalIgnoreCase) < 0 && name.IndexOf("truststore", StringComparison.OrdinalIgnoreCase) < 0;
        }

        return false;
    }

    /// <summary>A <c>nuget.config</c> beside the project, or above it, with a password that is written out.</summary>
    private static bool HasCredentials(ArtifactContext context)
    {
        foreach ((_, XmlArtifact config) in context.Artifacts.NuGetConfigs)
        {
            if (config.Root is not { } root)
                continue;
            foreach (XmlElement element in root.Descendants)
            {
                if (element.LocalName == "add"
                    && element.FindAttribute("key")?.Value is "ClearTextPassword" or "Password"
                    && element.FindAttribute("value")?.Value is { } value
                    && !(value.StartsWith("%", StringComparison.Ordinal) && value.EndsWith("%", StringComparison.Ordinal))
                    && !Placeholder.IsPlaceholder(value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void AnalyzeCommands(DockerInstruction instruction, DiagnosticSeverity? severity, ArtifactContext context)
    {
        foreach (DockerScript script in DockerScript.Of(instruction))
        {
            foreach (ShellCommand command in script.Commands)
            {
                foreach (ShellWord assignment in command.Assignments)
                    AnalyzeAssignment(assignment, script, severity, context);

                for (int i = 0; i < command.Words.Length; i++)
                {
                    ShellWord word = command.Words[i];
                    if (command.Program == "export" && i > command.ProgramIndex)
                        AnalyzeAssignment(word, script, severity, context);
                    else if (ImageSecret.HasSecretShape(word.Text) || IsSecretOption(command, i))
                        context.Report(Rule, script.SpanOf(word), severity, $"A secret (***) stands on the command line of '{command.Program}' and stays in the layer", BuildTime);
                }
            }
        }
    }

    private static void AnalyzeAssignment(ShellWord word, DockerScript script, DiagnosticSeverity? severity, ArtifactContext context)
    {
        int equals = word.Text.IndexOf('=');
        if (equals <= 0)
            return;

        string value = word.Text.Substring(equals + 1);
        if (ImageSecret.HasSecretShape(value) || (ImageSecret.IsSecret(word.Text.Substring(0, equals)) && ImageSecret.MayBeSecret(value) && value.IndexOf('`') < 0))
            context.Report(Rule, script.SpanOf(word), severity, $"'{word.Text.Substring(0, equals)}' is set to a secret (***) in a layer", BuildTime);
    }

    /// <summary>True for the value of <c>--password x</c>, <c>--password=x</c>, and of <c>-p</c> where the program is known to take a password so.</summary>
    private static bool IsSecretOption(ShellCommand command, int index)
    {
        string word = command.Words[index].Text;
        int equals = word.IndexOf('=');
        if (equals > 0)
            return SecretOptions.Contains(word.Substring(0, equals)) && IsLiteral(word.Substring(equals + 1));
        if (index == 0 || word.StartsWith("-", StringComparison.Ordinal) || !IsLiteral(word))
            return false;

        string option = command.Words[index - 1].Text;
        return SecretOptions.Contains(option)
            || (option == "-p" && (command.Is("docker", "login") || command.Is("az", "login") || command.Is("podman", "login")))
            || (option == "-k" && command.Is("dotnet", "nuget", "push"))
            || (option == "-u" && command.Program == "curl" && word.IndexOf(':') is > 0 and var colon && colon < word.Length - 1);
    }

    private static bool IsLiteral(string value) => ImageSecret.MayBeSecret(value) && value.IndexOf('`') < 0;
}
