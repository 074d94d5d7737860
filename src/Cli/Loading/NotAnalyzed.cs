namespace CloudReady.Cli.Loading;

/// <summary>Something that was not, or not fully, analyzed.</summary>
/// <param name="Path">Full path of the file, project or folder.</param>
/// <param name="Reason">Why, and where possible what to do about it.</param>
internal sealed record NotAnalyzed(string Path, string Reason);
