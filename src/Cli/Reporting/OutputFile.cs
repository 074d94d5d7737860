namespace CloudReady.Cli.Reporting;

/// <summary>Writes report files so that no run leaves half a file behind.</summary>
internal static class OutputFile
{
    /// <summary>Finds out before the work that a file cannot be written after it.</summary>
    /// <exception cref="CliException">The file cannot be written.</exception>
    public static void EnsureWritable(string path)
    {
        if (Directory.Exists(path))
            throw new CliException($"cannot write '{path}': it is a folder");
        Guard(path, () =>
        {
            string probe = TemporaryFor(path);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        });
    }

    /// <summary>Writes all files, or none.</summary>
    /// <exception cref="CliException">A file cannot be written.</exception>
    public static void WriteAll(IReadOnlyCollection<(string Path, byte[] Content)> files, CancellationToken cancellationToken)
    {
        var written = new List<(string Temporary, string Path)>();
        try
        {
            foreach ((string path, byte[] content) in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string temporary = TemporaryFor(path);
                written.Add((temporary, path));
                Guard(path, () => File.WriteAllBytes(temporary, content));
            }

            cancellationToken.ThrowIfCancellationRequested();
            foreach ((string temporary, string path) in written)
                Guard(path, () => File.Move(temporary, path, overwrite: true));
        }
        finally
        {
            foreach ((string temporary, _) in written)
                File.Delete(temporary);
        }
    }

    private static string TemporaryFor(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"cannot write '{path}': {e.Message}");
        }
    }
}
