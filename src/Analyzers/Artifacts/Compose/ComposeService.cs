using CloudReady.Analyzers.Artifacts.Kubernetes;

namespace CloudReady.Analyzers.Artifacts.Compose;

/// <summary>A service of a <see cref="ComposeFile"/>.</summary>
internal sealed class ComposeService
{
    private readonly YamlMapping _node;

    internal ComposeService(string name, YamlMapping node, string folder)
    {
        Name = name;
        _node = node;
        if (node.Get("build") is not { } build)
            return;

        IsBuilt = true;
        string? context = build.AsText() ?? (build is YamlMapping ? build.Get("context")?.AsText() ?? "." : null);
        string dockerfile = build.Get("dockerfile")?.AsText() ?? "Dockerfile";
        // A repository, or what the environment says, is no folder here.
        if (context is null || context.IndexOf("://", StringComparison.Ordinal) >= 0 || context.IndexOf('$') >= 0 || dockerfile.IndexOf('$') >= 0 || build.Get("dockerfile_inline") is not null)
            return;

        Dockerfile = ManifestPaths.Combine(ManifestPaths.Combine(folder, context), dockerfile);
        Target = build.Get("target")?.AsText();
    }

    public string Name { get; }

    /// <summary>The image; null where none is named.</summary>
    public string? Image => _node.Get("image")?.AsText();

    /// <summary>True for a service whose image is built from the repository.</summary>
    public bool IsBuilt { get; }

    /// <summary>The full path of the Dockerfile that builds it, with <c>/</c>; null for an image that is pulled, and where the path is not known.</summary>
    public string? Dockerfile { get; }

    /// <summary>The stage of the Dockerfile that is built; null for the last.</summary>
    public string? Target { get; }

    /// <summary>The variables, in either form. The value is null where the host gives it.</summary>
    public IEnumerable<(string Name, string? Value, YamlNode Node)> Environment
    {
        get
        {
            YamlNode? environment = _node.Find("environment")?.Value;
            if (environment is YamlMapping mapping)
            {
                foreach (YamlEntry entry in mapping.Entries)
                {
                    if (!entry.Key.IsUnknown && !entry.IsAlias)
                        yield return (entry.Key.Value, entry.Value.AsText(), entry.Value);
                }
            }

            foreach (YamlNode item in environment?.Items ?? [])
            {
                if (item.AsText() is not { } text)
                    continue;

                int equals = text.IndexOf('=');
                yield return equals < 0 ? (text, null, item) : (text.Substring(0, equals), text.Substring(equals + 1), item);
            }
        }
    }

    /// <summary>The ports of the container that are published.</summary>
    public IEnumerable<string> Ports
    {
        get
        {
            foreach (YamlNode port in _node.Get("ports")?.Items ?? [])
            {
                string? text = port.Get("target")?.AsText() ?? port.AsText();
                if (text is null)
                    continue;

                string target = text.Substring(text.LastIndexOf(':') + 1);
                int slash = target.IndexOf('/');
                yield return slash < 0 ? target : target.Substring(0, slash);
            }
        }
    }
}
