namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>The place of a value in the configuration.</summary>
/// <param name="path">The key with its section, as in <c>ConnectionStrings:Shop</c>.</param>
internal sealed class ConfigurationKey(string path)
{
    private const string ConnectionStrings = "ConnectionStrings:";

    /// <summary><c>ConnectionStrings:Shop</c>.</summary>
    public string Path { get; } = path;

    /// <summary><c>ConnectionStrings__Shop</c>: how the environment names it.</summary>
    public string EnvironmentVariable => Path.Replace(":", "__");

    /// <summary>The name in the section of connection strings; null for a key of another section.</summary>
    public string? ConnectionStringName =>
        Path.StartsWith(ConnectionStrings, StringComparison.OrdinalIgnoreCase) ? Path.Substring(ConnectionStrings.Length) : null;

    /// <summary>
    /// The key of a project for a path. A key that the project reads already belongs to another value: then a number tells
    /// them apart.
    /// </summary>
    public static async Task<ConfigurationKey> UnusedAsync(Project project, string path, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (Document document in project.Documents)
            texts.Add((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());

        var key = new ConfigurationKey(path);
        for (int number = 2; texts.Any(key.IsReadIn); number++)
            key = new ConfigurationKey(path + number);
        return key;
    }

    private bool IsReadIn(string code) => Uses().Any(use => code.IndexOf(use, StringComparison.OrdinalIgnoreCase) >= 0);

    private IEnumerable<string> Uses()
    {
        yield return Path + '"';
        yield return EnvironmentVariable + '"';
        if (ConnectionStringName is { } name)
        {
            yield return $"GetConnectionString(\"{name}\")";
            yield return $"ConnectionStrings[\"{name}\"]";
        }
    }
}
