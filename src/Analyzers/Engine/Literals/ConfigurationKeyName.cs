using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Derives the name of a configuration key from the code around a literal.</summary>
internal static class ConfigurationKeyName
{
    private const string Default = "Default";

    private static readonly string[] Noise = ["ConnectionString", "ConnectionStr", "ConnString", "ConnStr", "Connection", "Conn"];

    /// <summary>
    /// The field, property, local or type that a literal belongs to, without the words that every connection string has:
    /// <c>OrdersConnectionString</c> gives <c>Orders</c>, a literal in <c>OrderRepository</c> gives <c>Order</c>.
    /// </summary>
    public static string For(ExpressionSyntax literal)
    {
        for (SyntaxNode? node = literal.Parent; node is not null; node = node.Parent)
        {
            string? name = node switch
            {
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: var left } => RightmostName(left),
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                BaseTypeDeclarationSyntax type => WithoutSuffix(type.Identifier.ValueText),
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } } } =>
                    WithoutSuffix(UnqualifiedName(arguments[0])),
                _ => null,
            };

            if (name is not null && Clean(name) is { Length: > 0 } key)
                return key;
        }

        return Default;
    }

    private static string? RightmostName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static string UnqualifiedName(TypeSyntax type)
    {
        string name = type.ToString();
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static string WithoutSuffix(string type)
    {
        foreach (string suffix in new[] { "DbContext", "Context", "Repository", "Service", "Store", "Factory", "Provider", "Controller" })
        {
            if (type.Length > suffix.Length && type.EndsWith(suffix, StringComparison.Ordinal))
                return type.Substring(0, type.Length - suffix.Length);
        }

        return type is "Program" or "Startup" ? "" : type;
    }

    private static string Clean(string name)
    {
        string result = name.Trim('_', '@');
        foreach (string word in Noise)
        {
            int index = result.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (index >= 0)
                result = result.Remove(index, word.Length).Trim('_');
        }

        if (result is "cs" or "s" or "str" or "String" or "Configuration" or "configuration" or "HostName" or "Default" or "default" || result.Length < 2)
            return "";

        return char.ToUpperInvariant(result[0]) + result.Substring(1);
    }
}
