using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>
/// A rule about one kind of written files. One finding per member, on its strongest write; the others are additional
/// locations. In a tool, and in a library that no service is known to use, a suggestion; silent in programs with windows, in
/// tasks of a build, and in code for development.
/// </summary>
internal abstract class FileWriteRule(DiagnosticDescriptor descriptor, double effortHours, FixKind fix = FixKind.None) : Rule(descriptor, effortHours, fix), IApiRule, IApplicationRule
{
    public ImmutableArray<ApiRow> Apis => FileWriteApis.Rows;

    public void Analyze(in ApiUse use) => FileWrites.Add(use);

    public void Analyze(SourceContext context)
    {
        IReadOnlyList<FileWrite> writes = FileWrites.Of(context);
        if (writes.Count == 0)
            return;

        // A member whose files may all be on a volume is no finding of its own: such members share one.
        var members = new HashSet<SyntaxNode>();
        var elsewhere = new List<FileWrite>();
        foreach (FileWrite write in writes)
        {
            if (write.IsSilent || !IsOwn(write.Kind) || write.Effect == FileEffect.MakesDirectory || !members.Add(write.Member))
                continue;

            List<FileWrite> own = OwnOf(writes, write.Member);
            if (own.TrueForAll(IsJudgement) && own.Exists(other => other.IsElsewhere))
                elsewhere.AddRange(own);
            else
                Report(own, context);
        }

        if (elsewhere.Exists(write => !write.IsTidying && write.Effect != FileEffect.MakesDirectory))
            Report(elsewhere, context);

        // To make folders alone is worth one finding, where nothing else tells that the file's code writes.
        if (MakeFoldersOnly(writes))
            Report(OwnOf(writes, member: null).FindAll(static write => write.Effect == FileEffect.MakesDirectory), context);
    }

    protected abstract bool IsOwn(FileWriteKind kind);

    /// <summary>What breaks and what to do, for a rule that has more than one kind of files; the last argument of its message.</summary>
    protected virtual string ConsequenceOf(FileWriteKind kind) => "";

    private static bool IsJudgement(FileWrite write) => write.IsElsewhere || write.IsTemporary || write.Effect == FileEffect.MakesDirectory;

    private List<FileWrite> OwnOf(IReadOnlyList<FileWrite> writes, SyntaxNode? member)
    {
        var own = new List<FileWrite>();
        foreach (FileWrite write in writes)
        {
            if (!write.IsSilent && (member is null || write.Member == member) && IsOwn(write.Kind))
                own.Add(write);
        }

        return own;
    }

    private void Report(List<FileWrite> writes, SourceContext context)
    {
        FileWrite? strongest = null;
        bool isJudgement = true;
        var locations = new List<Location>();
        foreach (FileWrite write in writes)
        {
            if (EnvironmentGuard.IsDevelopmentOnly(write.Expression, context.Model))
                continue;

            bool isStrongest = strongest is null || Rank(write) > Rank(strongest);
            locations.Insert(isStrongest ? 0 : locations.Count, write.Location);
            strongest = isStrongest ? write : strongest;
            isJudgement &= IsJudgement(write);
        }

        if (strongest is null || context.Application.Kind is ApplicationKind.Desktop or ApplicationKind.Browser)
            return;

        TypeDeclarationSyntax? type = strongest.Member.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (type is not null && IsBuildTask(type, context))
            return;

        bool isInService = context.Application.RunsInService && !SeesMSBuild(context) && !(type is not null && IsCommandLine(type));
        context.Report(
            Descriptor,
            locations,
            isJudgement || !isInService ? DiagnosticSeverity.Info : null,
            strongest.IsSyntactic,
            strongest.Name,
            DoneBy(strongest.Effect),
            context.Application.Kind == ApplicationKind.ConsoleTool ? ", where this program runs in one" : strongest.IsElsewhere ? ", unless its path leads to a volume" : "",
            ConsequenceOf(strongest.Kind));
    }

    /// <summary>A class whose methods a command line starts: <c>[CommandName("codegen module")]</c>, <c>[Verb("export")]</c>.</summary>
    private static bool IsCommandLine(TypeDeclarationSyntax type)
    {
        bool isCommand = HasCommandName(type);
        foreach (MemberDeclarationSyntax declared in type.Members)
            isCommand |= HasCommandName(declared);
        return isCommand;
    }

    private static bool IsBuildTask(TypeDeclarationSyntax type, SourceContext context)
    {
        foreach (BaseTypeSyntax written in type.BaseList?.Types ?? default)
        {
            string name = written.Type is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : written.Type.ToString();
            if (name is "Task" or "ITask" or "ToolTask" or "AppDomainIsolatedTask" && (SeesMSBuild(context) || written.Type.ToString().StartsWith("Microsoft.Build.", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static bool SeesMSBuild(SourceContext context) => context.Sees("Microsoft.Build.Utilities") || context.Sees("Microsoft.Build.Framework");

    private static bool HasCommandName(MemberDeclarationSyntax member)
    {
        foreach (AttributeListSyntax list in member.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (attribute.Name is IdentifierNameSyntax { Identifier.ValueText: "CommandName" or "Verb" })
                    return true;
            }
        }

        return false;
    }

    private static bool MakeFoldersOnly(IReadOnlyList<FileWrite> writes)
    {
        foreach (FileWrite write in writes)
        {
            if (write.Effect != FileEffect.MakesDirectory && !write.IsTidying)
                return false;
        }

        return true;
    }

    private static int Rank(FileWrite write) => (IsJudgement(write) ? 0 : 16) + (int)write.Effect * 2 + (write.IsTemporary ? 0 : 1);

    private static string DoneBy(FileEffect effect) => effect switch
    {
        FileEffect.MakesDirectory => "makes a folder",
        FileEffect.Deletes => "deletes",
        FileEffect.Moves => "moves a file",
        _ => "writes",
    };
}
