namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>The part that a keyword plays in a connection string.</summary>
internal enum ConnectionKeyword
{
    /// <summary>Known to some provider; says nothing about where or who.</summary>
    Other,
    Server,
    Secret,
    IntegratedSecurity,

    /// <summary>EF6's wrapper around a provider's connection string.</summary>
    Metadata,

    /// <summary>Refers to an entry of the configuration.</summary>
    Name,
}

/// <summary>
/// The keywords and URI schemes of connection strings, in canonical form (lower case, no blanks), from the documentation
/// of SqlClient, Npgsql, MySqlConnector, Oracle, OLE DB/ODBC, SQLite, Azure Storage, Service Bus, Cosmos DB and
/// StackExchange.Redis.
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
        ["postgres"] = "database",
        ["postgresql"] = "database",
        ["mysql"] = "database",
        ["mariadb"] = "database",
        ["jdbc"] = "database",
        ["nats"] = "message broker",
    };

    public static readonly HashSet<string> RedisOptions = new(StringComparer.OrdinalIgnoreCase)
    {
        "abortConnect", "allowAdmin", "asyncTimeout", "channelPrefix", "checkCertificateRevocation", "configChannel",
        "configCheckSeconds", "connectRetry", "connectTimeout", "defaultDatabase", "highIntegrity", "keepAlive", "name",
        "password", "protocol", "proxy", "resolveDns", "responseTimeout", "serviceName", "setlib", "ssl", "sslHost",
        "sslProtocols", "syncTimeout", "tiebreaker", "tunnel", "user", "version", "writeBuffer",
    };

    /// <summary>The kind of store that one pair gives away; null where it may be any database.</summary>
    public static string? KindOf(string key, string value) => key switch
    {
        "defaultendpointsprotocol" or "accountname" or "blobendpoint" or "queueendpoint" or "tableendpoint" => "Azure Storage",
        "accountendpoint" => "Cosmos DB",
        "endpoint" when value.StartsWith("sb://", StringComparison.OrdinalIgnoreCase) => "Service Bus",
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
        Add(ConnectionKeyword.Server, "server", "datasource", "host", "hostname", "address", "addr", "networkaddress", "dataserver",
            "dsn", "accountendpoint", "endpoint", "accountname", "blobendpoint", "queueendpoint", "tableendpoint", "fulluri", "bootstrapservers");
        Add(ConnectionKeyword.Secret, "password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature", "accesskey");
        Add(ConnectionKeyword.IntegratedSecurity, "integratedsecurity", "trustedconnection");
        Add(ConnectionKeyword.Metadata, "metadata");
        Add(ConnectionKeyword.Name, "name");
        Add(ConnectionKeyword.Other, "database", "initialcatalog", "userid", "uid", "user", "username", "port", "provider", "driver", "dbq",
            "providerconnectionstring", "sslmode", "encrypt", "trustservercertificate", "multipleactiveresultsets", "mars",
            "connecttimeout", "connectiontimeout", "commandtimeout", "defaultcommandtimeout", "timeout", "pooling", "minpoolsize", "maxpoolsize",
            "minimumpoolsize", "maximumpoolsize", "attachdbfilename", "userinstance", "persistsecurityinfo", "applicationname", "app", "charset",
            "characterset", "allowuservariables", "convertzerodatetime", "allowzerodatetime", "version", "cache", "mode", "foreignkeys",
            "journalmode", "synchronous", "binaryguid", "useaffectedrows", "defaultendpointsprotocol", "endpointsuffix", "sharedaccesskeyname",
            "entitypath", "authority", "searchpath", "keepalive", "includeerrordetail", "enlist", "packetsize", "workstationid", "failoverpartner",
            "multisubnetfailover", "applicationintent", "authentication", "columnencryptionsetting", "connectretrycount", "connectretryinterval",
            "language", "extendedproperties", "protocol", "sslca", "allowpublickeyretrieval", "role", "dialect",
            "servertype", "currentschema", "security", "typesystemversion", "transactionbinding", "maxautoprepare", "nopassword", "virtualhost");
        return keywords;

        void Add(ConnectionKeyword part, params string[] names)
        {
            foreach (string name in names)
                keywords.Add(name, part);
        }
    }
}
