namespace CloudReady.Analyzers.Engine.Files;

/// <summary>Where a path begins, as far as the code says it.</summary>
[Flags]
internal enum PathRoots
{
    None = 0,

    /// <summary>The folder of the application: content root, web root, base directory, <c>MapPath</c>.</summary>
    Application = 1,

    /// <summary>The folder for temporary files.</summary>
    Temporary = 2,

    /// <summary>A folder of the user or of the machine's programs: <c>Environment.SpecialFolder</c>.</summary>
    UserProfile = 4,

    /// <summary>A value of configuration or of the environment.</summary>
    Configuration = 8,
}
