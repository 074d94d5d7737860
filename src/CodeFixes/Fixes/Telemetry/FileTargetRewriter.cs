using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Creates the console target of NLog or the console appender of log4net in place of the one for a file.</summary>
internal static class FileTargetRewriter
{
    private const string Title = "Write logs to the console";

    /// <summary>Edits, and returns the title of the fix; null, with nothing edited, where no rewrite is certain.</summary>
    public static string? Rewrite(SyntaxEditor editor, BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol constructor
            || ConsoleTypeFor(constructor.ContainingType, model.Compilation) is not { } console
            || !HasSameConstructor(console, constructor)
            || CreatesConsoleToo(creation, console, model))
        {
            return null;
        }

        var dropped = new List<AssignmentExpressionSyntax>();
        foreach (ExpressionSyntax expression in creation.Initializer?.Expressions ?? default)
        {
            if (expression is not AssignmentExpressionSyntax assignment || model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is not IPropertySymbol property)
                return null;
            if (Inheritance.IsOrDerivesFrom(console, property.ContainingType))
                continue;
            if (!PureExpression.Is(assignment.Right, model))
                return null;
            dropped.Add(assignment);
        }

        if (!TryRename(editor, creation, constructor.ContainingType, console, model))
            return null;

        var layout = CodeLayout.Of(creation.SyntaxTree);
        if (creation.Initializer is { } initializer && dropped.Count > 0)
            Trim(editor, initializer, dropped);
        UnusedLocals.Remove(editor, [.. dropped], model, layout);
        return Title;
    }

    private static INamedTypeSymbol? ConsoleTypeFor(INamedTypeSymbol type, Compilation compilation) => type.ToDisplayString() switch
    {
        "NLog.Targets.FileTarget" or "NLog.Targets.AtomicFileTarget" or "NLog.Targets.EventLogTarget" => KnownTypes.Find(compilation, "NLog.Targets.ConsoleTarget"),
        "log4net.Appender.FileAppender" or "log4net.Appender.RollingFileAppender" or "log4net.Appender.EventLogAppender" => KnownTypes.Find(compilation, "log4net.Appender.ConsoleAppender"),
        _ => null,
    };

    private static bool HasSameConstructor(INamedTypeSymbol type, IMethodSymbol constructor) =>
        type.InstanceConstructors.Any(candidate =>
            candidate.DeclaredAccessibility == Accessibility.Public
            && candidate.Parameters.Select(parameter => parameter.Type).SequenceEqual(constructor.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default));

    /// <summary>With two targets for the console, every event would be written twice.</summary>
    private static bool CreatesConsoleToo(SyntaxNode creation, INamedTypeSymbol console, SemanticModel model)
    {
        SyntaxNode? scope = creation.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? creation.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Any(other =>
            model.GetTypeInfo(other).Type is { } type
            && (Inheritance.IsOrDerivesFrom(type, console) || type.Name.EndsWith("ConsoleTarget", StringComparison.Ordinal) || type.Name.EndsWith("ConsoleAppender", StringComparison.Ordinal)));
    }

    /// <summary>Names the console type in the creation, and in the declaration of a local that names the file type.</summary>
    private static bool TryRename(SyntaxEditor editor, BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol file, INamedTypeSymbol console, SemanticModel model)
    {
        TypeSyntax? declared = creation.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration } && !declaration.Type.IsVar
            ? declaration.Type
            : null;
        bool declaresFile = declared is not null && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(declared).Type, file);
        if (creation is ImplicitObjectCreationExpressionSyntax && !declaresFile)
            return false;

        if (creation is ObjectCreationExpressionSyntax explicitCreation)
            editor.ReplaceNode(explicitCreation.Type, Renamed(explicitCreation.Type, console.Name));
        if (declaresFile)
            editor.ReplaceNode(declared!, Renamed(declared!, console.Name));
        return true;
    }

    private static TypeSyntax Renamed(TypeSyntax type, string name)
    {
        SimpleNameSyntax? simple = type switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            SimpleNameSyntax only => only,
            _ => null,
        };
        return simple is null ? type : type.ReplaceNode(simple, SyntaxFactory.IdentifierName(name).WithTriviaFrom(simple));
    }

    /// <summary>Takes expressions out of an initializer; the others keep their lines and comments.</summary>
    private static void Trim(SyntaxEditor editor, InitializerExpressionSyntax initializer, List<AssignmentExpressionSyntax> dropped)
    {
        if (dropped.Count < initializer.Expressions.Count)
        {
            InitializerExpressionSyntax trimmed = initializer.RemoveNodes(dropped, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
            SyntaxToken last = trimmed.CloseBraceToken.GetPreviousToken();
            if (!last.HasTrailingTrivia && !trimmed.CloseBraceToken.HasLeadingTrivia)
                trimmed = trimmed.ReplaceToken(last, last.WithTrailingTrivia(initializer.CloseBraceToken.GetPreviousToken().TrailingTrivia));
            editor.ReplaceNode(initializer, trimmed);
            return;
        }

        var creation = (BaseObjectCreationExpressionSyntax)initializer.Parent!;
        editor.ReplaceNode(creation, (node, _) => WithoutInitializer((BaseObjectCreationExpressionSyntax)node));
    }

    private static BaseObjectCreationExpressionSyntax WithoutInitializer(BaseObjectCreationExpressionSyntax creation)
    {
        SyntaxTriviaList trailing = creation.GetTrailingTrivia();
        ArgumentListSyntax arguments = (creation.ArgumentList ?? SyntaxFactory.ArgumentList()).WithTrailingTrivia(trailing);
        return creation is ObjectCreationExpressionSyntax explicitCreation
            ? explicitCreation.WithType(explicitCreation.Type.WithoutTrailingTrivia()).WithArgumentList(arguments).WithInitializer(null)
            : ((ImplicitObjectCreationExpressionSyntax)creation).WithArgumentList(arguments).WithInitializer(null);
    }
}
