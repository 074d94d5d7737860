using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// The sources that are added to a <c>new ConfigurationBuilder()</c>, in a chain of calls or through a local variable.
/// </summary>
internal sealed class ConfigurationSources
{
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "AddJsonFile", "AddXmlFile", "AddIniFile", "AddYamlFile", "AddTomlFile", "AddNewtonsoftJsonFile",
    };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "SetBasePath", "SetFileProvider", "SetFileLoadExceptionHandler", "AddInMemoryCollection", "AddUserSecrets", "AddCommandLine", "AddJsonStream", "Build",
    };

    private readonly SemanticModel _model;
    private bool _isKnown = true;

    private ConfigurationSources(SemanticModel model) => _model = model;

    /// <summary>The last call of <c>AddEnvironmentVariables</c>; null where there is none.</summary>
    public InvocationExpressionSyntax? Environment { get; private set; }

    /// <summary>True where a file is added that deployments have too, not only developers.</summary>
    public bool HasFile { get; private set; }

    /// <summary>True where such a file is added after the environment variables.</summary>
    public bool IsEnvironmentOverridden { get; private set; }

    /// <summary>The last call other than <c>AddCommandLine</c> and <c>Build</c>: environment variables belong after it.</summary>
    public InvocationExpressionSyntax? LastSource { get; private set; }

    /// <summary>
    /// The sources, if all of them are known: null where the builder goes elsewhere, where a method adds sources that are
    /// not visible, and where it is not built.
    /// </summary>
    public static ConfigurationSources? Of(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        var sources = new ConfigurationSources(model);
        ExpressionSyntax end = sources.AddChain(creation, out bool isBuilt);
        if (!isBuilt && !sources.AddUsesOfVariable(end))
            return null;

        return sources._isKnown ? sources : null;
    }

    /// <summary>Follows <c>start.A().B()</c>; returns the outermost call.</summary>
    private ExpressionSyntax AddChain(ExpressionSyntax start, out bool isBuilt)
    {
        isBuilt = false;
        ExpressionSyntax current = start;
        while (!isBuilt)
        {
            if (current.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                current = parenthesized;
                continue;
            }

            if (current.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access || access.Expression != current || call.Expression != access)
                break;

            string method = access.Name.Identifier.ValueText;
            Add(method, call);
            isBuilt = method == "Build";
            current = call;
        }

        return current;
    }

    private void Add(string method, InvocationExpressionSyntax call)
    {
        if (method == "AddEnvironmentVariables")
        {
            Environment = call;
            IsEnvironmentOverridden = false;
        }
        else if (Files.Contains(method))
        {
            if (!IsForDevelopment(call))
            {
                HasFile = true;
                IsEnvironmentOverridden = Environment is not null;
            }
        }
        else if (!Others.Contains(method))
        {
            _isKnown = false;
        }

        if (method is not ("AddCommandLine" or "Build"))
            LastSource = call;
    }

    /// <summary>
    /// <c>var builder = new ConfigurationBuilder(); builder.AddJsonFile(…); … builder.Build()</c>: false where the variable is used
    /// in another way, or not built.
    /// </summary>
    private bool AddUsesOfVariable(ExpressionSyntax value)
    {
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } variable })
            return false;

        SyntaxNode? scope = statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;
        if (scope is null)
            return false;

        bool isBuilt = false;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || name.Identifier.ValueText != variable.Identifier.ValueText || name.Parent is NameColonSyntax)
                continue;
            if (name.Parent is MemberAccessExpressionSyntax member && member.Name == name)
                continue;

            ExpressionSyntax end = AddChain(name, out bool isBuiltHere);
            if (end == name || !isBuiltHere && !IsStatement(end))
                return false;
            isBuilt |= isBuiltHere;
        }

        return isBuilt;
    }

    /// <summary>True for a call whose result is dropped.</summary>
    private static bool IsStatement(ExpressionSyntax call) => call.Parent is ExpressionStatementSyntax;

    private bool IsForDevelopment(InvocationExpressionSyntax call) =>
        EnvironmentGuard.IsDevelopmentOnly(call, _model)
        || call.ArgumentList.Arguments.Count > 0
        && call.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax { Token.ValueText: var path }
        && DevelopmentFile.Is(path);
}
