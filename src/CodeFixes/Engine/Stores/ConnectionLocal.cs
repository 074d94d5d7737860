using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Stores;

/// <summary>
/// A local with a connection string from configuration. It is read while services are registered, so that a missing one
/// stops the application at its start and not at the first request.
/// </summary>
internal static class ConnectionLocal
{
    /// <summary>True where code can call <c>GetConnectionString</c>.</summary>
    public static bool CanBeRead(Compilation compilation) => KnownTypes.Find(compilation, HostingTypes.ConfigurationExtensions) is not null;

    /// <summary>
    /// The name of the local, and the statement that declares it; no statement where one in scope has read the same
    /// connection string.
    /// </summary>
    public static (string Name, IReadOnlyList<string> Statements) In(SyntaxEditor editor, ServicePlace place, string connectionName)
    {
        int position = place.Point.Position;
        if (Existing(place.Model, position, connectionName) is { } existing)
            return (existing, []);

        UsingDirectives.Ensure(editor, place.Model, position, HostingTypes.ConfigurationNamespace);
        string exception = UsingDirectives.NameOf(editor, place.Model, position, KnownTypes.Find(place.Model.Compilation, "System.InvalidOperationException")!);
        string local = UniqueName.For(place.Call, char.ToLowerInvariant(connectionName[0]) + connectionName.Substring(1) + "Connection");
        string missing = $"The connection string '{connectionName}' is missing: set ConnectionStrings:{connectionName} in configuration or ConnectionStrings__{connectionName} in the environment.";
        return (local, [$"var {local} = {place.Configuration}.GetConnectionString(\"{connectionName}\")\n\t?? throw new {exception}(\"{missing}\");"]);
    }

    private static string? Existing(SemanticModel model, int position, string connectionName)
    {
        foreach (ISymbol symbol in SymbolsInScope.Variables(model, position))
        {
            if (symbol is ILocalSymbol { Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences: { Length: 1 } references }
                && references[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
                && Reads(value, connectionName))
            {
                return symbol.Name;
            }
        }

        return null;
    }

    /// <summary><c>GetConnectionString("Name")</c>, which throws where it is missing: a fallback may be anything.</summary>
    private static bool Reads(ExpressionSyntax value, string connectionName)
    {
        ExpressionSyntax read = value is BinaryExpressionSyntax { Right: ThrowExpressionSyntax, Left: var left } ? left : value;
        return read is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetConnectionString" } } call
            && call.ArgumentList.Arguments.Count == 1
            && call.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax { Token.ValueText: var name }
            && name == connectionName;
    }
}
