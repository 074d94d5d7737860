using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Files;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>The application changes files in its own folder.</summary>
internal sealed class CR2104ContentRootWrite() : FileWriteRule(Rule, effortHours: 4)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2104",
        "Files in the application's own folder are changed",
        "'{0}' {1} in the folder of the application, which is part of the image: a rollout or restart brings the old files back, other replicas keep theirs, and a read-only file system refuses it. Keep what changes in an object store, a database or on a mounted volume.",
        DiagnosticSeverity.Warning,
        "An image is the same for all replicas and is never changed. What the application writes beside its own files is in one container only, and ends with it.");

    protected override bool IsOwn(FileWriteKind kind) => kind == FileWriteKind.ContentRoot;
}
