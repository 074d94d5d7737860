namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>The part that a keyword plays in a connection string.</summary>
internal enum ConnectionKeyword
{
    /// <summary>Known to some provider, and too common a word to tell a connection string from other pairs.</summary>
    Detail,

    /// <summary>The database or the user: what stands next to a server.</summary>
    Login,

    /// <summary>A server, by a word that other texts use too: <c>Server</c>, <c>Host</c>.</summary>
    Server,

    /// <summary>A server, by a word that only connection strings use: <c>Data Source</c>, <c>AccountEndpoint</c>.</summary>
    Store,

    /// <summary>A file that holds the database.</summary>
    File,
    Secret,
    IntegratedSecurity,

    /// <summary>The store runs inside the process: <c>Mode=Memory</c>.</summary>
    Mode,

    /// <summary>Azure Storage's emulator.</summary>
    Emulator,

    /// <summary>The connection string in EF6's wrapper.</summary>
    Wrapped,
}

/// <summary>
/// The keywords and URI schemes of connection strings, in canonical form (lower case, no blanks), from the documentation
/// of SqlClient, Npgsql, MySqlConnector, Oracle, OLE DB/ODBC, SQLite, Azure, RabbitMQ, Kafka and StackExchange.Redis.
/// </summary>
internal static class ConnectionStringTable
{
    public static readonly Dictionary<string, ConnectionKeyword> Keywords = CreateKeywords();

    public static readonly Dictionary<string, string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mongodb"] = "MongoDB",
        ["mongodb+srv"] = "MongoDB",
        ["redis"] = "Redis",
        ["rediss"] = "Redis",
        ["amqp"] = "message broker",
        ["amqps"] = "message broker",
        ["nats"] = "message broker",
        ["mqtt"] = "message broker",
        ["mqtts"] = "message broker",
        ["postgres"] = "database",
        ["postgresql"] = "database",
        ["mysql"] = "database",
        ["mysqlx"] = "database",
        ["mariadb"] = "database",
        ["mssql"] = "database",
        ["sqlserver"] = "database",
        ["jdbc"] = "database",
        ["couchbase"] = "database",
        ["couchbases"] = "database",
        ["neo4j"] = "database",
        ["neo4j+s"] = "database",
        ["bolt"] = "database",
    };

    /// <summary>Options that only StackExchange.Redis has, so that one of them is enough to know its syntax.</summary>
    public static readonly HashSet<string> DistinctRedisOptions = new(StringComparer.OrdinalIgnoreCase)
    {
        "abortConnect", "allowAdmin", "asyncTimeout", "channelPrefix", "checkCertificateRevocation", "configChannel",
        "configCheckSeconds", "connectRetry", "connectTimeout", "defaultDatabase", "highIntegrity", "keepAlive",
        "password", "resolveDns", "responseTimeout", "serviceName", "sslHost", "sslProtocols", "syncTimeout", "tiebreaker",
        "writeBuffer",
    };

    public static readonly HashSet<string> CommonRedisOptions = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "protocol", "proxy", "setlib", "ssl", "tunnel", "user", "version",
    };

    /// <summary>Every word that may stand before an equals sign in a connection string.</summary>
    public static IEnumerable<string> AllKeywords
    {
        get
        {
            foreach (string keyword in Keywords.Keys)
                yield return keyword;
            foreach (string option in DistinctRedisOptions)
                yield return option;
            foreach (string option in CommonRedisOptions)
                yield return option;
        }
    }

    /// <summary>The kind of store that one pair gives away; null where it may be any database.</summary>
    public static string? KindOf(string key, string value) => key switch
    {
        "defaultendpointsprotocol" or "accountname" or "blobendpoint" or "queueendpoint" or "tableendpoint" or "fileendpoint"
            or "usedevelopmentstorage" => "Azure Storage",
        "accountendpoint" => "Cosmos DB",
        "endpoint" when value.StartsWith("sb://", StringComparison.OrdinalIgnoreCase) => "Service Bus",
        "endpoint" => "service",
        "ingestionendpoint" or "instrumentationkey" => "Application Insights",
        "bootstrapservers" => "Kafka",
        "virtualhost" or "requestedheartbeat" or "prefetchcount" or "publisherconfirms" => "message broker",
        "host" when value.EndsWith(":5672", StringComparison.Ordinal) || value.EndsWith(":5671", StringComparison.Ordinal) => "message broker",
        _ => null,
    };

    /// <summary>The host in a value that may be an address with a scheme.</summary>
    public static string ServerOf(string value)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? value : value.Substring(scheme + 3).TrimEnd('/');
    }

    private static Dictionary<string, ConnectionKeyword> CreateKeywords()
    {
        var keywords = new Dictionary<string, ConnectionKeyword>(StringComparer.Ordinal);
        Add(ConnectionKeyword.Store,
            "datasource", "networkaddress", "dataserver", "dsn", "accountendpoint", "blobendpoint", "queueendpoint", "tableendpoint",
            "fileendpoint", "fulluri", "bootstrapservers", "ingestionendpoint");
        Add(ConnectionKeyword.Server, "server", "host", "hostname", "addr", "endpoint", "accountname");
        Add(ConnectionKeyword.File, "filename", "dbq", "attachdbfilename", "initialfilename");
        Add(ConnectionKeyword.Secret, "password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature", "accesskey", "secret", "sslkeypassword");
        Add(ConnectionKeyword.IntegratedSecurity, "integratedsecurity", "trustedconnection");
        Add(ConnectionKeyword.Mode, "mode");
        Add(ConnectionKeyword.Emulator, "usedevelopmentstorage");
        Add(ConnectionKeyword.Wrapped, "providerconnectionstring");
        Add(ConnectionKeyword.Login,
            "database", "initialcatalog", "db", "databasename", "userid", "uid", "user", "username", "defaultendpointsprotocol",
            "sharedaccesskeyname", "entitypath", "instrumentationkey", "virtualhost", "deviceid", "trustservercertificate",
            "multipleactiveresultsets", "persistsecurityinfo", "attachdbfile");
        Add(ConnectionKeyword.Detail,
            "port", "provider", "driver", "sslmode", "encrypt", "mars", "connecttimeout", "connectiontimeout", "commandtimeout",
            "defaultcommandtimeout", "timeout", "pooling", "minpoolsize", "maxpoolsize", "minimumpoolsize", "maximumpoolsize", "userinstance",
            "applicationname", "app", "charset", "characterset", "allowuservariables", "convertzerodatetime", "allowzerodatetime", "version",
            "cache", "foreignkeys", "journalmode", "synchronous", "binaryguid", "useaffectedrows", "endpointsuffix", "authority", "searchpath",
            "keepalive", "includeerrordetail", "enlist", "packetsize", "workstationid", "wsid", "failoverpartner", "multisubnetfailover",
            "applicationintent", "authentication", "columnencryptionsetting", "connectretrycount", "connectretryinterval", "language",
            "extendedproperties", "protocol", "sslca", "sslcert", "sslkey", "rootcertificate", "allowpublickeyretrieval", "role", "dialect",
            "servertype", "currentschema", "schema", "security", "typesystemversion", "transactionbinding", "maxautoprepare", "nopassword",
            "liveendpoint", "applicationid", "id", "options", "targetsessionattributes", "loadbalancehosts", "hostrecheckseconds", "kerberosservicename",
            "connectionidlelifetime", "connectionlifetime", "connectionpruninginterval", "loadbalancetimeout", "connectionreset", "connectionprotocol",
            "pipename", "ignoreprepare", "oldguids", "treattinyasboolean", "usecompression", "compress", "interactivesession", "procedurecachesize",
            "dbaprivilege", "incrpoolsize", "decrpoolsize", "statementcachesize", "selftuning", "metadatapooling", "validateconnection",
            "proxyuserid", "proxypassword", "isolationlevel", "contextconnection", "replication", "poolblockingperiod", "attestationprotocol",
            "enclaveattestationurl", "serverspn", "hostnameincertificate", "servercertificate", "ipaddresspreference", "commandtype",
            "datetimeformat", "datetimekind", "failifmissing", "readonly", "recursivetriggers", "defaulttimeout", "cachesize", "pagesize",
            "binaryguids", "locale", "lcid", "maxdatabasesize", "systemdatabase", "requestedheartbeat", "prefetchcount", "publisherconfirms",
            "securityprotocol", "saslmechanism", "saslmechanisms", "saslusername", "groupid", "clientid", "transporttype", "operationtimeout",
            "metadata", "name");
        return keywords;

        void Add(ConnectionKeyword part, params string[] names)
        {
            foreach (string name in names)
                keywords.Add(name, part);
        }
    }
}
