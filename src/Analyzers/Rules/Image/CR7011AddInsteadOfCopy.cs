using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary><c>ADD</c> does more than its reader expects.</summary>
internal sealed class CR7011AddInsteadOfCopy() : Rule(Rule, effortHours: 0.1, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7011",
        "ADD where COPY will do",
        "{0}",
        DiagnosticSeverity.Info,
        "ADD unpacks archives and downloads from addresses. Where neither is meant, COPY says so; where a download is meant, a checksum makes the build give the same image tomorrow.");

    private static readonly string[] Archives = [".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tlz", ".tzst", ".gz", ".bz2", ".xz", ".zst", ".lzma", ".z"];

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        foreach (DockerInstruction instruction in document.Instructions)
        {
            if (instruction.Kind != DockerInstructionKind.Add)
                continue;

            ImmutableArray<DockerWord> words = instruction.Words;
            for (int i = 0; i < words.Length - 1; i++)
            {
                string source = words[i].Unquoted;
                if (IsDownload(source) && instruction.FindFlag("checksum") is null)
                {
                    context.Report(Rule, words[i].Span, null, $"'ADD' downloads '{WithoutQuery(source)}' without a checksum: what the address gives tomorrow is in the image unseen. Add '--checksum=sha256:…'.");
                    break;
                }

                if (IsLocal(source))
                {
                    context.Report(Rule, instruction.Keyword, null, "'ADD' of local files unpacks whatever is an archive. Use 'COPY', which copies.");
                    break;
                }
            }
        }
    }

    /// <summary>True where every source is a plain local file or folder, and so <c>COPY</c> does the same.</summary>
    public static bool AreAllLocal(DockerInstruction add)
    {
        ImmutableArray<DockerWord> words = add.Words;
        for (int i = 0; i < words.Length - 1; i++)
        {
            if (!IsLocal(words[i].Unquoted))
                return false;
        }

        return words.Length > 1 && add.FindFlag("checksum") is null && add.FindFlag("keep-git-dir") is null && add.FindFlag("unpack") is null;
    }

    private static bool IsDownload(string source) =>
        (source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) && !IsGit(source) && source.IndexOf('$') < 0;

    private static bool IsGit(string source)
    {
        int end = source.IndexOfAny(['#', '?']);
        string path = end < 0 ? source : source.Substring(0, end);
        return path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) || source.StartsWith("git@", StringComparison.Ordinal) || source.StartsWith("git:", StringComparison.OrdinalIgnoreCase) || source.StartsWith("ssh:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLocal(string source)
    {
        if (source.IndexOf("://", StringComparison.Ordinal) >= 0 || IsGit(source) || source.StartsWith("<<", StringComparison.Ordinal) || source.IndexOf('$') >= 0)
            return false;

        foreach (string extension in Archives)
        {
            if (source.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        // A pattern may stand for archives.
        return !source.EndsWith(".*", StringComparison.Ordinal) || !source.Contains(".tar");
    }

    private static string WithoutQuery(string address)
    {
        int query = address.IndexOf('?');
        int at = address.IndexOf('@');
        string path = query < 0 ? address : address.Substring(0, query);
        return at < 0 ? path : "…" + path.Substring(Math.Min(at, path.Length));
    }
}
