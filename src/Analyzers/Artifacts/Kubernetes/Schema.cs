using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>A place where an object is not what its kind demands.</summary>
internal readonly struct SchemaError(TextSpan span, string message, string cure, bool isMissing = false)
{
    public TextSpan Span { get; } = span;

    /// <summary>What is wrong. Quotes keys, never values.</summary>
    public string Message { get; } = message;

    public string Cure { get; } = cure;

    /// <summary>True where something is absent, which a patch may leave to what it patches.</summary>
    public bool IsMissing { get; } = isMissing;
}

/// <summary>Holds objects of the common kinds against the fields that Kubernetes knows, which <c>schema.txt</c> lists.</summary>
internal static class Schema
{
    private const int DeepestNesting = 40;

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "apps/v1 Deployment", "apps/v1 StatefulSet", "apps/v1 DaemonSet", "apps/v1 ReplicaSet", "batch/v1 Job", "batch/v1 CronJob", "v1 Pod", "v1 Service", "v1 ConfigMap",
        "v1 Secret", "v1 PersistentVolumeClaim", "v1 ServiceAccount", "v1 LimitRange", "autoscaling/v2 HorizontalPodAutoscaler", "networking.k8s.io/v1 Ingress",
        "policy/v1 PodDisruptionBudget",
    };

    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> Types = new(Load);

    /// <summary>What is wrong with an object; nothing for kinds that are not known.</summary>
    public static IEnumerable<SchemaError> Check(KubernetesObject subject)
    {
        if (!Kinds.Contains(subject.ApiVersion + " " + subject.Kind))
            return [];

        var errors = new List<SchemaError>();
        CheckFields(subject.Root, subject.Kind, subject, errors, 0);
        CheckRequired(subject, errors);
        CheckPorts(subject, errors);
        return errors;
    }

    private static void CheckPorts(KubernetesObject subject, List<SchemaError> errors)
    {
        if (subject.Kind == "Service")
        {
            foreach (YamlNode port in subject.Spec?.Get("ports")?.Items ?? [])
            {
                CheckPort(port, "port", isNameAllowed: false, errors);
                CheckPort(port, "targetPort", isNameAllowed: true, errors);
            }

            return;
        }

        YamlNode? pod = PodTemplates.SpecOf(subject.Root, subject.Kind);
        foreach (string list in (string[])["initContainers", "containers"])
        {
            foreach (YamlNode container in pod?.Get(list)?.Items ?? [])
            {
                foreach (YamlNode port in container.Get("ports")?.Items ?? [])
                {
                    CheckPort(port, "containerPort", isNameAllowed: false, errors);
                    if (port is YamlMapping mapping && mapping.Find("name") is { Value: YamlScalar { IsUnknown: false, IsNull: false } name, IsAlias: false } && !IsPortName(name.Value))
                        errors.Add(new SchemaError(name.Span, $"'{name.Value}' is no name for a port", PortNameCure));
                }
            }
        }
    }

    private static void CheckPort(YamlNode port, string key, bool isNameAllowed, List<SchemaError> errors)
    {
        if (port is not YamlMapping mapping || mapping.Find(key) is not { Value: YamlScalar { IsUnknown: false, IsNull: false } value, IsAlias: false })
            return;

        if (long.TryParse(value.Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long number))
        {
            if (number is < 1 or > 65535)
                errors.Add(new SchemaError(value.Span, $"'{key}' must be between 1 and 65535", "Write the port that the container listens on."));
        }
        else if (isNameAllowed && !IsPortName(value.Value))
        {
            errors.Add(new SchemaError(value.Span, $"'{value.Value}' is no name for a port", PortNameCure));
        }
    }

    private const string PortNameCure = "Names of ports have at most 15 lower-case letters, digits and single dashes, and one letter at least.";

    private static bool IsPortName(string name)
    {
        bool hasLetter = false;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            hasLetter |= c is >= 'a' and <= 'z';
            bool isDash = c == '-' && i > 0 && i < name.Length - 1 && name[i - 1] != '-';
            if (!isDash && c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')))
                return false;
        }

        return hasLetter && name.Length <= 15;
    }

    private static void CheckRequired(KubernetesObject subject, List<SchemaError> errors)
    {
        if (subject.ApiVersion == "apps/v1" && subject.Spec is YamlMapping spec && spec.Get("selector") is null)
            errors.Add(new SchemaError(subject.NameSpan, "it has no 'spec.selector'", "Add a selector with the labels of its pod template.", isMissing: true));
    }

    private static void CheckFields(YamlMapping mapping, string type, KubernetesObject subject, List<SchemaError> errors, int depth)
    {
        if (depth > DeepestNesting || !Types.Value.TryGetValue(type, out Dictionary<string, string>? fields))
            return;

        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Value;
            if (entry.Key.IsUnknown || key is "<<" or "apiVersion" or "kind" || key.StartsWith("$", StringComparison.Ordinal) || (depth == 0 && key is "sops" or "x-"))
                continue;

            if (!fields.TryGetValue(key, out string? fieldType))
                errors.Add(Unknown(entry, fields));
            else if (!entry.IsAlias)
                CheckValue(entry.Value, fieldType, entry.Key, subject, errors, depth);
        }
    }

    private static SchemaError Unknown(YamlEntry entry, Dictionary<string, string> fields)
    {
        string key = entry.Key.Value;
        foreach (string known in fields.Keys)
        {
            if (known.Equals(key, StringComparison.OrdinalIgnoreCase))
                return new SchemaError(entry.Key.Span, $"there is no field '{key}' here, it is written '{known}', so the value is not used", $"Write '{known}'.");
        }

        return new SchemaError(entry.Key.Span, $"there is no field '{key}' here, so the value is not used", "Check its spelling and its indentation.");
    }

    private static void CheckValue(YamlNode value, string type, YamlScalar key, KubernetesObject subject, List<SchemaError> errors, int depth)
    {
        if (value.IsUnknown || value is YamlScalar { IsNull: true } || type == "x")
            return;

        TextSpan span = value.Span.Length > 0 && value is YamlScalar ? value.Span : key.Span;
        switch (type[0])
        {
            case '[':
                if (value is not YamlSequence)
                    errors.Add(new SchemaError(span, $"'{key.Value}' must be a list", "Write '- ' before each item."));
                foreach (YamlNode item in value.Items)
                    CheckValue(item, type.Substring(1, type.Length - 2), key, subject, errors, depth + 1);
                return;

            case 'm':
                CheckMap(value, type, key, subject, errors);
                return;

            case >= 'A' and <= 'Z':
                if (value is YamlMapping mapping)
                    CheckFields(mapping, type, subject, errors, depth + 1);
                else
                    errors.Add(new SchemaError(span, $"'{key.Value}' must have fields", "Write them below it, indented."));
                return;

            default:
                if (ErrorOf(value, type) is { } expected && !IsWrittenByTemplate(value, subject))
                    errors.Add(new SchemaError(span, $"'{key.Value}' must be {expected}", expected == QuotedText ? "Put it in quotes." : "Correct the value."));
                return;
        }
    }

    /// <summary><c>{{ .Values.port | quote }}</c>: what the values say of it is known, how it is written is not.</summary>
    private static bool IsWrittenByTemplate(YamlNode value, KubernetesObject subject)
    {
        YamlFile yaml = subject.File.Yaml;
        return yaml.IsTemplate && value.Span.Length > 0 && yaml.Content.IndexOf("{{", value.Span.Start, value.Span.Length, StringComparison.Ordinal) >= 0;
    }

    private static void CheckMap(YamlNode value, string type, YamlScalar key, KubernetesObject subject, List<SchemaError> errors)
    {
        if (value is not YamlMapping map)
        {
            errors.Add(new SchemaError(value is YamlScalar ? value.Span : key.Span, $"'{key.Value}' must have keys and values", "Write 'key: value' below it, indented."));
            return;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            if (entry.Key.IsUnknown || entry.Value.IsUnknown || entry.Key.Value == "<<" || entry.IsAlias || entry.Value is YamlScalar { IsNull: true })
                continue;
            if (ErrorOf(entry.Value, type == "mq" ? "q" : "s") is { } expected && !IsWrittenByTemplate(entry.Value, subject))
                errors.Add(new SchemaError(entry.Value is YamlScalar ? entry.Value.Span : entry.Key.Span, $"'{key.Value}.{entry.Key.Value}' must be {expected}", expected == QuotedText ? "Put it in quotes." : "Correct the value."));
        }
    }

    private const string QuotedText = "text, and without quotes it is a number or a truth value";

    /// <summary>What should stand there; null where what stands there is right.</summary>
    private static string? ErrorOf(YamlNode value, string type)
    {
        if (value is not YamlScalar scalar)
            return type switch { "s" => "text", "i" => "a whole number", "b" => "true or false", _ => "one value" };

        return type switch
        {
            "s" when scalar.IsPlain && (IsNumber(scalar.Value) || IsBoolean(scalar.Value)) => QuotedText,
            "i" when !scalar.IsPlain || !IsInteger(scalar.Value) => "a whole number without quotes",
            "b" when !scalar.IsPlain || !IsBoolean(scalar.Value) => "true or false without quotes",
            "q" when scalar.Value.Length == 0 || !(char.IsDigit(scalar.Value[0]) || scalar.Value[0] is '.' or '-' or '+') => "a quantity such as 250m or 128Mi",
            _ => null,
        };
    }

    /// <summary>As YAML 1.1 reads it, which the API server does: <c>yes</c> and <c>on</c> are truth values.</summary>
    private static bool IsBoolean(string text) => text is "true" or "false" or "True" or "False" or "TRUE" or "FALSE" or "yes" or "no" or "Yes" or "No" or "YES" or "NO" or "on" or "off" or "On" or "Off" or "ON" or "OFF";

    private static bool IsInteger(string text) => long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _) || text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal);

    private static bool IsNumber(string text) =>
        text.Length > 0 && (char.IsDigit(text[0]) || text[0] is '-' or '+' or '.')
        && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        var types = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        using Stream stream = typeof(Schema).Assembly.GetManifestResourceStream("kubernetes-schema")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (line.StartsWith("#", StringComparison.Ordinal) || colon < 0)
                continue;

            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (string field in line.Substring(colon + 2).Split([' '], StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = field.IndexOf('=');
                fields[field.Substring(0, equals)] = field.Substring(equals + 1);
            }

            types[line.Substring(0, colon)] = fields;
        }

        return types;
    }
}
