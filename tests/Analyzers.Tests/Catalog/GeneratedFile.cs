namespace CloudReady.Analyzers.Tests.Catalog;

/// <summary>Files of the repository whose content follows from the rule catalog.</summary>
internal static class GeneratedFile
{
    /// <summary>
    /// The file has the expected content. With the environment variable <c>CLOUDREADY_WRITE_GENERATED=1</c> it is written
    /// instead: that is how the files are made.
    /// </summary>
    public static void Verify(string relativePath, string expected)
    {
        string path = Path.Combine(References.RepositoryRoot, relativePath);
        if (Environment.GetEnvironmentVariable("CLOUDREADY_WRITE_GENERATED") == "1")
            File.WriteAllText(path, expected);

        Assert.True(File.Exists(path), $"{relativePath} does not exist. Run the tests once with CLOUDREADY_WRITE_GENERATED=1.");
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
