using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>Maps an endpoint for liveness in front of the one that runs the checks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR3003ProbesNotSeparatedFix))]
public sealed class CR3003ProbesNotSeparatedFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR3003";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax } mapping
            || Invocations.ReceiverOf(mapping) is not IdentifierNameSyntax builder
            || LivenessOptions.TypeIn(model.Compilation) is not { } type
            || InsertionPoint.Before(mapping, model) is not { } point)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        string options = LivenessOptions.Write(editor, model, point.Position, type);
        string anyone = AllowsAnyone(mapping) ? ".AllowAnonymous()" : "";
        point.Insert(editor, [$"{builder}.{Invocations.NameOf(mapping)}(\"/healthz/live\", {options}){anyone};"]);
        return ImmutableArray.Create(new Fix("map-liveness", "Map /healthz/live for liveness", editor.GetChangedDocument().Project.Solution));
    }

    private static bool AllowsAnyone(InvocationExpressionSyntax mapping) =>
        mapping.FirstAncestorOrSelf<StatementSyntax>() is { } statement && Invocations.Named(statement, "AllowAnonymous").Any();
}
