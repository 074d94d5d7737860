using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>The application changes its own configuration file.</summary>
internal sealed class CR1008ConfigurationWrittenAtRunTime() : Rule(Rule, effortHours: 4, FixKind.None), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1008",
        "Configuration is written at run time",
        "{0} writes configuration into the container: other replicas do not see it, a restart loses it, and a read-only file system refuses it. Keep what users may change in a database, the rest in a ConfigMap.",
        DiagnosticSeverity.Warning,
        "Configuration comes from outside: a deployment changes it, and all replicas get the change. A file that the application writes belongs to one container and ends with it.");

    private const int LongestChain = 4;

    /// <summary>Members that say where the application itself is.</summary>
    private static readonly HashSet<string> OwnFolders = new(StringComparer.Ordinal)
    {
        "BaseDirectory", "ContentRootPath", "WebRootPath", "CurrentDirectory", "GetCurrentDirectory", "StartupPath", "AppDomainAppPath",
        "PhysicalApplicationPath", "ApplicationPhysicalPath", "ProcessPath", "GetExecutingAssembly", "GetEntryAssembly",
    };

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Configuration.Configuration.Save"),
        new ApiRow("M:System.Configuration.Configuration.SaveAs"),
        new ApiRow("M:System.Configuration.SettingsBase.Save"),
        new ApiRow("M:System.IO.File.WriteAllText", "path"),
        new ApiRow("M:System.IO.File.WriteAllTextAsync", "path"),
        new ApiRow("M:System.IO.File.WriteAllBytes", "path"),
        new ApiRow("M:System.IO.File.WriteAllBytesAsync", "path"),
        new ApiRow("M:System.IO.File.WriteAllLines", "path"),
        new ApiRow("M:System.IO.File.WriteAllLinesAsync", "path"),
        new ApiRow("M:System.IO.File.AppendAllText", "path"),
        new ApiRow("M:System.IO.File.CreateText", "path"),
        new ApiRow("M:System.IO.File.Create", "path", receiver: "File"),
        new ApiRow("M:System.IO.File.OpenWrite", "path"),
        new ApiRow("M:System.IO.File.Copy", "destFileName", receiver: "File"),
        new ApiRow("M:System.IO.File.Move", "destFileName", receiver: "File"),
        new ApiRow("M:System.IO.File.Replace", "destinationFileName", receiver: "File"),
        new ApiRow("M:System.IO.StreamWriter.#ctor", "path"),
        new ApiRow("M:System.Xml.XmlDocument.Save", "filename"),
        new ApiRow("M:System.Xml.Linq.XDocument.Save", "fileName"),
        new ApiRow("M:System.Xml.Linq.XElement.Save", "fileName"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Expression is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            || use.Row.Parameter is { } parameter && !(use.Argument(parameter) is { } path && IsConfigurationFile(path, context)))
        {
            return;
        }

        ApplicationKind kind = context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser || IsInInstaller(use.Expression))
            return;

        DiagnosticSeverity? severity = context.Application.RunsInService ? null : DiagnosticSeverity.Info;
        context.Report(Rule, use.Location, severity, use.IsSyntactic, NameOf(use.Row));
    }

    private static string NameOf(ApiRow row) => row.IsConstructor ? row.SimpleTypeName : $"{row.SimpleTypeName}.{row.Member}";

    /// <summary>
    /// True for a path that ends in the name of a settings file and begins, where it does not begin there, in a folder of the
    /// application: what is written elsewhere is the output of a generator.
    /// </summary>
    internal static bool IsConfigurationFile(ExpressionSyntax path, SourceContext context, int depth = 0)
    {
        if (depth > LongestChain)
            return false;

        switch (path)
        {
            case LiteralExpressionSyntax literal:
                return literal.Token.Value is string text && IsSettingsFileName(text);

            case InterpolatedStringExpressionSyntax { Contents: { Count: 2 } contents }:
                return contents[0] is InterpolationSyntax { Expression: var folder }
                    && contents[1] is InterpolatedStringTextSyntax { TextToken.ValueText: var end }
                    && IsSettingsFileName(end)
                    && IsOwnFolder(folder, context, depth + 1);

            case BinaryExpressionSyntax concatenation when concatenation.IsKind(SyntaxKind.AddExpression):
                return IsConfigurationFile(concatenation.Right, context, depth + 1) && IsOwnFolder(concatenation.Left, context, depth + 1);

            case ParenthesizedExpressionSyntax parenthesized:
                return IsConfigurationFile(parenthesized.Expression, context, depth + 1);

            // Path.Combine(folder, "appsettings.json"), MapPath("~/Web.config")
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join" or "MapPath" or "GetFullPath" }, ArgumentList.Arguments: { Count: > 0 } arguments }:
                return IsConfigurationFile(arguments.Last().Expression, context, depth + 1)
                    && (arguments.Count == 1 || AreWritten(arguments.RemoveAt(arguments.Count - 1), from: 1) && IsOwnFolder(arguments[0].Expression, context, depth + 1));

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return InitializerOf(path, context) is { } value && IsConfigurationFile(value, context, depth + 1);

            default:
                return false;
        }
    }

    /// <summary>The folder of the application, or one below it whose name is written.</summary>
    private static bool IsOwnFolder(ExpressionSyntax folder, SourceContext context, int depth)
    {
        if (depth > LongestChain)
            return false;

        switch (folder)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return IsOwnFolder(parenthesized.Expression, context, depth + 1);

            case BinaryExpressionSyntax concatenation when concatenation.IsKind(SyntaxKind.AddExpression):
                return concatenation.Right is LiteralExpressionSyntax && IsOwnFolder(concatenation.Left, context, depth + 1);

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join" }, ArgumentList.Arguments: { Count: > 0 } arguments }:
                return AreWritten(arguments, from: 1) && IsOwnFolder(arguments[0].Expression, context, depth + 1);

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MapPath" }, ArgumentList.Arguments: var arguments }:
                return AreWritten(arguments, from: 0);

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetDirectoryName" or "GetFullPath" }, ArgumentList.Arguments: { Count: 1 } arguments }:
                return NamesOwnFolder(arguments[0]) || IsOwnFolder(arguments[0].Expression, context, depth + 1);

            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }:
                return NamesOwnFolder(folder);

            default:
                return NamesOwnFolder(folder) || InitializerOf(folder, context) is { } value && IsOwnFolder(value, context, depth + 1);
        }
    }

    private static bool AreWritten(SeparatedSyntaxList<ArgumentSyntax> arguments, int from)
    {
        for (int i = from; i < arguments.Count; i++)
        {
            if (arguments[i].Expression is not LiteralExpressionSyntax)
                return false;
        }

        return true;
    }

    private static bool NamesOwnFolder(SyntaxNode folder)
    {
        foreach (SyntaxToken token in folder.DescendantTokens())
        {
            if (OwnFolders.Contains(token.ValueText))
                return true;
        }

        return false;
    }

    /// <summary>What a variable or field of this file begins with.</summary>
    private static ExpressionSyntax? InitializerOf(ExpressionSyntax name, SourceContext context)
    {
        if (name is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return null;

        ISymbol? symbol = context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol;
        return symbol is ILocalSymbol or IFieldSymbol
            && symbol.DeclaringSyntaxReferences.Length == 1
            && symbol.DeclaringSyntaxReferences[0].SyntaxTree == name.SyntaxTree
            && symbol.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }
                ? value
                : null;
    }

    /// <summary><c>appsettings*.json</c>, <c>web.config</c>, <c>app.config</c>, <c>*.exe.config</c>, <c>connectionStrings.config</c>.</summary>
    private static bool IsSettingsFileName(string path)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return Artifacts.ArtifactKinds.Of(name) is Artifacts.ArtifactKind.JsonSettings or Artifacts.ArtifactKind.XmlConfig;
    }

    /// <summary>Installers write the configuration of the machine on which they run.</summary>
    private static bool IsInInstaller(SyntaxNode node)
    {
        for (TypeDeclarationSyntax? type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>(); type is not null; type = type.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>())
        {
            if (type.Identifier.ValueText.IndexOf("Install", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
