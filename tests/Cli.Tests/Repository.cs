namespace CloudReady.Cli.Tests;

/// <summary>The repository that the tests are built from.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Root = new(Find);

    public static string PathOf(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    private static string Find()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "CloudReady.Analyzers.sln")))
            directory = Path.GetDirectoryName(directory)!;
        return directory;
    }
}
