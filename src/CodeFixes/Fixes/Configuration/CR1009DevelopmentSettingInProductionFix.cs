using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Puts the call under <c>if (app.Environment.IsDevelopment())</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1009DevelopmentSettingInProductionFix))]
public sealed class CR1009DevelopmentSettingInProductionFix : FixProvider
{
    private const string IsDevelopment = "IsDevelopment";

    /// <summary>The types that tell the environment, each with the class that has <c>IsDevelopment</c> for it.</summary>
    private static readonly (string Type, string Extensions)[] Environments =
    [
        ("Microsoft.Extensions.Hosting.IHostEnvironment", "Microsoft.Extensions.Hosting.HostEnvironmentEnvExtensions"),
        ("Microsoft.AspNetCore.Hosting.IHostingEnvironment", "Microsoft.AspNetCore.Hosting.HostingEnvironmentExtensions"),
        ("Microsoft.Extensions.Hosting.IHostingEnvironment", "Microsoft.Extensions.Hosting.HostingEnvironmentExtensions"),
    ];

    /// <inheritdoc />
    protected override string RuleId => "CR1009";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax statement }
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var names = new NamesInScope(model, node.SpanStart);
        if (EnvironmentFor(access.Expression, model, names) is not { } environment)
            return ImmutableArray<Fix>.Empty;

        var layout = CodeLayout.Of(root.SyntaxTree);
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        editor.ReplaceNode(statement, Guarded(statement, environment, layout));
        foreach (string @namespace in names.MissingNamespaces)
            UsingDirectives.Ensure(editor, model, node.SpanStart, @namespace);

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("guard", $"Call it only if '{environment}.{IsDevelopment}()'", changed));
    }

    private static StatementSyntax Guarded(ExpressionStatementSyntax statement, string environment, CodeLayout layout)
    {
        string indentation = CodeLayout.IndentationAt(statement.SyntaxTree, statement.SpanStart);
        string comments = string.Concat(Trivia.CommentsIn(statement.GetTrailingTrivia()).Select(comment => " " + comment));
        string code = $"if ({environment}.{IsDevelopment}())\n{{\n\t{CodeLayout.CodeOf(statement).Replace("\n", "\n\t")}{comments}\n}}";
        return SyntaxFactory.ParseStatement(layout.Lay(code, indentation))
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
    }

    /// <summary>The environment of the application, or one that is in scope; null where there is none.</summary>
    private static string? EnvironmentFor(ExpressionSyntax application, SemanticModel model, NamesInScope names)
    {
        if (application is IdentifierNameSyntax && model.GetTypeInfo(application).Type is { } type && KnownTypes.Is(type, HostingTypes.WebApplication))
            return KnowsDevelopment(type.GetMembers("Environment").OfType<IPropertySymbol>().FirstOrDefault()?.Type, names) ? application + ".Environment" : null;

        int position = application.SpanStart;
        return SymbolsInScope.Variables(model, position)
            .Concat(SymbolsInScope.Members(model, position))
            .FirstOrDefault(symbol => KnowsDevelopment(SymbolsInScope.TypeOf(symbol), names))?.Name;
    }

    private static bool KnowsDevelopment(ITypeSymbol? type, NamesInScope names) =>
        Environments.Any(environment => KnownTypes.Is(type, environment.Type) && names.CanCall(type!, environment.Extensions, IsDevelopment));
}
