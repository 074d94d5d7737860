namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>A ConfigMap or Secret that a fix writes.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="name">Its name.</param>
/// <param name="space">Its namespace, where the workload names one.</param>
/// <param name="section">The field with its keys.</param>
/// <param name="comment">What the reader must know about the values.</param>
internal sealed class KeyStore(string kind, string name, string? space, string section, string? comment)
{
    public string Kind { get; } = kind;

    public string Name { get; } = name;

    public string? Namespace { get; } = space;

    public string Section { get; } = section;

    public string? Comment { get; } = comment;
}
