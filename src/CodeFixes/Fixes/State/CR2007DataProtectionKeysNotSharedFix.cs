using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Stores;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Keeps the keys in Redis: on the <c>AddDataProtection</c> that is reported, else on a new one in front of what needs it.
/// Redis is asked when the first key is needed, so that tools which only build the host do without it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2007DataProtectionKeysNotSharedFix))]
public sealed class CR2007DataProtectionKeysNotSharedFix : FixProvider
{
    private const string Action = "redis";
    private const string Title = "Keep the keys in Redis, with the connection string 'Redis' from configuration";
    private const string Namespace = "Microsoft.AspNetCore.DataProtection";
    private const string SetName = "SetApplicationName";

    /// <inheritdoc />
    protected override string RuleId => "CR2007";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || KnownTypes.Find(model.Compilation, Namespace + ".StackExchangeRedisDataProtectionBuilderExtensions") is null
            || KnownTypes.Find(model.Compilation, "StackExchange.Redis.ConnectionMultiplexer") is null
            || !ConnectionLocal.CanBeRead(model.Compilation)
            || IsAboutKeptKeys(call)
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return ImmutableArray<Fix>.Empty;
        }

        bool isRegistration = method.Name == "AddDataProtection";
        if (Invocations.NamesIn(model.Compilation, "AddDataProtection").Any() != isRegistration || ServicePlace.Of(call, model, isRegistration) is not { } place)
            return ImmutableArray<Fix>.Empty;

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        (string connection, IReadOnlyList<string> statements) = ConnectionLocal.In(editor, place, RedisCache.Connection);
        int position = place.Point.Position;
        string redis = UniqueName.For(call, "redis");
        string declaration = Declaration(editor, model, position, redis, connection);
        UsingDirectives.Ensure(editor, model, position, Namespace);
        if (isRegistration)
        {
            place.Point.Insert(editor, [.. statements, declaration]);
            string chain = Chain(ApplicationName(call, document), redis, IsNamed(call));
            editor.ReplaceNode(call, (current, _) => SyntaxFactory.ParseExpression(current.WithoutTrivia() + chain).WithTriviaFrom(current));
        }
        else
        {
            UsingDirectives.Ensure(editor, model, position, HostingTypes.DependencyInjectionNamespace);
            string chain = Chain(Literal(document.Project.AssemblyName), redis, isNamed: false);
            place.Point.Insert(editor, [.. statements, declaration, $"{place.Services}.AddDataProtection(){chain};"]);
        }

        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix(Action, Title, changed));
    }

    /// <summary>Keys that are kept or encrypted in one replica may have to stay readable: where they go is the user's decision.</summary>
    private static bool IsAboutKeptKeys(InvocationExpressionSyntax call)
    {
        string name = CallLocation.NameOf(call);
        return name.StartsWith("PersistKeys", StringComparison.Ordinal) || name.StartsWith("ProtectKeys", StringComparison.Ordinal) || name.StartsWith("UseEphemeral", StringComparison.Ordinal);
    }

    private static string Declaration(SyntaxEditor editor, SemanticModel model, int position, string redis, string connection)
    {
        string NameOf(string type) => UsingDirectives.NameOf(editor, model, position, KnownTypes.Find(model.Compilation, type)!);
        string multiplexer = NameOf("StackExchange.Redis.ConnectionMultiplexer");
        UsingDirectives.Ensure(editor, model, position, "System");
        return $"var {redis} = new Lazy<{NameOf("StackExchange.Redis.IConnectionMultiplexer")}>(() => {multiplexer}.Connect({connection}), {NameOf("System.Threading.LazyThreadSafetyMode")}.PublicationOnly);";
    }

    private static string Chain(string applicationName, string redis, bool isNamed) =>
        (isNamed ? "" : $".{SetName}({applicationName})") + $".PersistKeysToStackExchangeRedis(() => {redis}.Value.GetDatabase(), {KeyName(applicationName)})";

    private static string KeyName(string applicationName) => $"{applicationName.TrimEnd('"')}:DataProtection-Keys\"";

    /// <summary>The name that the chain sets where it is written, else that of the project, as a literal.</summary>
    private static string ApplicationName(InvocationExpressionSyntax call, Document document)
    {
        foreach (InvocationExpressionSyntax outer in call.Ancestors().OfType<InvocationExpressionSyntax>())
        {
            if (Invocations.NameOf(outer) == SetName && outer.ArgumentList.Arguments is { Count: 1 } arguments && arguments[0].Expression is LiteralExpressionSyntax { Token.ValueText: var name })
                return Literal(name);
        }

        return Literal(document.Project.AssemblyName);
    }

    private static bool IsNamed(InvocationExpressionSyntax call) =>
        call.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == SetName);

    private static string Literal(string text) => SyntaxFactory.Literal(text).Text;
}
