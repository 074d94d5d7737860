namespace CloudReady.Analyzers.Artifacts;

/// <summary>One stage of a Dockerfile, from its <c>FROM</c> to the next.</summary>
internal sealed class DockerStage
{
    /// <summary>Longer chains of stages are not followed.</summary>
    private const int LongestChain = 64;

    private static readonly HashSet<string> BuildVariables = new(StringComparer.Ordinal)
    {
        "TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT", "TARGETOSVERSION", "TARGETSTAGE",
        "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy",
        "SOURCE_DATE_EPOCH", "PATH", "HOME", "HOSTNAME", "TERM", "USER",
    };

    private readonly Dictionary<string, string?> _globals;

    /// <param name="file">The file.</param>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="from">Its first instruction.</param>
    /// <param name="image">What it starts from, as written.</param>
    /// <param name="name">The name after <c>AS</c>.</param>
    /// <param name="base">The earlier stage that it starts from, if it does.</param>
    /// <param name="globals">What <c>ARG</c> before the first stage sets; null without a default.</param>
    internal DockerStage(Dockerfile file, int index, DockerInstruction from, DockerWord image, DockerWord? name, DockerStage? @base, Dictionary<string, string?> globals)
    {
        File = file;
        Index = index;
        From = from;
        ImageWord = image;
        NameWord = name;
        Base = @base;
        _globals = globals;
        if (@base is null)
        {
            Image = DockerVariables.Expand(image.Text, file.Escape, LookupGlobal) is { } text ? ImageReference.Parse(text) : null;
            Root = Image is null ? null : new BaseImage(Image);
        }
        else
        {
            Root = @base.Root;
        }
    }

    public Dockerfile File { get; }

    public int Index { get; }

    public DockerInstruction From { get; }

    /// <summary>What the stage starts from, as written.</summary>
    public DockerWord ImageWord { get; }

    public DockerWord? NameWord { get; }

    public string? Name => NameWord?.Text;

    /// <summary>The image that the stage starts from; null for an earlier stage, and where a variable is not known.</summary>
    public ImageReference? Image { get; }

    /// <summary>The earlier stage that the stage starts from.</summary>
    public DockerStage? Base { get; }

    /// <summary>The image at the end of the chain of stages; null where it is not known.</summary>
    public BaseImage? Root { get; }

    /// <summary>The instructions of the stage itself, without its <c>FROM</c>.</summary>
    public ImmutableArray<DockerInstruction> Instructions { get; internal set; } = ImmutableArray<DockerInstruction>.Empty;

    /// <summary>The stage and those that it starts from, the nearest first.</summary>
    public IEnumerable<DockerStage> Chain
    {
        get
        {
            int length = 0;
            for (DockerStage? stage = this; stage is not null && length++ < LongestChain; stage = stage.Base)
                yield return stage;
        }
    }

    /// <summary>The last instruction of a kind, that of an earlier stage where the stage has none.</summary>
    public DockerInstruction? Last(DockerInstructionKind kind)
    {
        foreach (DockerStage stage in Chain)
        {
            if (stage.LastOwn(kind) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The last instruction of a kind in the stage itself.</summary>
    public DockerInstruction? LastOwn(DockerInstructionKind kind)
    {
        for (int i = Instructions.Length - 1; i >= 0; i--)
        {
            if (Instructions[i].Kind == kind && !Instructions[i].IsOnBuild)
                return Instructions[i];
        }

        return null;
    }

    /// <summary>True where the stage, or one that it starts from, has an instruction of the kind.</summary>
    public bool Has(DockerInstructionKind kind) => Last(kind) is not null;

    /// <summary>The value that a variable has at the end of the stage, from this file; false where nothing sets it.</summary>
    public DockerVariableState FindEnvironment(string name, out string value)
    {
        value = "";
        foreach (DockerStage stage in Chain)
        {
            for (int i = stage.Instructions.Length - 1; i >= 0; i--)
            {
                if (stage.Instructions[i].Kind != DockerInstructionKind.Env)
                    continue;
                foreach (DockerPair pair in stage.Instructions[i].Pairs)
                {
                    if (pair.Name == name)
                        return ValueOf(pair.Value, stage, out value);
                }
            }
        }

        return DockerVariableState.Undefined;
    }

    /// <summary>Replaces the variables of a word of the stage; null where one is not known.</summary>
    public string? Expand(DockerWord word) => DockerVariables.Expand(word.Text, File.Escape, Lookup);

    /// <summary>Looks up a variable as an instruction at the end of the stage sees it.</summary>
    public DockerVariableState Lookup(string name, out string value)
    {
        if (FindEnvironment(name, out value) is var state and not DockerVariableState.Undefined)
            return state;

        foreach (DockerStage stage in Chain)
        {
            foreach (DockerInstruction instruction in stage.Instructions)
            {
                if (instruction.Kind != DockerInstructionKind.Arg)
                    continue;
                foreach (DockerPair pair in instruction.Pairs)
                {
                    if (pair.Name != name)
                        continue;
                    if (pair.Value is not null)
                        return ValueOf(pair.Value, stage, out value);
                    return _globals.TryGetValue(name, out string? global) && global is not null ? Known(global, out value) : DockerVariableState.Unknown;
                }
            }
        }

        if (Root?.Dotnet is { } dotnet && name == "APP_UID" && dotnet.HasAppUser)
            return Known("1654", out value);
        return BuildVariables.Contains(name) ? DockerVariableState.Unknown : DockerVariableState.Undefined;
    }

    /// <summary>True for an <c>ARG</c> before the first stage, which stages do not see unless they repeat it.</summary>
    public bool IsGlobal(string name) => _globals.ContainsKey(name);

    /// <summary>Looks up a variable as <c>FROM</c> sees it.</summary>
    public DockerVariableState LookupGlobal(string name, out string value)
    {
        value = "";
        if (_globals.TryGetValue(name, out string? global))
            return global is null ? DockerVariableState.Unknown : Known(global, out value);
        return BuildVariables.Contains(name) ? DockerVariableState.Unknown : DockerVariableState.Undefined;
    }

    private static DockerVariableState ValueOf(DockerWord? word, DockerStage stage, out string value)
    {
        value = "";
        // One level is enough: a variable made of others is rarely what a rule asks for.
        if (word is not { } written || DockerVariables.Expand(written.Text, stage.File.Escape, Nothing) is not { } expanded)
            return DockerVariableState.Unknown;
        return Known(expanded, out value);
    }

    private static DockerVariableState Nothing(string name, out string value)
    {
        value = "";
        return DockerVariableState.Unknown;
    }

    private static DockerVariableState Known(string known, out string value)
    {
        value = known;
        return DockerVariableState.Known;
    }
}
