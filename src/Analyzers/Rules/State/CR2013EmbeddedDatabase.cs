using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>
/// The database of a service is a file, or memory, of its own container. Once for each engine of an application: where it is
/// registered, else where it is first opened.
/// </summary>
internal sealed class CR2013EmbeddedDatabase() : Rule(Rule, effortHours: 8, FixKind.None), IApiRule, ILiteralRule, IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2013",
        "The database is part of the container",
        "'{0}' keeps data in {1}: a new pod starts without it, and replicas do not see each other's. Use a database server, or run one replica with a persistent volume (StatefulSet).",
        DiagnosticSeverity.Warning,
        "What a container writes to its own disk or memory is gone when the pod is replaced. An embedded database also allows one writer only, and so one replica.");

    private const string File = "a file of the container";
    private const string Memory = "the memory of one replica";
    private const string LocalDb = "SQL Server LocalDB, which runs on a developer's Windows machine only";

    /// <summary>Words of a connection string for a database that is meant to be gone, or is only read.</summary>
    private static readonly string[] Harmless = [":memory:", "Mode=Memory", "Mode=ReadOnly", "Read Only=True", "ReadOnly=True", "New=True"];

    /// <summary>Registrations of a database server: beside one, what a condition chooses is for development.</summary>
    private static readonly string[] Servers = ["UseSqlServer", "UseAzureSql", "UseNpgsql", "UseMySql", "UseMySQL", "UseOracle", "UseCosmos", "UseMongoDB", "UseFirebird", "UseDb2"];

    /// <summary>The APIs of the engines; of one engine the registration comes first.</summary>
    private static readonly Engine[] Engines =
    [
        new(File, "M:Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions.UseSqlite", "M:Microsoft.Data.Sqlite.SqliteConnection.#ctor", "M:System.Data.SQLite.SQLiteConnection.#ctor"),
        new(Memory, "M:Microsoft.EntityFrameworkCore.InMemoryDbContextOptionsExtensions.UseInMemoryDatabase"),
        new(File, "M:LiteDB.LiteDatabase.#ctor", "M:LiteDB.LiteRepository.#ctor"),
        new(File, "M:System.Data.SqlServerCe.SqlCeConnection.#ctor", "M:System.Data.SqlServerCe.SqlCeEngine.#ctor"),
    ];

    public ImmutableArray<ApiRow> Apis { get; } = RowsOf(Engines);

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ApplicationModel application = context.Application;
        if (!application.RunsInService || EngineOf(use.Row) is not { } engine)
            return;

        // Who opens a connection in a library is not known to keep data of a service.
        bool isRegistration = use.Row.WrittenName.StartsWith("Use", StringComparison.Ordinal);
        if (!isRegistration && !application.IsService || !IsFinding(use.Name, application) || !IsFirst(use.Name, engine, application))
            return;

        // A file that SQLite opens here and there may be one that comes with the image, or an old one that is migrated.
        bool isJudgement = !application.IsService || use.Row.IsConstructor && use.Row.SimpleTypeName.Equals("SqliteConnection", StringComparison.OrdinalIgnoreCase);
        context.Report(Rule, use.Location, isJudgement ? DiagnosticSeverity.Info : null, use.IsSyntactic, use.Row.WrittenName, engine.Store);
    }

    public void Analyze(LiteralUse literal, SourceContext context)
    {
        if (NamedIn(literal.Text) is { } what
            && context.Application.IsService
            && !context.Application.State.IsDevelopmentOnly(literal.Expression)
            && !IsDesignTime(literal.Expression))
        {
            context.Report(Rule, literal.Expression.GetLocation(), null, isSyntactic: false, what.Name, what.Store);
        }
    }

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root || context.IsForDevelopment || WebConfig.IsTransform(context.FileName))
            return;

        // The app.config of a library serves its tools: the program that uses it has a file of its own.
        if (context.FileName.Equals("app.config", StringComparison.OrdinalIgnoreCase) && context.Kind is ApplicationKind.Library or ApplicationKind.ServiceLibrary)
            return;

        var transforms = ConfigTransforms.Of(context);
        foreach (XmlElement element in root.Descendants)
        {
            if (element.LocalName == "add"
                && element.FindAttribute("connectionString") is { } connection
                && Describe(element, connection.Value) is var (name, store)
                && !transforms.Change(element, "connectionString"))
            {
                context.Report(Rule, connection.ValueSpan, null, name, store);
            }
        }
    }

    private static (string Name, string Store)? Describe(XmlElement element, string connection)
    {
        string provider = element.FindAttribute("providerName")?.Value ?? "";
        if (provider.StartsWith("System.Data.SqlServerCe", StringComparison.Ordinal) || provider.StartsWith("System.Data.SQLite", StringComparison.Ordinal) || provider == "Microsoft.Data.Sqlite")
            return IsHarmless(connection) ? null : (provider, File);

        return NamedIn(connection);
    }

    /// <summary>LocalDB, or a database file that SQL Server Express attaches.</summary>
    private static (string Name, string Store)? NamedIn(string connection) =>
        Says(connection, "AttachDbFilename") ? ("AttachDbFilename", File)
        : Says(connection, "(localdb)") ? ("(localdb)", LocalDb)
        : null;

    private static Engine? EngineOf(ApiRow row)
    {
        foreach (Engine engine in Engines)
        {
            foreach (string id in engine.Ids)
            {
                if (id == row.Id)
                    return engine;
            }
        }

        return null;
    }

    private static bool IsFirst(SyntaxNode name, Engine engine, ApplicationModel application)
    {
        foreach (string id in engine.Ids)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(new ApiRow(id).WrittenName))
            {
                if (ApiUse.ExpressionOf(use) is InvocationExpressionSyntax or ObjectCreationExpressionSyntax && IsFinding(use, application))
                    return use == name;
            }
        }

        return true;
    }

    private static bool IsFinding(SyntaxNode name, ApplicationModel application)
    {
        SyntaxNode expression = ApiUse.ExpressionOf(name);
        return !application.State.IsDevelopmentOnly(expression)
            && !IsDesignTime(expression)
            && !IsAlternative(expression, application)
            && !(ApiUse.ArgumentsOf(expression) is { } arguments && IsHarmless(TextOf(arguments, application)));
    }

    /// <summary>What tools of Entity Framework run, and what a context falls back to where nobody configures it.</summary>
    private static bool IsDesignTime(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ClassDeclarationSyntax>()?.BaseList?.ToString().IndexOf("IDesignTimeDbContextFactory", StringComparison.Ordinal) >= 0
        || node.FirstAncestorOrSelf<IfStatementSyntax>()?.Condition.ToString().IndexOf("IsConfigured", StringComparison.Ordinal) >= 0;

    /// <summary>True for one of several databases that a setting chooses from, one of which is a server.</summary>
    private static bool IsAlternative(SyntaxNode node, ApplicationModel application)
    {
        if (!CodeGuard.IsConditional(node))
            return false;

        foreach (string server in Servers)
        {
            if (application.UsesOf(server).Count > 0)
                return true;
        }

        return false;
    }

    /// <summary>The arguments as written, with the constants and the local variables that they name.</summary>
    private static string TextOf(ArgumentListSyntax arguments, ApplicationModel application)
    {
        string text = arguments.ToString();
        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax)
                text += " " + ValueOf(argument.Expression, application);
        }

        return text;
    }

    private static string ValueOf(ExpressionSyntax name, ApplicationModel application)
    {
        SemanticModel model = application.ModelOf(name);
        if (model.GetConstantValue(name) is { HasValue: true, Value: string constant })
            return constant;

        return model.GetSymbolInfo(name).Symbol is { DeclaringSyntaxReferences: { Length: 1 } references }
            ? (references[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value.ToString() ?? ""
            : "";
    }

    private static bool IsHarmless(string text)
    {
        foreach (string word in Harmless)
        {
            if (Says(text, word))
                return true;
        }

        // SqliteConnectionStringBuilder { Mode = SqliteOpenMode.ReadOnly }
        return Says(text, "SqliteOpenMode.ReadOnly") || Says(text, "SqliteOpenMode.Memory");
    }

    private static bool Says(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static ImmutableArray<ApiRow> RowsOf(Engine[] engines)
    {
        var rows = ImmutableArray.CreateBuilder<ApiRow>();
        foreach (Engine engine in engines)
        {
            foreach (string id in engine.Ids)
                rows.Add(new ApiRow(id));
        }

        return rows.ToImmutable();
    }

    /// <summary>A database that lives in its application.</summary>
    private sealed class Engine(string store, params string[] ids)
    {
        public string Store { get; } = store;

        public string[] Ids { get; } = ids;
    }
}
