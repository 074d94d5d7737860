namespace CloudReady.Analyzers.Engine.Files;

/// <summary>What a path begins with: whether it is on the container's own disk depends on it.</summary>
internal enum PathStart
{
    /// <summary>A value whose origin the project does not show.</summary>
    Unknown,

    /// <summary>A parameter of a method that no call tells the value of: the caller decides.</summary>
    HandedIn,

    /// <summary>Text: relative to the current folder, or a folder that the program knows.</summary>
    Written,

    /// <summary>The folder of the application.</summary>
    Application,

    /// <summary>The folder for temporary files.</summary>
    Temporary,

    /// <summary>A folder of the user or of the machine's programs.</summary>
    UserProfile,

    /// <summary>Configuration, options or the environment: whoever deploys can name a volume.</summary>
    Given,
}
