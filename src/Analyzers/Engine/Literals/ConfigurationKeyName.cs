using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Derives the configuration key of a value from the code around it.</summary>
internal static class ConfigurationKeyName
{
    private const string ConnectionStrings = "ConnectionStrings:";

    /// <summary>Words that every connection string's name may have, and names that say nothing.</summary>
    private static readonly HashSet<string> Noise = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "connections", "conn", "connectionstring", "connectionstrings", "connstring", "connstr", "constr", "con", "cnn", "cn",
        "string", "strings", "str", "cs", "s", "default", "get", "build", "create", "my", "the",
    };

    private static readonly HashSet<string> Meaningless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Client", "Factory", "Options", "Builder", "Settings", "Config", "Configuration", "Context", "Multiplexer", "Host", "Server", "Service",
        "Result", "Source", "DataSource", "Data", "Provider", "Services", "Value", "Text", "Command", "Cmd", "Url", "Uri", "App", "Program",
        "Startup", "Db", "Database", "HostName", "Item", "Input", "Output", "Name", "Args", "Opt", "Opts", "Cfg", "Address",
        "Constants", "Helper", "Utils", "Global", "Globals", "AppSettings",
    };

    private static readonly string[] TypeSuffixes =
        ["DbContext", "ContextFactory", "Context", "Repository", "Service", "Store", "Factory", "Provider", "Controller", "Model", "Module", "Helper"];

    /// <summary>
    /// <c>ConnectionStrings:</c> and the field, property, local or type that a string belongs to, without the words that
    /// every connection string has: <c>OrdersConnectionString</c> gives <c>ConnectionStrings:Orders</c>, a string in
    /// <c>OrderRepository</c> gives <c>ConnectionStrings:Order</c>. A host name gives a key of its own.
    /// </summary>
    /// <param name="expression">The string.</param>
    /// <param name="kind">The store that it connects to, as <see cref="ConnectionString.Kind"/> says it.</param>
    public static string For(ExpressionSyntax expression, string kind)
    {
        if (expression.Parent is AssignmentExpressionSyntax { Left: var target } && LiteralUse.TextOf(expression)?.IndexOf('=') < 0)
        {
            switch (RightmostName(target))
            {
                case "HostName":
                    return "RabbitMq:HostName";
                case "Host" or "Server" or "DataSource":
                    return "Database:Server";
            }
        }

        return ConnectionStrings + NameOf(expression, NameOfKind(kind) ?? NameOfSink(expression));
    }

    /// <summary>
    /// The key of a value that is no connection string: the type around it and the name that the value is given to, as in
    /// <c>Mail:SmtpPassword</c>.
    /// </summary>
    /// <param name="expression">The value.</param>
    /// <param name="name">The name where no variable, property or argument has one; empty for none.</param>
    public static string ForSetting(ExpressionSyntax expression, string name)
    {
        string? given = null;
        string? section = null;
        for (SyntaxNode? node = expression.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax variable:
                    given ??= variable.Identifier.ValueText;
                    break;
                case PropertyDeclarationSyntax property:
                    given ??= property.Identifier.ValueText;
                    break;
                case AssignmentExpressionSyntax { Left: var left }:
                    given ??= RightmostName(left);
                    break;
                case ArgumentSyntax { NameColon.Name.Identifier.ValueText: var argument }:
                    given ??= argument;
                    break;
                case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax when node.Parent is not (AssignmentExpressionSyntax or EqualsValueClauseSyntax) && name.Length > 0:
                    given ??= name;
                    break;
                case BaseTypeDeclarationSyntax type:
                    section ??= WithoutSuffix(type.Identifier.ValueText);
                    break;
            }
        }

        string key = Pascal(given ?? name);
        return $"{(section is null ? "App" : Pascal(section))}:{(key.Length == 0 ? "Value" : key)}";
    }

    private static string Pascal(string name)
    {
        var result = new StringBuilder(name.Length);
        for (int start = 0; start < name.Length;)
        {
            int end = EndOfWord(name, start);
            string word = name.Substring(start, end - start);
            if (IsAsciiWord(word))
                AppendPascal(result, word, isShouting: name == name.ToUpperInvariant());
            start = end;
        }

        return result.ToString();
    }

    private static string NameOf(ExpressionSyntax expression, string? kind)
    {
        bool isInFunction = false;
        for (SyntaxNode? node = expression.Parent; node is not null; node = node.Parent)
        {
            string? name = node switch
            {
                AnonymousFunctionExpressionSyntax => null,
                VariableDeclaratorSyntax variable when !isInFunction => variable.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: var left } when !isInFunction => RightmostName(left),
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                MethodDeclarationSyntax method when SaysConnection(method.Identifier.ValueText) => method.Identifier.ValueText,
                LocalFunctionStatementSyntax function when SaysConnection(function.Identifier.ValueText) => function.Identifier.ValueText,
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax registration } } => NameOfContext(registration),
                BaseTypeDeclarationSyntax type => kind ?? WithoutSuffix(type.Identifier.ValueText),
                _ => null,
            };

            if (name is not null && Clean(name) is { Length: > 1 } key)
                return key;

            isInFunction |= node is AnonymousFunctionExpressionSyntax;
        }

        return kind ?? "Default";
    }

    private static bool SaysConnection(string name) => name.IndexOf("Conn", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Where a host alone is written, the call or property that takes it tells the kind.</summary>
    private static string? NameOfSink(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax { Left: var left } when RightmostName(left) == "Configuration" => "Redis",
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connect" or "ConnectAsync" } } } => "Redis",
        _ => null,
    };

    private static string? NameOfKind(string kind) => kind switch
    {
        "database" => null,
        "message broker" => "MessageBroker",
        "service" => null,
        "Redis" => "Redis",
        "MongoDB" => "MongoDb",
        "Azure Storage" => "Storage",
        "Cosmos DB" => "Cosmos",
        _ => kind.Replace(" ", ""),
    };

    private static string? RightmostName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => IndexOf(arguments[0]),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => IndexOf(arguments[0]),
        _ => null,
    };

    private static string? IndexOf(ArgumentSyntax argument)
    {
        if (argument.Expression is not LiteralExpressionSyntax { Token.ValueText: var text })
            return null;

        return text.Substring(text.LastIndexOf(':') + 1);
    }

    /// <summary><c>AddDbContext&lt;ShopContext&gt;</c> gives <c>Shop</c>.</summary>
    private static string? NameOfContext(GenericNameSyntax registration)
    {
        if (registration.Identifier.ValueText.IndexOf("DbContext", StringComparison.Ordinal) < 0)
            return null;

        string type = registration.TypeArgumentList.Arguments.Last().ToString();
        return WithoutSuffix(type.Substring(type.LastIndexOf('.') + 1));
    }

    private static string WithoutSuffix(string type)
    {
        foreach (string suffix in TypeSuffixes)
        {
            if (type.Length > suffix.Length && type.EndsWith(suffix, StringComparison.Ordinal))
                return type.Substring(0, type.Length - suffix.Length);
        }

        return type;
    }

    /// <summary>The words of a name in Pascal case, without noise; empty where nothing is left that says something.</summary>
    private static string Clean(string name)
    {
        var result = new StringBuilder(name.Length);
        for (int start = 0; start < name.Length;)
        {
            int end = EndOfWord(name, start);
            string word = name.Substring(start, end - start);
            if (IsAsciiWord(word) && !Noise.Contains(word))
                AppendPascal(result, word, isShouting: name == name.ToUpperInvariant());
            start = end;
        }

        string key = result.ToString();
        return Meaningless.Contains(key) || key.Length > 0 && char.IsDigit(key[0]) ? "" : key;
    }

    /// <summary>The end of the word, or of the separator, that begins at a position: <c>Orders|DB|_|Name</c>.</summary>
    private static int EndOfWord(string name, int start)
    {
        int end = start + 1;
        while (end < name.Length
            && IsAsciiLetterOrDigit(name[end]) == IsAsciiLetterOrDigit(name[start])
            && !(char.IsUpper(name[end]) && char.IsLower(name[end - 1]))
            && !(char.IsUpper(name[end]) && end + 1 < name.Length && char.IsLower(name[end + 1])))
        {
            end++;
        }

        return end;
    }

    private static void AppendPascal(StringBuilder result, string word, bool isShouting)
    {
        result.Append(char.ToUpperInvariant(word[0]));
        result.Append(isShouting ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
    }

    private static bool IsAsciiWord(string word) => IsAsciiLetterOrDigit(word[0]);

    private static bool IsAsciiLetterOrDigit(char c) => c < 128 && char.IsLetterOrDigit(c);
}
