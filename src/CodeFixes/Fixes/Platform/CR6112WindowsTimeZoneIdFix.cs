using CloudReady.Analyzers.Rules.Platform;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Platform;

/// <summary>Writes the IANA id of the time zone. Only where .NET knows both kinds on every platform.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR6112WindowsTimeZoneIdFix))]
public sealed class CR6112WindowsTimeZoneIdFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR6112";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if ((node as ArgumentSyntax)?.Expression is not LiteralExpressionSyntax literal && (literal = (node as LiteralExpressionSyntax)!) is null
            || literal.Token.Value is not string id
            || TimeZoneIds.ToIana(id) is not { } iana
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Name == "mscorlib")
        {
            return ImmutableArray<Fix>.Empty;
        }

        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        ExpressionSyntax replacement = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(iana)).WithTriviaFrom(literal);
        return ImmutableArray.Create(new Fix("iana", $"Write '{iana}'", document.WithSyntaxRoot(root.ReplaceNode(literal, replacement)).Project.Solution));
    }
}
