using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A target of NLog, in XML or in JSON.</summary>
internal sealed class NLogTarget(string name, string outermost, string type, TextSpan typeSpan)
{
    public string Name { get; } = name;

    /// <summary>The name that rules write to: of the wrapper around the target, or its own.</summary>
    public string Outermost { get; } = outermost;

    /// <summary>Where the type is written, without quotes in XML, with them in JSON.</summary>
    public TextSpan TypeSpan { get; } = typeSpan;

    public LogSinkKind Kind { get; } = KindOf(type);

    private static LogSinkKind KindOf(string type)
    {
        string name = type.Replace("-", "").ToLowerInvariant();
        int comma = name.IndexOf(',');
        if (comma >= 0)
            name = name.Substring(0, comma);
        name = name.Substring(name.LastIndexOf('.') + 1);
        return name switch
        {
            "file" or "filetarget" or "atomicfile" or "atomfile" => LogSinkKind.File,
            "console" or "coloredconsole" or "consoletarget" or "coloredconsoletarget" => LogSinkKind.Console,
            "eventlog" or "eventlogtarget" => LogSinkKind.EventLog,
            "debugger" or "debug" or "debugsystem" or "null" or "memory" or "trace" or "outputdebugstring" => LogSinkKind.Nowhere,
            _ => LogSinkKind.Other,
        };
    }
}

/// <summary>A rule of NLog: which events go to which targets.</summary>
internal sealed class NLogRule(string logger, int lowest, int highest, bool isFinal, bool hasFilters, ImmutableArray<string> targets)
{
    public ImmutableArray<string> Targets { get; } = targets;

    public bool IsFinal { get; } = isFinal;

    /// <summary>True where every event that the other rule takes is one that this one takes too.</summary>
    public bool Covers(NLogRule other) =>
        !hasFilters
        && (logger.Length == 0 || logger == "*" || logger.Equals(other.Logger, StringComparison.OrdinalIgnoreCase))
        && lowest <= other.Lowest
        && highest >= other.Highest;

    private string Logger => logger;

    private int Lowest => lowest;

    private int Highest => highest;

    public bool WritesTo(string target)
    {
        foreach (string name in Targets)
        {
            // A variable of the environment may name any target.
            if (name.Equals(target, StringComparison.OrdinalIgnoreCase) || name.IndexOf("${", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}

/// <summary>What NLog reads: targets and rules, from XML or from the section <c>NLog</c> of a settings file.</summary>
internal sealed class NLogConfiguration
{
    private const int Off = 6;

    private static readonly string[] Levels = ["trace", "debug", "info", "warn", "error", "fatal"];

    private readonly Dictionary<string, string> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<NLogTarget> _targets = [];
    private readonly List<NLogRule> _rules = [];

    private NLogConfiguration()
    {
    }

    public IReadOnlyList<NLogTarget> Targets => _targets;

    public IReadOnlyList<NLogRule> Rules => _rules;

    /// <summary>Reads an element <c>nlog</c>.</summary>
    public static NLogConfiguration Read(XmlElement nlog)
    {
        var result = new NLogConfiguration();
        foreach (XmlElement element in nlog.Descendants)
        {
            if (element.LocalName == "variable" && element.FindAttribute("name") is { } name && element.FindAttribute("value") is { } value)
                result._variables[name.Value] = value.Value;
        }

        foreach (XmlElement element in nlog.Descendants)
        {
            switch (element.LocalName.ToLowerInvariant())
            {
                case "target" or "wrapper-target" or "compound-target" when TypeOf(element) is { } type && !ConfigTransforms.IsRemoved(element):
                    string target = NameOf(element) ?? "";
                    result._targets.Add(new NLogTarget(target.Length > 0 ? target : type.Value, OutermostNameOf(element) ?? target, result.Expand(type.Value), type.ValueSpan));
                    break;
                case "logger" when !ConfigTransforms.IsRemoved(element):
                    result.AddRule(
                        attribute => element.FindAttribute(attribute, StringComparison.OrdinalIgnoreCase)?.Value,
                        element.FindChild("filters") is not null);
                    break;
            }
        }

        return result;
    }

    /// <summary>Reads the section of a settings file; null where it has none.</summary>
    public static NLogConfiguration? In(JsonDocument settings)
    {
        if (settings.Configuration.Find("NLog") is not { Kind: JsonValueKind.Object } section)
            return null;

        var result = new NLogConfiguration();
        if (section.Find("variables") is { } variables)
        {
            foreach (JsonProperty variable in variables.Members)
                result._variables[variable.Name] = variable.Value.GetString() ?? "";
        }

        if (section.Find("targets") is { } targets)
        {
            foreach (JsonProperty target in targets.Members)
                result.AddTarget(target.Value, target.Name, target.Name);
        }

        if (section.Find("rules") is { } rules)
        {
            foreach (JsonValue rule in rules.Elements)
                result.AddRule(rule);
            foreach (JsonProperty rule in rules.Members)
                result.AddRule(rule.Value);
        }

        return result;
    }

    /// <summary>True where a rule writes to the target, or may: by a name that a variable of the environment holds.</summary>
    public bool MayBeUsed(NLogTarget target)
    {
        foreach (NLogRule rule in _rules)
        {
            if (rule.WritesTo(target.Outermost))
                return true;
        }

        return false;
    }

    /// <summary>
    /// True where every event that the target gets is written to the console without it: by a console target, or by an
    /// earlier file target, which becomes one.
    /// </summary>
    public bool IsCovered(NLogTarget target)
    {
        bool isUsed = false;
        for (int i = 0; i < _rules.Count; i++)
        {
            if (!_rules[i].WritesTo(target.Outermost))
                continue;

            isUsed = true;
            if (!IsCovered(_rules[i], i, target))
                return false;
        }

        return isUsed;
    }

    private bool IsCovered(NLogRule rule, int index, NLogTarget target)
    {
        // Events of an earlier rule that did not end there have come this far.
        for (int i = 0; i <= index; i++)
        {
            if (i == index || (_rules[i].Covers(rule) && !_rules[i].IsFinal))
            {
                foreach (string name in _rules[i].Targets)
                {
                    if (WritesToConsole(name, target))
                        return true;
                }
            }
        }

        return false;
    }

    private bool WritesToConsole(string name, NLogTarget target)
    {
        bool isBefore = true;
        foreach (NLogTarget candidate in _targets)
        {
            if (candidate == target)
                isBefore = false;
            else if ((candidate.Kind == LogSinkKind.Console || (isBefore && candidate.Kind == LogSinkKind.File)) && candidate.Outermost.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private void AddTarget(JsonValue target, string name, string outermost)
    {
        if (target.Find("type") is { } type && type.GetString() is { } written)
            _targets.Add(new NLogTarget(name, outermost, Expand(written), type.Span));

        if (target.Find("target") is { Kind: JsonValueKind.Object } wrapped)
            AddTarget(wrapped, name, outermost);

        if (target.Find("targets") is { } several)
        {
            foreach (JsonProperty inner in several.Members)
                AddTarget(inner.Value, inner.Name, outermost);
            foreach (JsonValue inner in several.Elements)
                AddTarget(inner, name, outermost);
        }
    }

    private void AddRule(JsonValue rule) =>
        AddRule(attribute => rule.Find(attribute)?.GetString(), rule.Find("filters") is not null);

    private void AddRule(Func<string, string?> attribute, bool hasFilters)
    {
        if (attribute("enabled") is { } enabled && enabled.Equals("false", StringComparison.OrdinalIgnoreCase))
            return;

        (int lowest, int highest) = LevelsOf(attribute);
        if (lowest >= Off)
            return;

        string targets = attribute("writeTo") ?? attribute("appendTo") ?? "";
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string name in Expand(targets).Split(','))
        {
            if (name.Trim() is { Length: > 0 } trimmed)
                names.Add(trimmed);
        }

        bool isFinal = attribute("final") is { } final && final.Equals("true", StringComparison.OrdinalIgnoreCase) || attribute("finalMinLevel") is not null;
        _rules.Add(new NLogRule(attribute("name") ?? attribute("logger") ?? "*", lowest, highest, isFinal, hasFilters, names.ToImmutable()));
    }

    private (int Lowest, int Highest) LevelsOf(Func<string, string?> attribute)
    {
        if (attribute("level") is { } level)
            return (LevelOf(level, 0), LevelOf(level, Off - 1));

        if (attribute("levels") is { } levels)
        {
            int least = Off, most = 0;
            foreach (string one in Expand(levels).Split(','))
            {
                least = Math.Min(least, LevelOf(one, 0));
                most = Math.Max(most, LevelOf(one, Off - 1));
            }

            return (least, most);
        }

        return (LevelOf(attribute("minLevel") ?? attribute("finalMinLevel") ?? "trace", 0), LevelOf(attribute("maxLevel") ?? "fatal", Off - 1));
    }

    private int LevelOf(string text, int unknown)
    {
        string level = Expand(text).Trim().ToLowerInvariant();
        int index = Array.IndexOf(Levels, level);
        return index >= 0 ? index : level is "off" or "none" ? Off : unknown;
    }

    /// <summary>The text with the variables of the file replaced.</summary>
    private string Expand(string text)
    {
        for (int depth = 0; depth < 4 && text.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start; depth++)
        {
            int end = text.IndexOf('}', start);
            if (end < 0)
                break;

            string name = text.Substring(start + 2, end - start - 2);
            if (name.StartsWith("var:", StringComparison.OrdinalIgnoreCase))
                name = name.Substring("var:".Length);
            if (!_variables.TryGetValue(name, out string? value))
                break;

            text = text.Substring(0, start) + value + text.Substring(end + 1);
        }

        return text;
    }

    private static XmlAttribute? TypeOf(XmlElement target) => target.FindAttribute("type", StringComparison.OrdinalIgnoreCase);

    private static string? NameOf(XmlElement target) => target.FindAttribute("name", StringComparison.OrdinalIgnoreCase)?.Value;

    private static string? OutermostNameOf(XmlElement target)
    {
        string? name = NameOf(target);
        for (XmlElement? outer = target.Parent; outer is { } wrapper && wrapper.LocalName.EndsWith("target", StringComparison.OrdinalIgnoreCase); outer = wrapper.Parent)
            name = NameOf(wrapper) ?? name;
        return name;
    }
}
