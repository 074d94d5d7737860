using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Files;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>The application keeps data in files of its container.</summary>
internal sealed class CR2101LocalFileWrite() : FileWriteRule(Rule, effortHours: 4)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2101",
        "Data is kept on the local disk",
        "'{0}' {1} on the disk of the container{2}: {3}.",
        DiagnosticSeverity.Warning,
        "The disk of a container lives as long as the container. What must outlive it belongs to a backing service, or to a volume that the deployment mounts.");

    private const string Kept = "a restart loses it, other replicas do not have it, and a read-only file system refuses it. Keep data in a database or an object store, or on a volume that the replicas share";
    private const string Temporary = "a read-only file system refuses it, and what is not deleted fills the disk of the node. Give the pod an 'emptyDir' for its temporary files";

    protected override string ConsequenceOf(FileWriteKind kind) => kind == FileWriteKind.Temporary ? Temporary : Kept;

    protected override bool IsOwn(FileWriteKind kind) => kind is FileWriteKind.ApplicationData or FileWriteKind.Temporary;
}
