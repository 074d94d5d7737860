using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Files;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>What a user uploads is saved as a file of the container.</summary>
internal sealed class CR2103UploadSavedLocally() : FileWriteRule(Rule, effortHours: 6, FixKind.Scaffold)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2103",
        "An upload is saved on the local disk",
        "'{0}' {1} the upload to the disk of one container{2}: the next request may reach a replica that does not have it, and a restart loses it. Copy its stream to an object store or a database.",
        DiagnosticSeverity.Warning,
        "Users expect to see what they have uploaded. With two replicas every second request misses it; after a rollout all of it is gone.");

    protected override bool IsOwn(FileWriteKind kind) => kind == FileWriteKind.Upload;
}
