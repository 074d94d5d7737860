using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>
/// Writes the expressions that read a key. Where it is not set they throw with a message that says what to set, or take the
/// value that is kept as default.
/// </summary>
internal static class ConfigurationRead
{
    private const string ConfigurationManager = "System.Configuration.ConfigurationManager";

    /// <summary>From an <c>IConfiguration</c>.</summary>
    public static string From(string configuration, ConfigurationKey key, NamesInScope names, Compilation compilation, string? @default = null)
    {
        bool hasExtension = key.ConnectionStringName is not null
            && KnownTypes.Find(compilation, HostingTypes.Configuration) is { } type
            && names.CanCall(type, HostingTypes.ConfigurationExtensions, "GetConnectionString");
        string read = hasExtension ? $"{configuration}.GetConnectionString(\"{key.ConnectionStringName}\")" : $"{configuration}[\"{key.Path}\"]";
        string what = key.ConnectionStringName is { } name ? $"the connection string '{name}'" : $"'{key.Path}'";
        return $"{read} ?? {@default ?? Throw($"Set {what} (environment variable {key.EnvironmentVariable}).", names)}";
    }

    /// <summary>From the environment.</summary>
    public static string FromEnvironment(ConfigurationKey key, NamesInScope names, string? @default = null) =>
        $"{names.TypeName("System.Environment")}.GetEnvironmentVariable(\"{key.EnvironmentVariable}\") ?? {@default ?? Throw(SetVariable(key), names)}";

    /// <summary>From the configuration file of .NET Framework; null where the project does not reference its API.</summary>
    public static string? FromConfigurationFile(ConfigurationKey key, NamesInScope names, Compilation compilation, string? @default = null)
    {
        bool isFramework = compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Name == "mscorlib";
        if (!isFramework || KnownTypes.Find(compilation, ConfigurationManager) is null)
            return null;

        string manager = names.TypeName(ConfigurationManager)!;
        return key.ConnectionStringName is { } name
            ? $"{manager}.ConnectionStrings[\"{name}\"]?.ConnectionString ?? {@default ?? Throw($"Add the connection string '{name}' to the configuration file.", names)}"
            : $"{manager}.AppSettings[\"{key.Path}\"] ?? {@default ?? Throw($"Add the setting '{key.Path}' to the configuration file.", names)}";
    }

    /// <summary>What stands after <c>??</c> where the key is read already.</summary>
    public static string ThrowUnset(ConfigurationKey key, NamesInScope names) => Throw(SetVariable(key), names);

    private static string SetVariable(ConfigurationKey key) => $"Set the environment variable {key.EnvironmentVariable}.";

    private static string Throw(string message, NamesInScope names) =>
        $"throw new {names.TypeName("System.InvalidOperationException")}(\"{message}\")";
}
