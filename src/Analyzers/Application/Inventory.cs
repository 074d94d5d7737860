using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// What an application uses and what it does well already, for the reports of <c>cloudready assess</c>: no finding, so an
/// unresolved name is left out rather than guessed.
/// </summary>
internal static class Inventory
{
    /// <summary>Something that the application needs around it, or good practice in it.</summary>
    public readonly struct Entry(string kind, string name, SyntaxNode node, bool isStrength)
    {
        /// <summary>The kind of a need, or the id of a strength.</summary>
        public string Kind { get; } = kind;

        /// <summary>The product or the name of the setting, or the title of a strength.</summary>
        public string Name { get; } = name;

        /// <summary>The written name.</summary>
        public SyntaxNode Node { get; } = node;

        /// <summary>Good practice.</summary>
        public bool IsStrength { get; } = isStrength;
    }

    /// <param name="writtenName">The name that code writes.</param>
    /// <param name="namespaces">The start of the namespaces that the bound name may come from, separated by blanks.</param>
    /// <param name="kind">See <see cref="Entry.Kind"/>.</param>
    /// <param name="name">See <see cref="Entry.Name"/>.</param>
    /// <param name="isStrength">See <see cref="Entry.IsStrength"/>.</param>
    private sealed class Row(string writtenName, string namespaces, string kind, string name, bool isStrength = false)
    {
        public string WrittenName { get; } = writtenName;

        public string Namespaces { get; } = namespaces;

        public string Kind { get; } = kind;

        public string Name { get; } = name;

        public bool IsStrength { get; } = isStrength;
    }

    /// <summary>A name in the row stands for the constant first argument.</summary>
    private const string FirstArgument = "{0}";

    private static readonly Row[] Rows =
    [
        new("UseSqlServer", "Microsoft.EntityFrameworkCore Hangfire", "database", "SQL Server"),
        new("SqlConnection", "System.Data Microsoft.Data", "database", "SQL Server"),
        new("UseNpgsql", "Microsoft.EntityFrameworkCore", "database", "PostgreSQL"),
        new("NpgsqlConnection", "Npgsql", "database", "PostgreSQL"),
        new("AddNpgsqlDataSource", "Microsoft.Extensions.DependencyInjection", "database", "PostgreSQL"),
        new("UseMySql", "Microsoft.EntityFrameworkCore", "database", "MySQL"),
        new("UseMySQL", "Microsoft.EntityFrameworkCore", "database", "MySQL"),
        new("MySqlConnection", "MySql", "database", "MySQL"),
        new("UseOracle", "Microsoft.EntityFrameworkCore Oracle", "database", "Oracle"),
        new("OracleConnection", "Oracle", "database", "Oracle"),
        new("UseSqlite", "Microsoft.EntityFrameworkCore", "database", "SQLite"),
        new("SqliteConnection", "Microsoft.Data.Sqlite", "database", "SQLite"),
        new("SQLiteConnection", "System.Data.SQLite", "database", "SQLite"),
        new("LiteDatabase", "LiteDB", "database", "LiteDB"),
        new("MongoClient", "MongoDB", "database", "MongoDB"),
        new("UseCosmos", "Microsoft.EntityFrameworkCore", "database", "Azure Cosmos DB"),
        new("CosmosClient", "Microsoft.Azure.Cosmos", "database", "Azure Cosmos DB"),
        new("ElasticClient", "Nest", "search", "Elasticsearch"),
        new("ElasticsearchClient", "Elastic", "search", "Elasticsearch"),
        new("AddStackExchangeRedisCache", "Microsoft.Extensions.DependencyInjection", "cache", "Redis"),
        new("ConnectionMultiplexer", "StackExchange.Redis", "cache", "Redis"),
        new("AddDistributedSqlServerCache", "Microsoft.Extensions.DependencyInjection", "cache", "SQL Server"),
        new("AddMemoryCache", "Microsoft.Extensions.DependencyInjection", "cache", "in the process"),
        new("AddMassTransit", "MassTransit", "queue", "MassTransit"),
        new("UsingRabbitMq", "MassTransit", "queue", "RabbitMQ"),
        new("ConnectionFactory", "RabbitMQ", "queue", "RabbitMQ"),
        new("ServiceBusClient", "Azure.Messaging", "queue", "Azure Service Bus"),
        new("QueueClient", "Azure.Storage", "queue", "Azure Queue Storage"),
        new("ProducerBuilder", "Confluent", "queue", "Kafka"),
        new("ConsumerBuilder", "Confluent", "queue", "Kafka"),
        new("MessageQueue", "System.Messaging", "queue", "MSMQ"),
        new("AddHangfire", "Hangfire", "scheduler", "Hangfire"),
        new("AddQuartz", "Quartz Microsoft.Extensions.DependencyInjection", "scheduler", "Quartz"),
        new("AddHttpClient", "Microsoft.Extensions.DependencyInjection", "client", "HTTP"),
        new("AddGrpcClient", "Microsoft.Extensions.DependencyInjection", "client", "gRPC"),
        new("SmtpClient", "System.Net.Mail MailKit", "client", "SMTP"),
        new("BlobServiceClient", "Azure.Storage", "file store", "Azure Blob Storage"),
        new("AmazonS3Client", "Amazon", "file store", "Amazon S3"),
        new("SaveAs", "System.Web", "file store", "local disk"),
        new("GetEnvironmentVariable", "System", "environment variable", FirstArgument),
        new("MapHub", "Microsoft.AspNetCore", "endpoint", "SignalR"),
        new("MapGrpcService", "Microsoft.AspNetCore", "endpoint", "gRPC"),
        new("MapGet", "Microsoft.AspNetCore", "endpoint", "GET " + FirstArgument),
        new("MapPost", "Microsoft.AspNetCore", "endpoint", "POST " + FirstArgument),
        new("MapPut", "Microsoft.AspNetCore", "endpoint", "PUT " + FirstArgument),
        new("MapDelete", "Microsoft.AspNetCore", "endpoint", "DELETE " + FirstArgument),
        new("ListenAnyIP", "Microsoft.AspNetCore", "port", FirstArgument),

        new("MapHealthChecks", "Microsoft.AspNetCore", "health-endpoint", "A health endpoint that the platform can ask", isStrength: true),
        new("UseHealthChecks", "Microsoft.AspNetCore", "health-endpoint", "A health endpoint that the platform can ask", isStrength: true),
        new("AddDbContextCheck", "Microsoft.Extensions", "dependency-check", "A health check of the database", isStrength: true),
        new("AddStackExchangeRedisCache", "Microsoft.Extensions.DependencyInjection", "shared-cache", "A cache that all replicas share", isStrength: true),
        new("AddDistributedSqlServerCache", "Microsoft.Extensions.DependencyInjection", "shared-cache", "A cache that all replicas share", isStrength: true),
        new("PersistKeysToStackExchangeRedis", "Microsoft.AspNetCore", "shared-keys", "Data-protection keys that all replicas share", isStrength: true),
        new("PersistKeysToDbContext", "Microsoft.AspNetCore", "shared-keys", "Data-protection keys that all replicas share", isStrength: true),
        new("PersistKeysToAzureBlobStorage", "Microsoft.AspNetCore", "shared-keys", "Data-protection keys that all replicas share", isStrength: true),
        new("AddOpenTelemetry", "Microsoft.Extensions OpenTelemetry", "open-telemetry", "Telemetry through OpenTelemetry", isStrength: true),
        new("UseHttpMetrics", "Prometheus Microsoft.AspNetCore", "metrics", "HTTP metrics for Prometheus", isStrength: true),
        new("AddJsonConsole", "Microsoft.Extensions.Logging", "json-logs", "Logs as JSON on standard output", isStrength: true),
        new("AddKeyPerFile", "Microsoft.Extensions.Configuration", "mounted-settings", "Settings from mounted files", isStrength: true),
        new("AddAzureKeyVault", "Microsoft.Extensions.Configuration Azure", "secret-store", "Secrets from a secret store", isStrength: true),
        new("UseForwardedHeaders", "Microsoft.AspNetCore", "forwarded-headers", "Forwarded headers are read", isStrength: true),
        new("AddStandardResilienceHandler", "Microsoft.Extensions", "resilience", "Clients that retry and break circuits", isStrength: true),
        new("ValidateOnStart", "Microsoft.Extensions", "validated-options", "Options that are validated at the start", isStrength: true),
    ];

    private static readonly Dictionary<string, List<Row>> ByName = GroupByName();

    /// <summary>The names that the scan must collect for <see cref="Read"/>.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>All entries of an application, file by file.</summary>
    public static IEnumerable<Entry> Read(ApplicationModel application)
    {
        foreach (KeyValuePair<string, List<Row>> rows in ByName)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(rows.Key))
            {
                if (!IsUse(use) || application.Bind(use) is not { ContainingNamespace: { } container } symbol)
                    continue;

                string @namespace = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.ContainingNamespace.ToDisplayString() ?? container.ToDisplayString();
                foreach (Row row in rows.Value)
                {
                    if (IsFrom(@namespace, row.Namespaces) && NameOf(row, use, application) is { } name)
                        yield return new Entry(row.Kind, name, use, row.IsStrength);
                }
            }
        }
    }

    private static Dictionary<string, List<Row>> GroupByName()
    {
        var result = new Dictionary<string, List<Row>>(StringComparer.Ordinal);
        foreach (Row row in Rows)
        {
            if (!result.TryGetValue(row.WrittenName, out List<Row>? list))
                result.Add(row.WrittenName, list = []);
            list.Add(row);
        }

        return result;
    }

    /// <summary>A call or a creation; a name in a parameter or a field says nothing more than they do.</summary>
    private static bool IsUse(SimpleNameSyntax use) =>
        ApiUse.ExpressionOf(use) is InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        || use.Parent is MemberAccessExpressionSyntax access && access.Expression == use;

    private static bool IsFrom(string @namespace, string namespaces)
    {
        foreach (string start in namespaces.Split(' '))
        {
            if (@namespace == start || @namespace.StartsWith(start + ".", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string? NameOf(Row row, SimpleNameSyntax use, ApplicationModel application)
    {
        if (row.Name.IndexOf(FirstArgument, StringComparison.Ordinal) < 0)
            return row.Name;

        ArgumentListSyntax? arguments = ApiUse.ArgumentsOf(ApiUse.ExpressionOf(use));
        if (arguments is null || arguments.Arguments.Count == 0)
            return null;

        ExpressionSyntax first = arguments.Arguments[0].Expression;
        object? value = application.ModelOf(first).GetConstantValue(first).Value;
        return value is null ? null : row.Name.Replace(FirstArgument, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
    }
}
