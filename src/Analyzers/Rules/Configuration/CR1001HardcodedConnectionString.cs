using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>A connection string in code, found by what it says or by where it goes.</summary>
internal sealed class CR1001HardcodedConnectionString() : Rule(Rule, effortHours: 0.5, FixKind.RewriteWithCompanions), IApiRule, ILiteralRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1001",
        "A connection string is written in the code",
        "The {0} connection string{1} is written in the code: another environment needs another build. Read it from configuration, with a key such as '{2}'.",
        DiagnosticSeverity.Warning,
        "Where a service lives and how to log in to it varies by deployment. In configuration, each environment sets it with a variable, a ConfigMap or a Secret; in code, it needs a build, and everybody who reads the code can log in.");

    private const int DeepestValue = 16;

    /// <summary>The strings of a file that were reported where they are used: a string that two calls use is one finding.</summary>
    private static readonly ConditionalWeakTable<SourceContext, HashSet<ExpressionSyntax>> ReportedAtUse = new();

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Data.SqlClient.SqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Microsoft.Data.SqlClient.SqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Npgsql.NpgsqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Npgsql.NpgsqlDataSource.Create", "connectionString", receiver: "NpgsqlDataSource"),
        new ApiRow("M:Npgsql.NpgsqlDataSourceBuilder.#ctor", "connectionString"),
        new ApiRow("M:MySqlConnector.MySqlConnection.#ctor", "connectionString"),
        new ApiRow("M:MySqlConnector.MySqlDataSourceBuilder.#ctor", "connectionString"),
        new ApiRow("M:MySql.Data.MySqlClient.MySqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Oracle.ManagedDataAccess.Client.OracleConnection.#ctor", "connectionString"),
        new ApiRow("M:System.Data.OleDb.OleDbConnection.#ctor", "connectionString"),
        new ApiRow("M:System.Data.Odbc.OdbcConnection.#ctor", "connectionString"),
        new ApiRow("M:Microsoft.Data.Sqlite.SqliteConnection.#ctor", "connectionString"),
        new ApiRow("M:System.Data.SQLite.SQLiteConnection.#ctor", "connectionString"),
        new ApiRow("P:System.Data.Common.DbConnection.ConnectionString"),
        new ApiRow("P:System.Data.Common.DbConnectionStringBuilder.ConnectionString"),
        new ApiRow("P:System.Data.SqlClient.SqlConnectionStringBuilder.DataSource"),
        new ApiRow("P:Microsoft.Data.SqlClient.SqlConnectionStringBuilder.DataSource"),
        new ApiRow("P:Microsoft.Data.Sqlite.SqliteConnectionStringBuilder.DataSource"),
        new ApiRow("P:Npgsql.NpgsqlConnectionStringBuilder.Host"),
        new ApiRow("P:MySqlConnector.MySqlConnectionStringBuilder.Server"),
        new ApiRow("M:MongoDB.Driver.MongoClient.#ctor", "connectionString"),
        new ApiRow("M:MongoDB.Driver.MongoClientSettings.FromConnectionString", "connectionString"),
        new ApiRow("M:StackExchange.Redis.ConnectionMultiplexer.Connect", "configuration", receiver: "ConnectionMultiplexer"),
        new ApiRow("M:StackExchange.Redis.ConnectionMultiplexer.ConnectAsync", "configuration", receiver: "ConnectionMultiplexer"),
        new ApiRow("M:StackExchange.Redis.ConfigurationOptions.Parse", "configuration", receiver: "ConfigurationOptions"),
        new ApiRow("P:Microsoft.Extensions.Caching.StackExchangeRedis.RedisCacheOptions.Configuration"),
        new ApiRow("P:RabbitMQ.Client.ConnectionFactory.HostName"),
        new ApiRow("M:Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions.UseSqlServer", "connectionString"),
        new ApiRow("M:Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions.UseNpgsql", "connectionString"),
        new ApiRow("M:Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions.UseMySql", "connectionString"),
        new ApiRow("M:Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions.UseSqlite", "connectionString"),
        new ApiRow("M:Microsoft.EntityFrameworkCore.OracleDbContextOptionsExtensions.UseOracle", "connectionString"),
        new ApiRow("M:Microsoft.EntityFrameworkCore.CosmosDbContextOptionsExtensions.UseCosmos", "connectionString"),
        new ApiRow("M:System.Data.Entity.DbContext.#ctor", "nameOrConnectionString"),
        new ApiRow("M:Hangfire.SqlServerStorageExtensions.UseSqlServerStorage", "nameOrConnectionString"),
        new ApiRow("M:Hangfire.SqlServer.SqlServerStorage.#ctor", "nameOrConnectionString"),
        new ApiRow("M:Azure.Storage.Blobs.BlobServiceClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Storage.Blobs.BlobContainerClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Storage.Queues.QueueServiceClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Storage.Queues.QueueClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Data.Tables.TableServiceClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Messaging.ServiceBus.ServiceBusClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Messaging.EventHubs.Producer.EventHubProducerClient.#ctor", "connectionString"));

    /// <summary>A string that is a connection string by what it says.</summary>
    public void Analyze(LiteralUse literal, SourceContext context)
    {
        ConnectionString? connection = literal.Connection;
        if (IsSilentPlace(literal.Expression))
            return;

        // Where only holes stand for the server, constants may still hold it.
        if (connection.IsTemplate)
            connection = KnownTextOf(literal, context) is { } text ? ConnectionString.Read(text) : null;

        if (connection is { IsTemplate: false })
            Report(context, literal.Expression, connection, isSyntactic: false);
    }

    private static string? KnownTextOf(LiteralUse literal, SourceContext context) => FormatCall.Of(literal.Expression) is { } format
        ? FormatCall.TextOf(format, literal.Text, part => LiteralUse.TextOf(part) ?? ValueOf(part, context))
        : LiteralUse.TextOf(literal.Expression, part => ValueOf(part, context));

    /// <summary>A string that goes where only connection strings go.</summary>
    public void Analyze(in ApiUse use)
    {
        if ((use.Row.Parameter is { } parameter ? use.Argument(parameter) : AssignedValue(use.Expression)) is not { } value)
            return;

        var strings = new List<ExpressionSyntax>();
        AddStrings(value, use.Context, strings, depth: 0);
        foreach (ExpressionSyntax written in strings)
            AnalyzeAtSink(written, use);
    }

    private static void AnalyzeAtSink(ExpressionSyntax written, in ApiUse use)
    {
        // What is a connection string by itself is reported where it is written.
        if (TextOf(written, use.Context) is not { } text
            || ConnectionString.Read(text) is not null
            || ReadAtSink(text, use.Row) is not { IsTemplate: false } connection)
        {
            return;
        }

        if (ReportedAtUse.GetOrCreateValue(use.Context).Add(written))
            Report(use.Context, written, connection, use.IsSyntactic);
    }

    private static void Report(SourceContext context, ExpressionSyntax expression, ConnectionString connection, bool isSyntactic) =>
        context.Report(
            Rule,
            expression.GetLocation(),
            IsJudgement(expression, connection, context.Model) ? DiagnosticSeverity.Info : null,
            isSyntactic,
            connection.Kind,
            connection.HasCredential ? " with its password (***)" : "",
            ConfigurationKeyName.For(expression, connection.Kind));

    private static ExpressionSyntax? AssignedValue(SyntaxNode target) =>
        target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null;

    /// <summary>
    /// Adds the strings that a value may be: itself, what follows <c>??</c>, each arm of a choice, or what the variable or
    /// parameter that it names begins with in this file. The name itself where it is a constant of another file.
    /// </summary>
    private static void AddStrings(ExpressionSyntax value, SourceContext context, List<ExpressionSyntax> strings, int depth)
    {
        if (depth > DeepestValue)
            return;

        switch (value)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                AddStrings(parenthesized.Expression, context, strings, depth + 1);
                break;

            case PostfixUnaryExpressionSyntax suppressed:
                AddStrings(suppressed.Operand, context, strings, depth + 1);
                break;

            case BinaryExpressionSyntax fallback when fallback.IsKind(SyntaxKind.CoalesceExpression):
                AddStrings(fallback.Right, context, strings, depth + 1);
                break;

            case ConditionalExpressionSyntax choice:
                AddStrings(choice.WhenTrue, context, strings, depth + 1);
                AddStrings(choice.WhenFalse, context, strings, depth + 1);
                break;

            case SwitchExpressionSyntax choice:
                foreach (SwitchExpressionArmSyntax arm in choice.Arms)
                    AddStrings(arm.Expression, context, strings, depth + 1);
                break;

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                AddStringsOfName(value, context, strings, depth);
                break;

            case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax:
                strings.Add(value);
                break;
        }
    }

    private static void AddStringsOfName(ExpressionSyntax name, SourceContext context, List<ExpressionSyntax> strings, int depth)
    {
        if (InitializerOf(name, context) is { } initializer && initializer.SyntaxTree == name.SyntaxTree
            && initializer is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
        {
            AddStrings(initializer, context, strings, depth + 1);
        }
        else if (ValueOf(name, context) is not null)
        {
            strings.Add(name);
        }
    }

    private static string? TextOf(ExpressionSyntax written, SourceContext context) =>
        LiteralUse.TextOf(written, part => ValueOf(part, context)) ?? ValueOf(written, context);

    /// <summary>The value of a constant, or of a <c>static readonly</c> field that begins with a literal.</summary>
    private static string? ValueOf(ExpressionSyntax part, SourceContext context)
    {
        if (part is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return null;

        return context.Model.GetConstantValue(part, context.CancellationToken).Value as string
            ?? (InitializerOf(part, context) is LiteralExpressionSyntax literal ? literal.Token.Value as string : null);
    }

    /// <summary>What a local, a read-only field or a get-only property begins with, where nothing else is assigned to it.</summary>
    private static ExpressionSyntax? InitializerOf(ExpressionSyntax name, SourceContext context)
    {
        ISymbol? symbol = context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol;
        bool isFixed = symbol is ILocalSymbol or IParameterSymbol { HasExplicitDefaultValue: true } or IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null };
        if (!isFixed || symbol!.DeclaringSyntaxReferences.Length != 1)
            return null;

        switch (symbol.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken))
        {
            case VariableDeclaratorSyntax { Initializer.Value: var value } variable:
                return symbol is ILocalSymbol && IsAssignedAgain(variable.Identifier, variable.Parent?.Parent?.Parent) ? null : value;
            case ParameterSyntax { Default.Value: var value } parameter:
                return IsAssignedAgain(parameter.Identifier, parameter.Parent?.Parent) ? null : value;
            case PropertyDeclarationSyntax { Initializer.Value: var value }:
                return value;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: var value }:
                return value;
            default:
                return null;
        }
    }

    /// <summary>True where a statement of the block or function that declares a variable assigns to it.</summary>
    private static bool IsAssignedAgain(SyntaxToken variable, SyntaxNode? scope)
    {
        if (scope is GlobalStatementSyntax)
            scope = scope.Parent;
        if (scope is null)
            return true;

        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } && target.Identifier.ValueText == variable.ValueText)
                return true;
        }

        return false;
    }

    /// <summary>Null for the name of a configuration entry, a sentence, and a database in memory.</summary>
    private static ConnectionString? ReadAtSink(string text, ApiRow row)
    {
        string trimmed = text.Trim();
        return row.WrittenName switch
        {
            "Connect" or "ConnectAsync" or "Configuration" or "Parse" => ConnectionString.ReadHost(trimmed, "Redis"),
            "HostName" => ConnectionString.ReadHost(trimmed, "message broker"),
            "Host" or "Server" or "DataSource" => ConnectionString.ReadHost(trimmed, "database"),
            _ => ConnectionString.ReadKnown(trimmed),
        };
    }

    /// <summary>
    /// Attributes, comparisons and <c>case</c> labels hold no value that a deployment could change; what is searched for,
    /// logged or thrown connects to nothing.
    /// </summary>
    private static bool IsSilentPlace(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax)
                return true;
        }

        return expression.Parent switch
        {
            BinaryExpressionSyntax comparison => comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => TakesTextOnly(call),
            ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var type } } => type.ToString().EndsWith("Exception", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static bool TakesTextOnly(InvocationExpressionSyntax call)
    {
        string? method = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
        return method is "StartsWith" or "EndsWith" or "Contains" or "IndexOf" or "Replace" or "Equals" or "Split" or "Write" or "WriteLine"
            || method is not null && method.StartsWith("Log", StringComparison.Ordinal);
    }

    /// <summary>
    /// A local server in <c>configuration["X"] ?? "…"</c> or under <c>IsDevelopment()</c>: the deployment decides, the string
    /// serves the developer's machine. So does one in the factory that EF Core's tools use.
    /// </summary>
    internal static bool IsJudgement(ExpressionSyntax expression, ConnectionString connection, SemanticModel model) =>
        connection.IsLocal && (IsFallback(expression) || IsInDesignTimeFactory(expression) || EnvironmentGuard.IsDevelopmentOnly(expression, model));

    private static bool IsFallback(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax coalesce && coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == expression
        || expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetValue" } } } };

    private static bool IsInDesignTimeFactory(ExpressionSyntax expression)
    {
        if (expression.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.BaseList is not { } bases)
            return false;

        foreach (BaseTypeSyntax type in bases.Types)
        {
            if (type.Type.ToString().IndexOf("IDesignTimeDbContextFactory<", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
