using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>The parts of the name of an image: <c>registry:5000/team/app:1.2@sha256:…</c>.</summary>
internal readonly struct ImageName
{
    private static readonly string[] Databases =
    [
        "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "mssql/server", "mssql-server-linux", "oracle", "couchdb", "cassandra", "elasticsearch",
        "opensearch", "influxdb", "neo4j", "rabbitmq", "kafka", "cp-kafka", "zookeeper", "etcd", "redis", "timescaledb", "cockroach", "clickhouse-server",
        "ravendb", "eventstore", "percona", "azure-sql-edge", "minio", "vault", "consul", "nats", "mysql-server", "postgis",
    ];

    private ImageName(string repository, string? tag, bool hasDigest)
    {
        Repository = repository;
        Tag = tag;
        HasDigest = hasDigest;
    }

    /// <summary>The name without tag and digest.</summary>
    public string Repository { get; }

    public string? Tag { get; }

    public bool HasDigest { get; }

    /// <summary>True for an image of a database, a broker or another store.</summary>
    public bool IsStore
    {
        get
        {
            string repository = Repository.ToLowerInvariant();
            foreach (string name in Databases)
            {
                if (repository.EndsWith(name, StringComparison.Ordinal) && (repository.Length == name.Length || repository[repository.Length - name.Length - 1] == '/'))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Reads a name; null for a placeholder of one.</summary>
    public static ImageName? Parse(string image)
    {
        string trimmed = image.Trim();
        if (trimmed.Length == 0 || trimmed.IndexOfAny(['$', '{', '<', '#', '%', ' ', '*']) >= 0 || Placeholder.IsPlaceholder(trimmed))
            return null;

        int at = trimmed.IndexOf('@');
        string name = at < 0 ? trimmed : trimmed.Substring(0, at);
        int colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/')
            ? new ImageName(name.Substring(0, colon), name.Substring(colon + 1), at >= 0)
            : new ImageName(name, null, at >= 0);
    }
}
