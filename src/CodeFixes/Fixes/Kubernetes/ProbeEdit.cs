using System.Globalization;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Adds a probe to a container.</summary>
internal static class ProbeEdit
{
    /// <summary>Ports of databases, brokers and mail, which answer no HTTP.</summary>
    private static readonly HashSet<int> OtherPorts = [22, 25, 53, 587, 1433, 1521, 3306, 4222, 5432, 5672, 6379, 9042, 9092, 11211, 27017];

    /// <summary>A probe in the manner of the other one; null where no port is declared, or one that does not answer HTTP.</summary>
    public static IEnumerable<TextChange>? Add(ManifestLayout layout, Container container, string key, string otherKey, string? mappedPath, string defaultPath)
    {
        if ((container.Image is { } image && ImageName.Parse(image) is { IsStore: true }) || PortOf(container, otherKey) is not { } port || !AnswersHttp(container, port))
            return null;

        if (container.Node.Get(otherKey) is YamlMapping other && other.Get("httpGet") is null)
            return null;

        string? counterpart = container.Node.Get(otherKey)?.Get("httpGet")?.Get("path")?.AsText() is { } known ? ProbePaths.Counterpart(known) : null;
        TextChange? change = layout.InsertAfter(
            container.Node,
            ["name", "image", "imagePullPolicy", "ports"],
            [$"{key}:", "  httpGet:", $"    path: {mappedPath ?? counterpart ?? defaultPath}", $"    port: {port}"]);
        return change is { } edit ? [edit] : null;
    }

    private static string? PortOf(Container container, string otherKey) =>
        container.Node.Get(otherKey)?.Get("httpGet")?.Get("port")?.AsText() ?? ServicePorts.FirstOf(container);

    private static bool AnswersHttp(Container container, string port)
    {
        foreach (YamlNode declared in container.Node.Get("ports")?.Items ?? [])
        {
            if ((declared.Get("name")?.AsText() == port || declared.Get("containerPort")?.AsText() == port)
                && int.TryParse(declared.Get("containerPort")?.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && OtherPorts.Contains(number))
            {
                return false;
            }
        }

        return true;
    }
}
