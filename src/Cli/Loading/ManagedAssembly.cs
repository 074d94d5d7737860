using System.Reflection.PortableExecutable;

namespace CloudReady.Cli.Loading;

/// <summary>Tells assemblies from native libraries of the same extension.</summary>
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
}
