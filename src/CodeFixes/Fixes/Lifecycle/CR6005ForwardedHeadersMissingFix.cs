using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Lifecycle;

/// <summary>
/// Reads forwarded headers before all other middleware, from any proxy, as <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c> does: the
/// address of an ingress is not known in advance, and nothing else reaches a pod.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR6005ForwardedHeadersMissingFix))]
public sealed class CR6005ForwardedHeadersMissingFix : FixProvider
{
    private const string OptionsType = "Microsoft.AspNetCore.Builder.ForwardedHeadersOptions";

    /// <inheritdoc />
    protected override string RuleId => "CR6005";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax application } } call
            || call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || KnownTypes.Find(model.Compilation, OptionsType) is not { } type
            || KnownTypes.Find(model.Compilation, "Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders") is not { } headers
            || Invocations.NamesIn(model.Compilation, "UseForwardedHeaders").Any()
            || InsertionPoint.Before(First(statement, application), model) is not { } point)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        string options = UsingDirectives.NameOf(editor, model, point.Position, type);
        string flags = UsingDirectives.NameOf(editor, model, point.Position, headers);
        string networks = type.GetMembers("KnownIPNetworks").IsEmpty ? "KnownNetworks" : "KnownIPNetworks";
        string variable = UniqueName.For(statement, "forwardedHeaders");
        point.Insert(editor,
        [
            $"var {variable} = new {options} {{ ForwardedHeaders = {flags}.XForwardedFor | {flags}.XForwardedProto }};",
            $"{variable}.{networks}.Clear();",
            $"{variable}.KnownProxies.Clear();",
            $"{application}.UseForwardedHeaders({variable});",
        ]);
        UsingDirectives.Ensure(editor, model, point.Position, HostingTypes.BuilderNamespace);
        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("read-headers", "Read forwarded headers, from any proxy", changed));
    }

    /// <summary>The first statement of the list that adds middleware to the application.</summary>
    private static StatementSyntax First(StatementSyntax statement, IdentifierNameSyntax application)
    {
        SyntaxNode? list = statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;
        return Statements.Of(list).FirstOrDefault(candidate => Invocations.In(candidate).Any(call =>
            Invocations.NameOf(call).StartsWith("Use", StringComparison.Ordinal) && Invocations.ReceiverOf(call).ToString() == application.ToString())) ?? statement;
    }
}
