using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine.Literals;
using CloudReady.Analyzers.Rules.Configuration;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>A value that can move out of the code: where it is written and what it says.</summary>
internal sealed class WrittenValue
{
    private const int ShortestSelfEvident = 8;

    private readonly string _text;

    private WrittenValue(Document document, ExpressionSyntax expression, string text, ConnectionString? connection)
    {
        Document = document;
        Expression = expression;
        _text = text;
        Connection = connection;
    }

    public Document Document { get; }

    /// <summary>The literal, or the constant concatenation or interpolation.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>What it connects to; null for another kind of value.</summary>
    public ConnectionString? Connection { get; }

    /// <summary>The key in <c>configuration["Key"] ?? "…"</c>.</summary>
    public ConfigurationKey? KeyThatIsRead => KeyReadBy(Expression);

    /// <summary>
    /// What a finding is about; null where the value is not known as a whole, where a constant must stand, or where the
    /// string serves developers only.
    /// </summary>
    public static Task<WrittenValue?> FindConnectionAsync(Document document, ExpressionSyntax expression, CancellationToken cancellationToken) =>
        FindAsync(document, expression, isConnection: true, cancellationToken);

    /// <summary>As <see cref="FindConnectionAsync"/>, for a credential or an address.</summary>
    public static Task<WrittenValue?> FindSettingAsync(Document document, ExpressionSyntax expression, CancellationToken cancellationToken) =>
        FindAsync(document, expression, isConnection: false, cancellationToken);

    private static async Task<WrittenValue?> FindAsync(Document document, ExpressionSyntax expression, bool isConnection, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null)
            return null;

        if (expression is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            ISymbol? constant = model.GetSymbolInfo(expression, cancellationToken).Symbol;
            if (constant is not { DeclaringSyntaxReferences.Length: 1 }
                || await constant.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not VariableDeclaratorSyntax { Initializer.Value: var value }
                || document.Project.Solution.GetDocument(value.SyntaxTree) is not { } declaring
                || declaring.Project.Id != document.Project.Id)
            {
                return null;
            }

            return await FindAsync(declaring, value, isConnection, cancellationToken).ConfigureAwait(false);
        }

        if (model.GetConstantValue(expression, cancellationToken).Value is not string text || !CanMove(expression))
            return null;

        if (!isConnection)
            return EnvironmentGuard.IsDevelopmentOnly(expression, model) ? null : new WrittenValue(document, expression, text, connection: null);

        return Read(text) is { } connection && !CR1001HardcodedConnectionString.IsJudgement(expression, connection, model)
            ? new WrittenValue(document, expression, text, connection)
            : null;
    }

    /// <summary>
    /// Marks the expression, and behind it the others of the project with the same text; in file order, so that the result
    /// does not depend on where one starts.
    /// </summary>
    public async Task<(Solution Solution, ImmutableArray<(DocumentId Document, SyntaxAnnotation Mark)> Places)> MarkAllAsync(CancellationToken cancellationToken)
    {
        Solution solution = Document.Project.Solution;
        var places = ImmutableArray.CreateBuilder<(DocumentId, SyntaxAnnotation)>();
        foreach (Document document in Document.Project.Documents.OrderBy(document => document.Id != Document.Id).ThenBy(document => document.FilePath ?? document.Name, StringComparer.Ordinal))
        {
            ImmutableArray<ExpressionSyntax> same = await FindSameAsync(document, cancellationToken).ConfigureAwait(false);
            if (same.IsEmpty)
                continue;

            var marks = same.ToDictionary(expression => expression, _ => new SyntaxAnnotation());
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            solution = solution.WithDocumentSyntaxRoot(
                document.Id,
                root.ReplaceNodes(marks.Keys, (original, current) => current.WithAdditionalAnnotations(marks[original])));
            foreach (ExpressionSyntax expression in same)
                places.Insert(expression == Expression ? 0 : places.Count, (document.Id, marks[expression]));
        }

        return (solution, places.ToImmutable());
    }

    private async Task<ImmutableArray<ExpressionSyntax>> FindSameAsync(Document document, CancellationToken cancellationToken)
    {
        if (document.Id != Document.Id)
        {
            if (IsGenerated(document.Name))
                return ImmutableArray<ExpressionSyntax>.Empty;

            string code = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (code.IndexOf(PlainPart(_text), StringComparison.Ordinal) < 0)
                return ImmutableArray<ExpressionSyntax>.Empty;
        }

        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return root.DescendantNodes().OfType<ExpressionSyntax>().Where(IsSame).ToImmutableArray();
    }

    private static bool IsGenerated(string fileName) =>
        fileName.EndsWith(".Designer.cs", StringComparison.OrdinalIgnoreCase)
        || fileName.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        || fileName.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase);

    private bool IsSame(ExpressionSyntax other)
    {
        if (other == Expression)
            return true;
        if (other is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax)
            || other.Parent.IsKind(SyntaxKind.AddExpression)
            || LiteralUse.TextOf(other) != _text)
            return false;

        // A text that is a connection string only through where it stands is the same value only in such a place.
        bool isSelfEvident = Connection is null ? _text.Length >= ShortestSelfEvident : ConnectionString.TryParse(_text, out _);
        return (isSelfEvident || TakerOf(Expression) is { } taker && taker == TakerOf(other)) && CanMove(other) && KeyReadBy(other) is null && !Placement.IsFallback(other);
    }

    /// <summary>The call, type or property that an expression is given to.</summary>
    private static string? TakerOf(ExpressionSyntax expression) => expression.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText,
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } => creation.Type.ToString(),
        AssignmentExpressionSyntax assignment => (assignment.Left as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? assignment.Left.ToString(),
        _ => null,
    };

    private static ConnectionString? Read(string text)
    {
        ConnectionString? connection = ConnectionString.Read(text) ?? ConnectionString.ReadKnown(text) ?? ConnectionString.ReadHost(text, "database");
        return connection is { IsTemplate: false } ? connection : null;
    }

    private static bool CanMove(ExpressionSyntax expression)
    {
        if (Trivia.HasInnerComment(expression) || Placement.IsFallback(expression) && KeyReadBy(expression) is null)
            return false;

        for (SyntaxNode? node = expression.Parent; node is not null and not StatementSyntax and not BaseTypeDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax or ParameterSyntax:
                case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax } entry when KeyOf(entry.Left) is { } key && key.IndexOf(':') > 0:
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddInMemoryCollection" or "GetValue" } }:
                    return false;
            }
        }

        return true;
    }

    private static ConfigurationKey? KeyReadBy(ExpressionSyntax expression)
    {
        if (!Placement.IsFallback(expression))
            return null;

        switch (((BinaryExpressionSyntax)expression.Parent!).Left)
        {
            case ElementAccessExpressionSyntax access:
                return KeyOf(access) is { } key ? new ConfigurationKey(key) : null;
            case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call when arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string name }:
                return (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText switch
                {
                    "GetConnectionString" => new ConfigurationKey("ConnectionStrings:" + name),
                    "GetEnvironmentVariable" or "GetValue" => new ConfigurationKey(name),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static string? KeyOf(ExpressionSyntax access)
    {
        BracketedArgumentListSyntax? list = access switch
        {
            ElementAccessExpressionSyntax element => element.ArgumentList,
            ImplicitElementAccessSyntax element => element.ArgumentList,
            _ => null,
        };
        return list is { Arguments.Count: 1 } && list.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string key } ? key : null;
    }

    /// <summary>The longest part of a text that is spelled the same in every kind of literal.</summary>
    private static string PlainPart(string text)
    {
        string longest = "";
        foreach (string part in text.Split('\\', '"', '{', '}', '\r', '\n', '\t', ';'))
        {
            if (part.Length > longest.Length)
                longest = part;
        }

        return longest;
    }
}
