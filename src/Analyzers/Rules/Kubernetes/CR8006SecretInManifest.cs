using System.Text;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Compose;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A password, a key or a connection string with one in a manifest.</summary>
internal sealed class CR8006SecretInManifest() : ManifestRule(Rule, effortHours: 0.5, FixKind.Rewrite), IArtifactRule<ComposeFile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8006",
        "A manifest holds a secret",
        "{0} holds {1} (***): whoever reads the repository or the {2} has it. {3}",
        DiagnosticSeverity.Warning,
        "Manifests are in the repository, and the specs of workloads and ConfigMaps can be read by many. Secrets are made in the cluster or by an operator, and workloads refer to them.");

    private const string VariableCure = "Take it from a Secret with secretKeyRef, and replace the value, which is no secret any more.";
    private const string ArgumentCure = "Take it from an environment variable that a Secret provides, $(NAME) in the argument, and replace the value, which is no secret any more.";
    private const string ComposeCure = "Take it from the environment, ${NAME}, or from an env_file that is not in the repository, and replace the value, which is no secret any more.";
    private const string MapCure = "Move it to a Secret that is not in the repository, and replace the value, which is no secret any more.";
    private const string SecretCure = "Create the Secret in the cluster, or keep it as a SealedSecret, ExternalSecret or SOPS file, and replace the value, which is no secret any more.";

    /// <summary>What stands in every Secret and says nothing by itself.</summary>
    private static readonly HashSet<string> PlainKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "user", "username", "user-name", "host", "hostname", "port", "database", "dbname", "db", "name", "tls.crt", "ca.crt", "cert", "url", "endpoint", "region", "bucket", "email", "type",
    };

    /// <summary>Files for development hold what opens nothing but the machine of a developer; the others mostly do, unless they name production.</summary>
    public void Analyze(ComposeFile document, ArtifactContext context)
    {
        if (document.IsForDevelopment || context.IsForDevelopment)
            return;

        foreach (ComposeService service in document.Services)
        {
            foreach ((string name, string? value, YamlNode node) in service.Environment)
            {
                if (value is not null && Read(name, value) is { } kind)
                    context.Report(Rule, node.Span, document.IsForProduction ? null : DiagnosticSeverity.Info, $"Variable '{name}' of service '{service.Name}'", kind, "host", ComposeCure);
            }
        }
    }

    protected override void Analyze(Container container, ManifestContext context)
    {
        KubernetesObject subject = container.Workload.Object;
        foreach (YamlMapping variable in container.Environment)
        {
            if (variable.Get("name")?.AsText() is { } name && variable.Get("value") is { } value && value.AsText() is { } text && Read(name, text) is { } kind)
                context.Report(Rule, subject, value.Span, null, $"Variable '{name}' of container '{container.DisplayName}'", kind, subject.Kind, VariableCure);
        }

        foreach (string key in (string[])["command", "args"])
        {
            YamlNode? previous = null;
            foreach (YamlNode argument in container.Node.Get(key)?.Items ?? [])
            {
                if (argument.AsText() is { } text && ReadArgument(text, previous?.AsText()) is { } kind)
                    context.Report(Rule, subject, argument.Span, null, $"An argument of container '{container.DisplayName}'", kind, subject.Kind, ArgumentCure);
                previous = argument;
            }
        }
    }

    protected override void Analyze(KubernetesObject subject, ManifestContext context)
    {
        if (subject.Kind == "ConfigMap" && subject.ApiVersion == "v1")
            AnalyzeMap(subject, context);
        else if (subject.Kind == "Secret" && subject.ApiVersion == "v1" && subject.Root.Get("sops") is null)
            AnalyzeSecret(subject, context);
    }

    /// <summary>What kind of secret a named value is; null for one that is none.</summary>
    internal static string? Read(string name, string value)
    {
        // $(NAME) is another variable of the container, which may come from a Secret.
        if (value.IndexOf("$(", StringComparison.Ordinal) >= 0 || value.IndexOf("${", StringComparison.Ordinal) >= 0)
            return null;
        if (ConnectionString.Read(value) is { HasCredential: true } connection)
            return $"a connection string ({connection.Kind}) with its password";
        if (SecretShape.Read(value) is { } shape)
            return shape;

        SecretKind kind = SecretName.Read(name);
        return SecretValue.IsSecret(kind, name, value, isGiven: true) ? kind == SecretKind.Password ? "a password" : "a key or token" : null;
    }

    private static string? ReadArgument(string argument, string? previous)
    {
        int equals = argument.IndexOf('=');
        if (argument.StartsWith("-", StringComparison.Ordinal) && equals > 0)
            return Read(argument.Substring(0, equals).TrimStart('-'), argument.Substring(equals + 1));

        return previous is not null && previous.StartsWith("--", StringComparison.Ordinal) && previous.IndexOf('=') < 0
            ? Read(previous.TrimStart('-'), argument)
            : Read("", argument);
    }

    private static void AnalyzeMap(KubernetesObject map, ManifestContext context)
    {
        if (map.Root.Find("data")?.Value is not YamlMapping data)
            return;

        foreach (YamlEntry entry in data.Entries)
        {
            if (entry.Key.IsUnknown || entry.Value.AsText() is not { } text)
                continue;

            bool isLine = text.IndexOf('\n') < 0;
            string? kind = (isLine ? Read(entry.Key.Value, text) : null) ?? ReadFile(entry.Key.Value, text);
            if (kind is not null)
                context.Report(Rule, map, isLine ? entry.Value.Span : entry.Key.Span, null, $"Key '{entry.Key.Value}' of ConfigMap '{map.DisplayName}'", kind, "ConfigMap", MapCure);
        }
    }

    /// <summary>Settings files in ConfigMaps: JSON, and lines of <c>key=value</c> or <c>key: value</c>.</summary>
    private static string? ReadFile(string name, string content)
    {
        if (SecretShape.Read(content) is { } shape)
            return shape;

        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            foreach (JsonSetting setting in JsonDocument.Parse(SourceText.From(content), CancellationToken.None).Configuration)
            {
                if (setting.Value.GetString() is { } text && Read(setting.Key, text) is { } kind)
                    return $"{kind} in '{setting.Key}'";
            }

            return null;
        }

        foreach (string line in content.Split('\n'))
        {
            int separator = line.IndexOfAny(['=', ':']);
            if (separator > 0 && Read(line.Substring(0, separator).Trim(), line.Substring(separator + 1).Trim().Trim('"', '\'')) is { } kind)
                return kind;
        }

        return null;
    }

    /// <summary>Once for a Secret: the cure is one for all its keys.</summary>
    private static void AnalyzeSecret(KubernetesObject secret, ManifestContext context)
    {
        foreach (string section in (string[])["stringData", "data"])
        {
            if (secret.Root.Find(section)?.Value is not YamlMapping data)
                continue;

            foreach (YamlEntry entry in data.Entries)
            {
                if (entry.Key.IsUnknown || IsPlainKey(entry.Key.Value) || entry.Value.AsText() is not { } text)
                    continue;

                string? value = section == "data" ? Decode(text) : text;
                if (value is null || !IsReal(value))
                    continue;

                context.Report(Rule, secret, entry.Value.Span, null, $"Key '{entry.Key.Value}' of Secret '{secret.DisplayName}'", "real data", "Secret", SecretCure);
                return;
            }
        }
    }

    /// <summary><c>username</c>, <c>chap.username</c>, <c>azurestorageaccountname</c>.</summary>
    private static bool IsPlainKey(string key)
    {
        if (PlainKeys.Contains(key))
            return true;

        foreach (string end in (string[])["username", "user-name", "user_name", "accountname", "address", "endpoint", "hostname"])
        {
            if (key.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The bytes as text; null where the text is no base 64, such as a token that a script replaces.</summary>
    private static string? Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace("\n", "").Replace("\r", "").Replace(" ", "").Trim()));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsReal(string value) =>
        !Placeholder.IsPlaceholder(value) && value.Trim().Length > 2 && !bool.TryParse(value, out _) && value.IndexOf("${", StringComparison.Ordinal) < 0
        && value.IndexOf("changeme", StringComparison.OrdinalIgnoreCase) < 0 && value.IndexOf("replace", StringComparison.OrdinalIgnoreCase) < 0;
}
