using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>How an application uses <c>System.Configuration</c>: its web.config or app.config.</summary>
internal sealed class LegacyConfiguration(ApplicationModel application)
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(Manager, WebManager, DefaultSettings);

    private const string Manager = "ConfigurationManager";
    private const string WebManager = "WebConfigurationManager";
    private const string DefaultSettings = "Default";
    private const string SettingsBase = "System.Configuration.ApplicationSettingsBase";

    private readonly Lazy<bool> _hasBuilders = new(() => FindBuilders(application.Artifacts));

    /// <summary>True where a section of a configuration file takes values from the environment or from files of a cluster.</summary>
    public bool HasBuilders => _hasBuilders.Value;

    /// <summary>
    /// True for a use of a written name that reads a setting of the file: <c>ConfigurationManager.AppSettings</c>,
    /// <c>Settings.Default.Name</c>. What asks the environment first is none.
    /// </summary>
    /// <param name="name">The name of the class, or <c>Default</c>.</param>
    /// <param name="model">The model of the file.</param>
    /// <param name="acceptsUnresolved">A class that is not known is that of <c>System.Configuration</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static bool IsRead(SimpleNameSyntax name, SemanticModel model, bool acceptsUnresolved, CancellationToken cancellationToken) => name.Identifier.ValueText switch
    {
        Manager or WebManager => SectionOf(name) is { } section && !FollowsEnvironment(section) && IsManager(name, model, acceptsUnresolved, cancellationToken),
        DefaultSettings => ReadsSettings(name, model, cancellationToken),
        _ => false,
    };

    /// <summary><c>ConfigurationManager.AppSettings</c> around the name of the class; null for its other members.</summary>
    public static MemberAccessExpressionSyntax? SectionOf(SimpleNameSyntax name)
    {
        ExpressionSyntax type = name.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == name ? qualified : name;
        return type.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AppSettings" or "ConnectionStrings" } section && section.Expression == type
            ? section
            : null;
    }

    private static bool IsManager(SimpleNameSyntax name, SemanticModel model, bool acceptsUnresolved, CancellationToken cancellationToken)
    {
        SymbolInfo info = model.GetSymbolInfo(name, cancellationToken);
        return info.Symbol is null
            ? acceptsUnresolved && info.CandidateSymbols.IsEmpty
            : info.Symbol is INamedTypeSymbol type && type.ContainingNamespace.ToDisplayString() is "System.Configuration" or "System.Web.Configuration";
    }

    private static bool ReadsSettings(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        name.Parent is MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax read } access
        && access.Name == name
        && read.Expression == access
        && read.Parent is not InvocationExpressionSyntax
        && !FollowsEnvironment(read)
        && model.GetTypeInfo(access, cancellationToken).Type is { } type
        && KnownTypes.Is(type, SettingsBase);

    /// <summary><c>Environment.GetEnvironmentVariable("X") ?? ConfigurationManager.AppSettings["X"]</c>.</summary>
    private static bool FollowsEnvironment(SyntaxNode read)
    {
        for (SyntaxNode node = read; node.Parent is ExpressionSyntax or ArgumentSyntax; node = node.Parent)
        {
            if (node.Parent is BinaryExpressionSyntax coalesce
                && coalesce.IsKind(SyntaxKind.CoalesceExpression)
                && coalesce.Right == node
                && coalesce.Left is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnvironmentVariable" } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool FindBuilders(ArtifactSet artifacts)
    {
        foreach ((_, XmlArtifact document) in artifacts.XmlConfigs)
        {
            if (document.Root is not { } root)
                continue;

            foreach (XmlElement element in root.Descendants)
            {
                if (element.FindAttribute("configBuilders") is { ValueSpan.Length: > 0 })
                    return true;
            }
        }

        return false;
    }
}
