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

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Data.SqlClient.SqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Microsoft.Data.SqlClient.SqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Npgsql.NpgsqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Npgsql.NpgsqlDataSource.Create", "connectionString", receiver: "NpgsqlDataSource"),
        new ApiRow("M:Npgsql.NpgsqlDataSourceBuilder.#ctor", "connectionString"),
        new ApiRow("M:MySqlConnector.MySqlConnection.#ctor", "connectionString"),
        new ApiRow("M:MySql.Data.MySqlClient.MySqlConnection.#ctor", "connectionString"),
        new ApiRow("M:Oracle.ManagedDataAccess.Client.OracleConnection.#ctor", "connectionString"),
        new ApiRow("M:System.Data.OleDb.OleDbConnection.#ctor", "connectionString"),
        new ApiRow("M:System.Data.Odbc.OdbcConnection.#ctor", "connectionString"),
        new ApiRow("M:Microsoft.Data.Sqlite.SqliteConnection.#ctor", "connectionString"),
        new ApiRow("M:System.Data.SQLite.SQLiteConnection.#ctor", "connectionString"),
        new ApiRow("M:MongoDB.Driver.MongoClient.#ctor", "connectionString"),
        new ApiRow("M:StackExchange.Redis.ConnectionMultiplexer.Connect", "configuration", receiver: "ConnectionMultiplexer"),
        new ApiRow("M:StackExchange.Redis.ConnectionMultiplexer.ConnectAsync", "configuration", receiver: "ConnectionMultiplexer"),
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
        new ApiRow("M:Azure.Storage.Queues.QueueClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Messaging.ServiceBus.ServiceBusClient.#ctor", "connectionString"),
        new ApiRow("M:Azure.Messaging.EventHubs.Producer.EventHubProducerClient.#ctor", "connectionString"));

    /// <summary>A string that is a connection string by what it says.</summary>
    public void Analyze(LiteralUse literal, SourceContext context)
    {
        if (IsSilentPlace(literal.Expression))
            return;

        bool isDevelopmentFallback = literal.Connection.IsLocal && IsFallbackOfConfiguration(literal.Expression);
        Report(context, literal.Expression, literal.Connection.Kind, literal.Connection.HasCredential,
            isDevelopmentFallback ? DiagnosticSeverity.Info : null, isSyntactic: false);
    }

    /// <summary>A string that goes where only connection strings go.</summary>
    public void Analyze(in ApiUse use)
    {
        ExpressionSyntax? value = use.Row.Parameter is { } parameter ? use.Argument(parameter) : AssignedValue(use.Expression);
        if (value is null || WrittenText(value, use.Context) is not { } text || !NamesAServer(text, use.Row))
            return;

        // What is a connection string by itself is reported where it is written.
        if (ConnectionString.TryParse(text, out _))
            return;

        Report(use.Context, value, KindOf(use.Row), hasCredential: false, severity: null, use.IsSyntactic);
    }

    private static void Report(SourceContext context, ExpressionSyntax expression, string kind, bool hasCredential, DiagnosticSeverity? severity, bool isSyntactic) =>
        context.Report(
            Rule,
            expression.GetLocation(),
            severity,
            isSyntactic,
            kind,
            hasCredential ? " with its password (***)" : "",
            "ConnectionStrings:" + ConfigurationKeyName.For(expression));

    private static ExpressionSyntax? AssignedValue(SyntaxNode target) =>
        target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null;

    private static string? WrittenText(ExpressionSyntax value, SourceContext context) =>
        value is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax
            ? LiteralUse.TextOf(value)
            : context.Model.GetConstantValue(value, context.CancellationToken).Value as string;

    /// <summary>False for a name of a configuration entry, an empty text, a placeholder, and an in-memory database.</summary>
    private static bool NamesAServer(string text, ApiRow row)
    {
        string trimmed = text.Trim();
        if (Placeholder.IsPlaceholder(trimmed) || trimmed.IndexOf(":memory:", StringComparison.OrdinalIgnoreCase) >= 0
            || trimmed.IndexOf("mode=memory", StringComparison.OrdinalIgnoreCase) >= 0)
            return false;

        bool isHostSink = row.WrittenName is "Connect" or "ConnectAsync" or "Configuration" or "HostName";
        if (isHostSink)
            return trimmed.IndexOf(' ') < 0;

        int equals = trimmed.IndexOf('=');
        return equals > 0
            && !trimmed.StartsWith("name=", StringComparison.OrdinalIgnoreCase)
            && trimmed.IndexOf(LiteralUse.Hole, equals) < 0
            && !Placeholder.IsPlaceholder(trimmed.Substring(equals + 1));
    }

    private static string KindOf(ApiRow row) => row.WrittenName switch
    {
        "Connect" or "ConnectAsync" or "Configuration" => "Redis",
        "HostName" => "message broker",
        _ => "database",
    };

    /// <summary>Attributes and <c>case</c> labels hold no value that a deployment could change.</summary>
    private static bool IsSilentPlace(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax)
                return true;
        }

        return expression.Parent is BinaryExpressionSyntax comparison
            && (comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression));
    }

    /// <summary><c>configuration["X"] ?? "…"</c>: the deployment decides, the literal serves the developer's machine.</summary>
    private static bool IsFallbackOfConfiguration(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax fallback && fallback.IsKind(SyntaxKind.CoalesceExpression) && fallback.Right == expression;
}
