using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>
/// A family of APIs that a Linux container does not have. One finding per member that uses the family, and per type that
/// declares native functions; silent under a guard for Windows and in programs with windows. In code that no service is known to run, a suggestion.
/// </summary>
internal abstract class PlatformRule(DiagnosticDescriptor descriptor, double effortHours, FixKind fix = FixKind.None) : Rule(descriptor, effortHours, fix), IApiRule
{
    /// <summary>The members of a file that were reported.</summary>
    private readonly ConditionalWeakTable<SourceContext, HashSet<SyntaxNode>> _reported = new();

    public abstract ImmutableArray<ApiRow> Apis { get; }

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ApplicationKind kind = context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser || Describe(use) is not { } used || PlatformGuard.IsWindowsOnly(use.Name, context.Model))
            return;

        if (!_reported.GetOrCreateValue(context).Add(MemberAround(use.Name)))
            return;

        bool isInService = context.Application.RunsInService;
        context.Report(Descriptor, LocationOf(use), isInService ? null : DiagnosticSeverity.Info, use.IsSyntactic, used);
    }

    /// <summary>What the message names; null for a use that is none of the family.</summary>
    protected virtual string? Describe(in ApiUse use) => use.Row.Kind == 'T' || use.Row.IsConstructor ? use.Row.SimpleTypeName : $"{use.Row.SimpleTypeName}.{use.Row.Member}";

    protected static ImmutableArray<ApiRow> Rows(params string[] ids)
    {
        var rows = ImmutableArray.CreateBuilder<ApiRow>(ids.Length);
        foreach (string id in ids)
            rows.Add(new ApiRow(id));
        return rows.ToImmutable();
    }

    private static Location LocationOf(in ApiUse use) => use.Row.Kind == 'T' ? use.Name.GetLocation() : use.Location;

    private static SyntaxNode MemberAround(SyntaxNode node)
    {
        SyntaxNode? member = node.FirstAncestorOrSelf<AttributeSyntax>() is null
            ? node.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            : node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return member is null or GlobalStatementSyntax ? node.SyntaxTree.GetRoot() : member;
    }
}
