using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>
/// A service of which nothing makes an image. Only <c>cloudready assess</c> sees the whole repository and can know that; in a
/// build the Dockerfile may be anywhere, and the rule is silent.
/// </summary>
internal sealed class CR7015NotContainerized() : Rule(Rule, effortHours: 1, FixKind.None), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7015",
        "The service has no image",
        "Nothing makes an image of this {0}: no Dockerfile builds it, and the project has no container properties. A cluster runs images: run 'cloudready scaffold', or set 'ContainerRepository' and publish with '/t:PublishContainer'.",
        DiagnosticSeverity.Info,
        "A cluster pulls and runs images. The SDK makes one without a Dockerfile, or a Dockerfile says what is in it.");

    /// <summary>What <c>assess</c> says where it has looked through the repository.</summary>
    private const string Property = "CloudReadyContainerized";

    public void Analyze(SourceContext context)
    {
        if (context.Options.BuildProperty(Property) != "false" || context.Application.Kind is not (ApplicationKind.Web or ApplicationKind.Worker))
            return;

        // Once for the project: with the file that holds its entry point.
        if (context.Compilation.GetEntryPoint(context.CancellationToken) is { DeclaringSyntaxReferences: { IsEmpty: false } entry } && entry[0].SyntaxTree == context.Model.SyntaxTree)
            context.Report(Rule, Location.None, null, false, context.Application.Kind == ApplicationKind.Web ? "web application" : "worker");
    }
}
