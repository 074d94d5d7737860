using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>
/// In front of all middleware: what stands there sees every request, and the status that an exception handler gives it.
/// </summary>
internal static class PipelineStart
{
    /// <summary>The place, and what the application is called there; null where none is certain.</summary>
    /// <param name="node">The call or method that <see cref="EndpointSite"/> was found by.</param>
    /// <param name="model">The model of the node's tree.</param>
    public static (InsertionPoint Point, string Application)? Of(SyntaxNode node, SemanticModel model)
    {
        if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "RunAsync" } } run)
        {
            return Invocations.ReceiverOf(run) is IdentifierNameSyntax application
                && StatementsAround(run).FirstOrDefault(statement => Uses(statement, application.Identifier.ValueText)) is { } first
                && InsertionPoint.Before(first, model) is { } point
                    ? (point, application.Identifier.ValueText)
                    : null;
        }

        SyntaxNode? function = node.AncestorsAndSelf().FirstOrDefault(outer =>
            (outer is MethodDeclarationSyntax || outer is LambdaExpressionSyntax) && DelegateBody.ParameterOf(outer, model, HostingTypes.ApplicationBuilder) is not null);
        if (function is null && node is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments })
            function = DelegateBody.Of(arguments[0].Expression, model);
        if (function is null)
            return null;

        SemanticModel functionModel = model.Compilation.GetSemanticModel(function.SyntaxTree);
        return DelegateBody.ParameterOf(function, functionModel, HostingTypes.ApplicationBuilder) is { } parameter
            && Functions.BlockOf(function) is { } block
            && block.Statements.FirstOrDefault(statement => Uses(statement, parameter)) is { } start
            && InsertionPoint.Before(start, functionModel) is { } place
                ? (place, parameter)
                : null;
    }

    /// <summary>True for a statement that calls something on the application; its declaration does not.</summary>
    private static bool Uses(StatementSyntax statement, string application) =>
        statement is not LocalFunctionStatementSyntax
        && statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == application && name.Parent is MemberAccessExpressionSyntax access && access.Expression == name);

    private static IEnumerable<StatementSyntax> StatementsAround(SyntaxNode node)
    {
        SyntaxNode? list = node.FirstAncestorOrSelf<StatementSyntax>()?.Parent;
        return Statements.Of(list is GlobalStatementSyntax ? list.Parent : list);
    }
}
