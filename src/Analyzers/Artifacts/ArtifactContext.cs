using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>One file beside the code under analysis, and the way to report.</summary>
internal sealed class ArtifactContext(AdditionalText file, SourceText text, ArtifactSet artifacts, OptionReader options, Action<Diagnostic> report)
{
    /// <summary>The name of the file without its folder.</summary>
    public string FileName { get; } = System.IO.Path.GetFileName(file.Path);

    /// <summary>The path of the file.</summary>
    public string Path { get; } = file.Path;

    /// <summary>All files beside the code of the project, this one included.</summary>
    public ArtifactSet Artifacts { get; } = artifacts;

    /// <param name="descriptor">The descriptor of the rule.</param>
    /// <param name="span">What is wrong.</param>
    /// <param name="severity">A lower severity than the rule's own, where this one finding is a judgement.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, DiagnosticSeverity? severity = null, params object[] arguments)
    {
        if (options.Excludes(descriptor.Id, file))
            return;

        report(Diagnostic.Create(
            descriptor,
            ArtifactLocation.Create(file.Path, text, span),
            severity ?? descriptor.DefaultSeverity,
            additionalLocations: null,
            properties: null,
            arguments));
    }
}
