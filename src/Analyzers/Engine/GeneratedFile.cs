namespace CloudReady.Analyzers.Engine;

/// <summary>Files that a tool writes, which no rule looks at.</summary>
internal static class GeneratedFile
{
    /// <summary>True where the name alone says so, as Roslyn reads it.</summary>
    public static bool IsByName(string path) =>
        path.EndsWith(".designer.cs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".g.i.cs", StringComparison.OrdinalIgnoreCase);
}
