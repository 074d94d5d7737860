using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Uses the variables of the process.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1010MachineScopedEnvironmentVariableFix))]
public sealed class CR1010MachineScopedEnvironmentVariableFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1010";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "User" or "Machine" } target
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return ImmutableArray<Fix>.Empty;
        }

        MemberAccessExpressionSyntax process = target.WithName(SyntaxFactory.IdentifierName("Process").WithTriviaFrom(target.Name));
        Solution changed = document.WithSyntaxRoot(root.ReplaceNode(target, process)).Project.Solution;
        return ImmutableArray.Create(new Fix("process", "Use the environment variables of the process", changed));
    }
}
