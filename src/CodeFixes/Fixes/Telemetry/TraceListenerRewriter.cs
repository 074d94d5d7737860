using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Creates a trace listener for the console in place of one for a file or the event log.</summary>
internal static class TraceListenerRewriter
{
    private const string Console = "System.Diagnostics.ConsoleTraceListener";
    private const string Title = "Write traces to the console";

    /// <summary>Edits, and returns the title of the fix; null, with nothing edited, where no rewrite is certain.</summary>
    public static string? Rewrite(SyntaxEditor editor, BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol { ContainingNamespace.Name: "Diagnostics" } constructor
            || KnownTypes.Find(model.Compilation, Console) is not { } console
            || creation is not ObjectCreationExpressionSyntax { Type: var type }
            || creation.ArgumentList is not { } list
            || !list.Arguments.All(argument => PureExpression.Is(argument.Expression, model))
            || Trivia.HoldsText(list.DescendantTrivia()))
        {
            return null;
        }

        ExpressionSyntax? name = list.Arguments.Where((argument, index) => (argument.NameColon?.Name.Identifier.ValueText ?? (index < constructor.Parameters.Length ? constructor.Parameters[index].Name : "")) == "name")
            .FirstOrDefault()?.Expression;
        if (name is not null && creation.Initializer is not null
            || creation.Initializer?.Expressions.Any(expression => expression is not AssignmentExpressionSyntax assignment || !IsOfEvery(assignment, model)) == true)
        {
            return null;
        }

        string written = type is QualifiedNameSyntax qualified ? $"{qualified.Left}.{console.Name}" : console.Name;
        string initializer = name is null ? "" : $" {{ Name = {name} }}";
        var replaced = (ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new {written}(){initializer}");
        if (creation.Initializer is { } kept)
            replaced = replaced.WithArgumentList(replaced.ArgumentList!.WithTrailingTrivia(list.GetTrailingTrivia())).WithInitializer(kept);
        editor.ReplaceNode(creation, replaced.WithTriviaFrom(creation));
        UnusedLocals.Remove(editor, [.. list.Arguments], model, CodeLayout.Of(creation.SyntaxTree));
        return Title;
    }

    /// <summary>True for what every listener has: name, filter, options, indentation.</summary>
    private static bool IsOfEvery(AssignmentExpressionSyntax assignment, SemanticModel model) =>
        model.GetSymbolInfo(assignment.Left).Symbol is IPropertySymbol { ContainingType.Name: "TraceListener" };
}
