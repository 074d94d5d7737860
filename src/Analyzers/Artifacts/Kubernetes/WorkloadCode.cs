using CloudReady.Analyzers.Application;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>What the code of an application says that manifests for its image must agree with. What it does not say for certain is null.</summary>
internal sealed class WorkloadCode
{
    /// <summary>The build property in which a host that sees several projects hands on what their code says.</summary>
    public const string Property = "CloudReadyWorkloads";

    private static readonly string[] LogMethods = ["File", "RollingFile"];

    private WorkloadCode(string? liveness, string? readiness, ImmutableArray<string> logFolders, bool isWeb)
    {
        Liveness = liveness;
        Readiness = readiness;
        LogFolders = logFolders;
        IsWeb = isWeb;
    }

    /// <summary>The path of the endpoint for liveness; the same as <see cref="Readiness"/> where one endpoint is for both.</summary>
    public string? Liveness { get; }

    public string? Readiness { get; }

    /// <summary>The folders that logs are written to, by absolute path.</summary>
    public ImmutableArray<string> LogFolders { get; }

    public bool IsWeb { get; }

    /// <summary>Reads what the code of one application says.</summary>
    public static WorkloadCode Read(ApplicationModel application)
    {
        (string? liveness, string? readiness) = Endpoints(application);
        return new WorkloadCode(liveness, readiness, LogFoldersOf(application), application.Kind == ApplicationKind.Web);
    }

    /// <summary>What the property says of the only application that an image can be of; null where that is not certain.</summary>
    public static WorkloadCode? Find(string property, string image)
    {
        if (property.Length == 0 || NameOf(image) is not { } wanted)
            return null;

        string[] records = property.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        // What a build file says is certain; a name is where it is the only one.
        return Single(records, CertainName(wanted)) ?? Single(records, wanted);
    }

    /// <summary>The name of an image that a build file gives to an application, among the names for <see cref="Write"/>.</summary>
    public static string CertainName(string name) => "=" + name;

    private static WorkloadCode? Single(string[] records, string wanted)
    {
        WorkloadCode? found = null;
        foreach (string record in records)
        {
            string[] fields = record.Split('|');
            if (fields.Length != 5 || Array.IndexOf(fields[0].Split(','), wanted) < 0)
                continue;
            if (found is not null)
                return null;
            found = new WorkloadCode(fields[1].Length == 0 ? null : fields[1], fields[2].Length == 0 ? null : fields[2], fields[3].Split([','], StringSplitOptions.RemoveEmptyEntries).ToImmutableArray(), fields[4] == "web");
        }

        return found;
    }

    /// <summary>The text for the property.</summary>
    /// <param name="names">What an image of the application may be called.</param>
    public string Write(IEnumerable<string> names) =>
        string.Join("|", string.Join(",", names), Liveness, Readiness, string.Join(",", LogFolders), IsWeb ? "web" : "");

    /// <summary>The name of an image, or of what it may be called after, as far as names are compared: <c>basketapi</c>; null where nothing is left.</summary>
    public static string? NameOf(string image)
    {
        string name = image.Substring(image.LastIndexOf('/') + 1);
        int end = name.IndexOfAny([':', '@']);
        name = end < 0 ? name : name.Substring(0, end);
        if (name.IndexOf('$') >= 0)
            return null;

        var result = new System.Text.StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c < 128 && char.IsLetterOrDigit(c))
                result.Append(char.ToLowerInvariant(c));
        }

        return result.Length is 0 or > 100 || result.ToString() is "src" or "app" or "source" ? null : result.ToString();
    }

    private static (string? Liveness, string? Readiness) Endpoints(ApplicationModel application)
    {
        var paths = new List<string>();
        string? liveness = null;
        string? readiness = null;
        foreach (HealthMapping mapping in application.HealthChecks.Mappings)
        {
            if (mapping.Route.Scope.IsDevelopmentOnly)
                continue;
            if (mapping.Path is not { } path || mapping.Route.Pattern.StartsUnknown || mapping.Route.Pattern.HasParameter || !IsPlain(path))
                return default;
            if (paths.Contains(path))
                continue;

            paths.Add(path);
            if (mapping.IsLiveness)
                liveness = liveness is null ? path : null;
            else
                readiness = path;
        }

        return paths.Count switch
        {
            1 => (paths[0], paths[0]),
            2 when liveness is not null && readiness is not null => (liveness, readiness),
            _ => default,
        };
    }

    private static ImmutableArray<string> LogFoldersOf(ApplicationModel application)
    {
        var folders = ImmutableArray.CreateBuilder<string>();
        foreach (SimpleNameSyntax use in application.UsesOf("WriteTo"))
        {
            if (use.Parent is MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } sink }
                && Array.IndexOf(LogMethods, sink.Name.Identifier.ValueText) >= 0
                && PathIn(call) is { } path
                && path.LastIndexOf('/') is > 0 and int slash
                && !folders.Contains(path.Substring(0, slash)))
            {
                folders.Add(path.Substring(0, slash));
            }
        }

        return folders.ToImmutable();
    }

    private static string? PathIn(InvocationExpressionSyntax call)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is LiteralExpressionSyntax { Token.Value: string path } && path.StartsWith("/", StringComparison.Ordinal) && IsPlain(path))
                return path;
        }

        return null;
    }

    /// <summary>True for text that stands in the property as it is.</summary>
    private static bool IsPlain(string path) => path.IndexOfAny([' ', '|', ',', '#', ';', '\n', '\r', '\t']) < 0;
}
