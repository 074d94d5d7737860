using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>
/// Replaces a written value by an expression that reads a key. The way to the configuration that is tried first is the
/// nearest one, and the first after which the document compiles is taken.
/// </summary>
internal static class ConfigurationRewriter
{
    /// <summary>The solution with the value read from where the place reads its configuration, or null.</summary>
    public static async Task<Solution?> ReadFromConfigurationAsync(Document document, ExpressionSyntax place, ConfigurationKey key, CancellationToken cancellationToken)
    {
        Site? site = await Site.CreateAsync(document, place, cancellationToken).ConfigureAwait(false);
        if (site is null)
            return null;

        if (site.IsFallback)
            return await site.ReplaceAsync(names => ConfigurationRead.ThrowUnset(key, names)).ConfigureAwait(false);

        return await site.ReadFromScopeAsync(key).ConfigureAwait(false)
            ?? await site.ReadFromInjectedAsync(key).ConfigureAwait(false)
            ?? await site.ReplaceAsync(names => ConfigurationRead.FromConfigurationFile(key, names, site.Model.Compilation)).ConfigureAwait(false)
            ?? await site.ReplaceAsync(names => ConfigurationRead.FromEnvironment(key, names)).ConfigureAwait(false);
    }

    /// <summary>
    /// The solution with the value read from where the place reads its configuration, and kept as the default; null where that
    /// cannot be, or where it is the default of something already.
    /// </summary>
    public static async Task<Solution?> MakeDefaultAsync(Document document, ExpressionSyntax place, ConfigurationKey key, CancellationToken cancellationToken)
    {
        Site? site = await Site.CreateAsync(document, place, cancellationToken).ConfigureAwait(false);
        if (site is null or { IsFallback: true })
            return null;

        string @default = place.WithoutTrivia().ToString();
        return await site.ReadFromScopeAsync(key, @default).ConfigureAwait(false)
            ?? await site.ReadFromInjectedAsync(key, @default).ConfigureAwait(false)
            ?? await site.ReplaceAsync(names => ConfigurationRead.FromConfigurationFile(key, names, site.Model.Compilation, @default)).ConfigureAwait(false)
            ?? await site.ReplaceAsync(names => ConfigurationRead.FromEnvironment(key, names, @default)).ConfigureAwait(false);
    }

    /// <summary>The solution with the value read from the environment, or null.</summary>
    public static async Task<Solution?> ReadFromEnvironmentAsync(Document document, ExpressionSyntax place, ConfigurationKey key, CancellationToken cancellationToken)
    {
        Site? site = await Site.CreateAsync(document, place, cancellationToken).ConfigureAwait(false);
        return site is null or { IsFallback: true } ? null : await site.ReplaceAsync(names => ConfigurationRead.FromEnvironment(key, names)).ConfigureAwait(false);
    }

    /// <summary>One value in one document, in a variable where it was in a constant.</summary>
    private sealed class Site(Document document, ExpressionSyntax place, SemanticModel model, CancellationToken cancellationToken)
    {
        public SemanticModel Model => model;

        /// <summary>True for what follows <c>??</c>.</summary>
        public bool IsFallback => Placement.IsFallback(place);

        public static async Task<Site?> CreateAsync(Document document, ExpressionSyntax place, CancellationToken cancellationToken)
        {
            if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
                return null;

            if (ConstantDeclaration.Of(place) is not { } constant)
                return new Site(document, place, model, cancellationToken);
            if (!await ConstantDeclaration.CanBecomeVariableAsync(constant, model, document.Project.Solution, cancellationToken).ConfigureAwait(false))
                return null;

            var mark = new SyntaxAnnotation();
            SyntaxNode variable = ConstantDeclaration.WithoutConst(constant.ReplaceNode(place, place.WithAdditionalAnnotations(mark)));
            Document changed = document.WithSyntaxRoot(model.SyntaxTree.GetRoot(cancellationToken).ReplaceNode(constant, variable));
            if (await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } changedModel
                || await CompileErrors.AreAddedAsync(document, changed.Project.Solution, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            place = (ExpressionSyntax)changedModel.SyntaxTree.GetRoot(cancellationToken).GetAnnotatedNodes(mark).Single();
            return new Site(changed, place, changedModel, cancellationToken);
        }

        public async Task<Solution?> ReadFromScopeAsync(ConfigurationKey key, string? @default = null)
        {
            foreach (Func<NamesInScope, string?> write in ConfigurationInScope.FindAll(model, place.SpanStart))
            {
                Solution? solution = await ReplaceAsync(
                    names => write(names) is { } configuration ? ConfigurationRead.From(configuration, key, names, model.Compilation, @default) : null).ConfigureAwait(false);
                if (solution is not null)
                    return solution;
            }

            return null;
        }

        private const string ConfigurationParameter = "configuration";

        public async Task<Solution?> ReadFromInjectedAsync(ConfigurationKey key, string? @default = null)
        {
            var names = new NamesInScope(model, place.SpanStart);
            if (Placement.IsInStaticContext(place)
                || names.TypeName(HostingTypes.Configuration) is not { } configurationType
                || place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
                || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type)
            {
                return null;
            }

            ExpressionSyntax Read(string source) => Fitting(ConfigurationRead.From(source, key, names, model.Compilation, @default));
            var injected = ConstructorInjection.Inject(place, type, configurationType, ConfigurationParameter, mayAddParameter: false, Read);
            if (injected is null && await ServiceClass.IsAsync(type, document.Project, cancellationToken).ConfigureAwait(false))
                injected = ConstructorInjection.Inject(place, type, configurationType, ConfigurationParameter, mayAddParameter: true, Read);
            return injected is var (old, changed)
                ? await FinishAsync(model.SyntaxTree.GetRoot(cancellationToken).ReplaceNode(old, changed), names).ConfigureAwait(false)
                : null;
        }

        /// <summary>The solution with the place replaced, where it compiles.</summary>
        public async Task<Solution?> ReplaceAsync(Func<NamesInScope, string?> write)
        {
            var names = new NamesInScope(model, place.SpanStart);
            if (write(names) is not { } text)
                return null;

            SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
            return await FinishAsync(root.ReplaceNode(place, Fitting(text).WithTriviaFrom(place)), names).ConfigureAwait(false);
        }

        private async Task<Solution?> FinishAsync(SyntaxNode root, NamesInScope names)
        {
            root = UsingDirectives.Add((CompilationUnitSyntax)root, names.MissingNamespaces, CodeLayout.Of(model.SyntaxTree));
            Solution changed = document.WithSyntaxRoot(root).Project.Solution;
            return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false) ? null : changed;
        }

        /// <summary>The expression, in parentheses where it does not stand for itself.</summary>
        private ExpressionSyntax Fitting(string text)
        {
            ExpressionSyntax expression = SyntaxFactory.ParseExpression(text);
            bool standsForItself = place.Parent is EqualsValueClauseSyntax or ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
                or ParenthesizedExpressionSyntax or InitializerExpressionSyntax or ExpressionElementSyntax or LambdaExpressionSyntax or YieldStatementSyntax
                || place.Parent is AssignmentExpressionSyntax assignment && assignment.Right == place
                || IsFallback;
            return standsForItself ? expression : SyntaxFactory.ParenthesizedExpression(expression);
        }
    }
}
