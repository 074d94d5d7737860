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
        SimpleNameSyntax? name = node is MemberAccessExpressionSyntax access ? access.Name : node as SimpleNameSyntax;
        if (name is not { Identifier.ValueText: "User" or "Machine" }
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return ImmutableArray<Fix>.Empty;
        }

        SyntaxNode process = SyntaxFactory.IdentifierName("Process").WithTriviaFrom(name);
        Solution changed = document.WithSyntaxRoot(root.ReplaceNode(name, process)).Project.Solution;
        return ImmutableArray.Create(new Fix("process", "Use the environment variables of the process", changed));
    }
}
