using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Analyzers.Tests.Catalog;

/// <summary>A typo in the name of an API is a rule that never fires: every row is looked up in the real assemblies.</summary>
public sealed class ApiNameTests
{
    /// <summary>Namespaces of packages that the tests do not download; their rows were checked against their sources.</summary>
    private static readonly string[] NotDownloaded =
    [
        "Azure.", "DbUp.", "Experimental.System.Messaging.", "FluentMigrator.", "FluentScheduler.", "Hangfire.MemoryStorage", "Karambolo.", "Microsoft.Owin.", "Microsoft.Web.Administration.", "Microsoft.Win32.TaskScheduler.", "Topshelf.", "MySql.Data.", "NReco.", "NServiceBus.", "Oracle.", "Owin.", "System.Data.Entity.", "System.Data.Odbc.", "System.Data.OleDb.", "System.Data.SQLite.", "System.Data.SqlServerCe.",
        "Microsoft.Management.Infrastructure.", "Microsoft.Office.Interop.", "Sharprompt.", "Spectre.Console.",
        "Serilog.RollingFile", "Microsoft.EntityFrameworkCore.MySqlDb", "Microsoft.EntityFrameworkCore.Oracle", "Microsoft.EntityFrameworkCore.Cosmos",
        "Microsoft.Extensions.Logging.", "NLog.Targets.AtomicFileTarget.", "NLog.Targets.EventLogTarget.", "log4net.Appender.EventLogAppender.", "Serilog.LoggerConfigurationEventLogExtensions", "ZLogger.ZLoggerLoggingBuilderExtensions.",
    ];

    public static TheoryData<string> Rows =>
    [
        .. RuleCatalog.All.OfType<IApiRule>().SelectMany(rule => rule.Apis).Select(row => row.Id).Distinct()
            .Where(id => !NotDownloaded.Any(prefix => id[2..].StartsWith(prefix, StringComparison.Ordinal))),
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Api_exists(string id)
    {
        var row = new ApiRow(id);
        INamedTypeSymbol[] types = [.. Frameworks.Value.SelectMany(compilation => TypesOf(compilation, row))];
        Assert.True(types.Length > 0, $"No reference assembly has the type {row.TypeName}.");
        Assert.True(
            row.Member is null || types.Any(type => type.GetMembers(row.Member == "#ctor" ? ".ctor" : row.Member).Length > 0),
            $"{row.TypeName} has no member {row.Member}.");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Parameter_of_the_row_exists(string id)
    {
        foreach (ApiRow row in RuleCatalog.All.OfType<IApiRule>().SelectMany(rule => rule.Apis).Where(row => row.Id == id && row.Parameter is not null))
        {
            INamedTypeSymbol type = Frameworks.Value.Select(compilation => KnownTypes.Find(compilation, row.TypeName)).First(type => type is not null)!;
            IEnumerable<IMethodSymbol> methods = type.GetMembers(row.IsConstructor ? ".ctor" : row.Member!).OfType<IMethodSymbol>();
            Assert.Contains(methods.SelectMany(method => method.Parameters), parameter => parameter.Name == row.Parameter);
        }
    }

    /// <summary>The type of the row, which several packages may define.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesOf(Compilation compilation, ApiRow row) =>
        KnownTypes.Find(compilation, row.TypeName) is { } type ? compilation.GetTypesByMetadataName(row.TypeName).Add(type) : [];

    private static readonly Lazy<Compilation[]> Frameworks = new(() =>
        [CSharpCompilation.Create("net10", references: References.WebWithPackages), CSharpCompilation.Create("net48", references: References.Net48)]);
}
