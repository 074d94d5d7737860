using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
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
        new ApiRow("P:System.Data.Common.DbConnection.ConnectionString", written: true),
        new ApiRow("P:System.Data.Common.DbConnectionStringBuilder.ConnectionString", written: true),
        new ApiRow("P:System.Data.SqlClient.SqlConnectionStringBuilder.DataSource", written: true),
        new ApiRow("P:Microsoft.Data.SqlClient.SqlConnectionStringBuilder.DataSource", written: true),
        new ApiRow("P:Microsoft.Data.Sqlite.SqliteConnectionStringBuilder.DataSource", written: true),
        new ApiRow("P:Npgsql.NpgsqlConnectionStringBuilder.Host", written: true),
        new ApiRow("P:MySqlConnector.MySqlConnectionStringBuilder.Server", written: true),
        new ApiRow("M:MongoDB.Driver.MongoClient.#ctor", "connectionString"),
        new ApiRow("M:MongoDB.Driver.MongoClientSettings.FromConnectionString", "connectionString"),
        new ApiRow("M:StackExchange.Redis.ConnectionMultiplexer.Connect", "configuration", receiver: "ConnectionMultiplexer"),
        new ApiRow("M:StackExchange.Redis.ConnectionMultiplexer.ConnectAsync", "configuration", receiver: "ConnectionMultiplexer"),
        new ApiRow("M:StackExchange.Redis.ConfigurationOptions.Parse", "configuration", receiver: "ConfigurationOptions"),
        new ApiRow("P:Microsoft.Extensions.Caching.StackExchangeRedis.RedisCacheOptions.Configuration", written: true),
        new ApiRow("P:RabbitMQ.Client.ConnectionFactory.HostName", written: true),
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
        if (literal.Connection is not { } written)
            return;

        ConnectionString? connection = written;
        if (WrittenString.IsSilentPlace(literal.Expression))
            return;

        // Where only holes stand for the server, constants may still hold it.
        if (connection.IsTemplate)
            connection = KnownTextOf(literal, context) is { } text ? ConnectionString.Read(text) : null;

        if (connection is { IsTemplate: false })
            Report(context, literal.Expression, connection, isSyntactic: false);
    }

    private static string? KnownTextOf(LiteralUse literal, SourceContext context) => FormatCall.Of(literal.Expression) is { } format
        ? FormatCall.TextOf(format, literal.Text, part => LiteralUse.TextOf(part) ?? WrittenString.ValueOf(part, context))
        : LiteralUse.TextOf(literal.Expression, part => WrittenString.ValueOf(part, context));

    /// <summary>A string that goes where only connection strings go.</summary>
    public void Analyze(in ApiUse use)
    {
        if ((use.Row.Parameter is { } parameter ? use.Argument(parameter) : WrittenString.AssignedValue(use.Expression)) is not { } value)
            return;

        foreach (ExpressionSyntax written in WrittenString.AllOf(value, use.Context))
            AnalyzeAtSink(written, use);
    }

    private static void AnalyzeAtSink(ExpressionSyntax written, in ApiUse use)
    {
        // What is a connection string by itself is reported where it is written.
        if (WrittenString.TextOf(written, use.Context) is not { } text
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
    /// A local server in <c>configuration["X"] ?? "…"</c> or under <c>IsDevelopment()</c>: the deployment decides, the string
    /// serves the developer's machine. So does one in the factory that EF Core's tools use.
    /// </summary>
    internal static bool IsJudgement(ExpressionSyntax expression, ConnectionString connection, SemanticModel model) =>
        connection.IsLocal && (WrittenString.IsFallback(expression) || WrittenString.IsInDesignTimeFactory(expression) || EnvironmentGuard.IsDevelopmentOnly(expression, model));
}
