using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CloudReady.Cli.Loading;

/// <summary>Tells assemblies from native libraries of the same extension, and what they are compiled against.</summary>
internal static class ManagedAssembly
{
    public static bool IsManaged(string path)
    {
        try
        {
            using var reader = new PEReader(File.OpenRead(path));
            return reader.HasMetadata;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The simple names of the assemblies that one refers to; none where it cannot be read.</summary>
    public static IReadOnlyCollection<string> ReferencesOf(string path)
    {
        try
        {
            using var reader = new PEReader(File.OpenRead(path));
            if (!reader.HasMetadata)
                return [];

            MetadataReader metadata = reader.GetMetadataReader();
            return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
