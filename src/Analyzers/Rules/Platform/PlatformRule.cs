using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>
/// A family of APIs that a Linux container does not have. One finding per file that uses the family, with the other places as
/// additional locations; silent under a guard for Windows and in programs with windows. In code that no service is known to
/// run, a suggestion.
/// </summary>
internal abstract class PlatformRule(DiagnosticDescriptor descriptor, double effortHours, FixKind fix = FixKind.None) : Rule(descriptor, effortHours, fix), IApiRule
{
    public abstract ImmutableArray<ApiRow> Apis { get; }

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ApplicationKind kind = context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser || Describe(use) is not { } used || IsDictated(use.Name) || PlatformGuard.IsWindowsOnly(use.Name, context.Model))
            return;

        DiagnosticSeverity? severity = context.Application.RunsInService ? null : DiagnosticSeverity.Info;
        context.PerFile.Add(Descriptor, LocationOf(use), severity, use.IsSyntactic, used);
    }

    /// <summary>What the message names; null for a use that is none of the family.</summary>
    protected virtual string? Describe(in ApiUse use) => use.Row.Kind == 'T' || use.Row.IsConstructor ? use.Row.SimpleTypeName : $"{use.Row.SimpleTypeName}.{use.Row.Member}";

    /// <summary>Types, constructors, and static methods, which are called on their type.</summary>
    protected static ImmutableArray<ApiRow> Rows(params string[] ids)
    {
        var rows = ImmutableArray.CreateBuilder<ApiRow>(ids.Length);
        foreach (string id in ids)
        {
            var row = new ApiRow(id);
            rows.Add(row is { Kind: 'M', IsConstructor: false } ? new ApiRow(id, receiver: row.SimpleTypeName) : row);
        }

        return rows.ToImmutable();
    }

    /// <summary>A type in the signature of an override: the base class has decided it.</summary>
    private static bool IsDictated(SyntaxNode name)
    {
        for (SyntaxNode? node = name; node is TypeSyntax or ParameterSyntax or ParameterListSyntax; node = node.Parent)
        {
            if (node.Parent is MethodDeclarationSyntax or PropertyDeclarationSyntax && ((MemberDeclarationSyntax)node.Parent).Modifiers.Any(SyntaxKind.OverrideKeyword))
                return true;
        }

        return false;
    }

    private static Location LocationOf(in ApiUse use) => use.Row.Kind == 'T' ? use.Name.GetLocation() : use.Location;
}
