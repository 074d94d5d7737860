using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Adds the console, as JSON where the application has a formatter for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4005NoConsoleLoggingFix))]
public sealed class CR4005NoConsoleLoggingFix : FixProvider
{
    private const string CompactNamespace = "Serilog.Formatting.Compact";

    /// <inheritdoc />
    protected override string RuleId => "CR4005";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } call)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        bool isProvider = access.Name.Identifier.ValueText == "ClearProviders";
        if ((isProvider ? ProviderIn(model.Compilation) : SinkIn(model.Compilation)) is not var (added, @namespace))
            return ImmutableArray<Fix>.Empty;

        // A chain with a call a line gets a line more.
        string separator = access.OperatorToken.HasLeadingTrivia || (!isProvider && ((MemberAccessExpressionSyntax)access.Expression).OperatorToken.HasLeadingTrivia)
            ? CodeLayout.Of(root.SyntaxTree).EndOfLine + CodeLayout.IndentationAt(root.SyntaxTree, access.Name.SpanStart)
            : "";
        editor.ReplaceNode(call, SyntaxFactory.ParseExpression(call.WithoutTrivia().ToFullString() + separator + added).WithTriviaFrom(call));
        UsingDirectives.Ensure(editor, model, call.SpanStart, @namespace);
        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("console", "Log to the console as well", changed));
    }

    private static (string Call, string Namespace)? ProviderIn(Compilation compilation) =>
        KnownTypes.Find(compilation, "Microsoft.Extensions.Logging.ConsoleLoggerExtensions") is { } extensions
            ? (extensions.GetMembers("AddJsonConsole").IsEmpty ? ".AddConsole()" : ".AddJsonConsole()", "Microsoft.Extensions.Logging")
            : null;

    private static (string Call, string Namespace)? SinkIn(Compilation compilation)
    {
        if (KnownTypes.Find(compilation, "Serilog.ConsoleLoggerConfigurationExtensions") is null)
            return null;

        return KnownTypes.Find(compilation, CompactNamespace + ".RenderedCompactJsonFormatter") is null
            ? (".WriteTo.Console()", "Serilog")
            : (".WriteTo.Console(new RenderedCompactJsonFormatter())", CompactNamespace);
    }
}
