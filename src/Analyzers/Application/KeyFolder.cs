using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Tells whether the folder of <c>PersistKeysToFileSystem</c> is written in the code, and so one of the container.</summary>
internal static class KeyFolder
{
    private const int LongestChain = 4;

    private static readonly HashSet<string> FoldersOfTheContainer = new(StringComparer.Ordinal)
    {
        "ContentRootPath", "WebRootPath", "BaseDirectory", "CurrentDirectory", "GetCurrentDirectory", "GetTempPath", "GetFolderPath", "Location",
    };

    /// <param name="use">The written name of the method.</param>
    /// <param name="model">The model of its file.</param>
    public static bool IsLocal(SimpleNameSyntax use, SemanticModel model)
    {
        if (ApiUse.ArgumentsOf(ApiUse.ExpressionOf(use)) is not { Arguments: { Count: > 0 } arguments })
            return false;

        ExpressionSyntax folder = arguments[arguments.Count - 1].Expression;
        return IsLocal(folder, model, 0);
    }

    private static bool IsLocal(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        if (depth > LongestChain)
            return false;
        if (model.GetConstantValue(expression) is { HasValue: true, Value: string path })
            return path.Length > 0;

        return expression switch
        {
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => IsLocal(arguments[0].Expression, model, depth + 1),
            InvocationExpressionSyntax call when NameOf(call.Expression) is "Combine" or "Join" or "GetFullPath" or "CreateDirectory" =>
                call.ArgumentList.Arguments.Count > 0 && AreAllLocal(call.ArgumentList.Arguments, model, depth + 1),
            InvocationExpressionSyntax call => FoldersOfTheContainer.Contains(NameOf(call.Expression)),
            MemberAccessExpressionSyntax access => FoldersOfTheContainer.Contains(access.Name.Identifier.ValueText),
            BinaryExpressionSyntax both => IsLocal(both.Left, model, depth + 1) && IsLocal(both.Right, model, depth + 1),
            InterpolatedStringExpressionSyntax interpolated => AreAllLocal(interpolated, model, depth + 1),
            IdentifierNameSyntax name => InitializerOf(name, model) is { } value && IsLocal(value, model, depth + 1),
            _ => false,
        };
    }

    private static bool AreAllLocal(SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model, int depth)
    {
        foreach (ArgumentSyntax argument in arguments)
        {
            if (!IsLocal(argument.Expression, model, depth))
                return false;
        }

        return true;
    }

    private static bool AreAllLocal(InterpolatedStringExpressionSyntax text, SemanticModel model, int depth)
    {
        foreach (InterpolatedStringContentSyntax content in text.Contents)
        {
            if (content is InterpolationSyntax hole && !IsLocal(hole.Expression, model, depth))
                return false;
        }

        return true;
    }

    private static ExpressionSyntax? InitializerOf(IdentifierNameSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol or IFieldSymbol { IsReadOnly: true }
        && model.GetSymbolInfo(name).Symbol!.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].SyntaxTree == name.SyntaxTree
            ? (references[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value
            : null;

    private static string NameOf(ExpressionSyntax method) => method switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
