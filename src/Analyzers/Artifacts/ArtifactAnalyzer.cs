using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts.Compose;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Options;
using CloudReady.Analyzers.Rules.Tool;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>Runs every rule that reads files beside the code, and says which files and options could not be understood.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArtifactAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.DescriptorsOf(static rule => rule is CR0001InvalidOption or CR0002FileNotAnalyzed or IArtifactRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
        context.RegisterCompilationAction(ReportInvalidOptions);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var options = new OptionReader(start.Options.AnalyzerConfigOptionsProvider);
        if (start.Options.AdditionalFiles.IsEmpty || !ProjectGate.IsAnalyzed(start.Compilation, options))
            return;

        ImmutableArray<Rule> rules = RuleCatalog.EnabledIn(start.Compilation, start.CancellationToken);
        var artifacts = new ArtifactSet(start.Options.AdditionalFiles);
        var application = new Lazy<ApplicationModel?>(() => CloudReadyAnalyzer.Prepare(start.Compilation, start.Options, CancellationToken.None)?.Application);
        start.RegisterAdditionalFileAction(Analyze);

        void Analyze(AdditionalFileAnalysisContext file)
        {
            ArtifactKind kind = ArtifactKinds.Of(file.AdditionalFile.Path);
            if (kind == ArtifactKind.Other && !ArtifactKinds.IsOtherXml(file.AdditionalFile.Path))
                return;

            if (file.AdditionalFile.GetText(file.CancellationToken) is not { } text)
            {
                file.ReportDiagnostic(Diagnostic.Create(CR0002FileNotAnalyzed.Rule, Location.None, Path.GetFileName(file.AdditionalFile.Path), "it cannot be read"));
                return;
            }

            var context = new ArtifactContext(file.AdditionalFile, text, start.Compilation, artifacts, application, options, file.ReportDiagnostic);
            switch (kind)
            {
                case ArtifactKind.JsonSettings:
                    JsonDocument json = ParsedArtifacts.Json(text);
                    Run(rules, json, json.Errors, context);
                    break;

                case ArtifactKind.XmlConfig:
                    XmlArtifact xml = ParsedArtifacts.Xml(text);
                    Suppress(Suppressions.FromXml(xml), text, context);
                    Run(rules, xml, xml.Errors, context);
                    break;

                case ArtifactKind.Dockerfile:
                    Dockerfile dockerfile = ParsedArtifacts.Dockerfile(text);
                    ReportInvalidComments(dockerfile.Suppressions, context);
                    context.SuppressWhere(dockerfile.SuppressionOf);
                    RunOnDockerfile(rules, dockerfile, context);
                    break;

                case ArtifactKind.DockerIgnore:
                    DockerIgnore ignore = ParsedArtifacts.DockerIgnore(text);
                    Suppress(Suppressions.FromHashComments(text, text.ToString()), text, context);
                    Run(rules, ignore, ImmutableArray<ArtifactError>.Empty, context);
                    break;

                case ArtifactKind.Project:
                    XmlArtifact project = ParsedArtifacts.Xml(text);
                    Suppress(Suppressions.FromXml(project), text, context);
                    Run(rules, new ProjectArtifact(project), ImmutableArray<ArtifactError>.Empty, context);
                    break;

                case ArtifactKind.LogConfig:
                case ArtifactKind.Other:
                    XmlArtifact log = ParsedArtifacts.Xml(text);
                    if (log.Root is { LocalName: "nlog" or "log4net" } || (kind == ArtifactKind.LogConfig && log.Root is { LocalName: "configuration" }))
                    {
                        Suppress(Suppressions.FromXml(log), text, context);
                        Run(rules, log, log.Errors, context);
                    }
                    break;

                case ArtifactKind.Yaml when ParsedArtifacts.MayBeManifest(text) && artifacts.Kubernetes.Find(file.AdditionalFile.Path) is { } manifest:
                    Suppress(Suppressions.FromHashComments(text, manifest.Yaml.Content, "checkov:skip", "trivy:ignore"), text, context);
                    // What is wrong with a plain manifest is a finding (CR8017); a template may become right.
                    Run(rules, manifest, (manifest.Yaml.IsTemplate ? manifest.Yaml.Errors : manifest.Yaml.Limits).ToImmutableArray(), context);
                    break;

                case ArtifactKind.Compose when context.IsOwn:
                    ComposeFile compose = ComposeFile.Parse(file.AdditionalFile.Path, text);
                    Suppress(Suppressions.FromHashComments(text, compose.Yaml.Content, "checkov:skip", "trivy:ignore"), text, context);
                    Run(rules, compose, compose.Yaml.Errors.ToImmutableArray(), context);
                    break;

                case ArtifactKind.ApiList:
                    ReportInvalidRows(text, context);
                    break;
            }
        }
    }

    /// <summary>Each broken instruction is said by itself, since the others are read; a file without a stage is none at all.</summary>
    private static void RunOnDockerfile(ImmutableArray<Rule> rules, Dockerfile dockerfile, ArtifactContext context)
    {
        if (dockerfile.Stages.IsEmpty)
        {
            context.Report(CR0002FileNotAnalyzed.Rule, new TextSpan(0, 0), null, context.FileName, "no 'FROM' begins a stage of an image");
            return;
        }

        foreach (ArtifactError error in dockerfile.Errors)
            context.Report(CR0002FileNotAnalyzed.Rule, error.Span, null, context.FileName, "not this instruction, since " + Uncapitalized(error.Message));
        Run(rules, dockerfile, ImmutableArray<ArtifactError>.Empty, context);
    }

    private static void Suppress(Suppressions suppressions, SourceText text, ArtifactContext context)
    {
        ReportInvalidComments(suppressions, context);
        context.SuppressWhere((id, span) => suppressions.ReasonFor(id, text.Lines.GetLineFromPosition(span.Start).LineNumber));
    }

    private static void ReportInvalidComments(Suppressions suppressions, ArtifactContext context)
    {
        foreach (ArtifactError error in suppressions.Errors)
            context.Report(CR0001InvalidOption.Rule, error.Span, null, error.Message);
    }

    private static void Run<TDocument>(ImmutableArray<Rule> rules, TDocument document, ImmutableArray<ArtifactError> errors, ArtifactContext context)
    {
        ReportErrors(errors, context);
        foreach (Rule rule in rules)
        {
            if (rule is IArtifactRule<TDocument> artifactRule)
                artifactRule.Analyze(document, context);
        }
    }

    /// <summary>One finding per file: what follows the first damage is often its consequence.</summary>
    private static void ReportErrors(ImmutableArray<ArtifactError> errors, ArtifactContext context)
    {
        if (!errors.IsEmpty)
            context.Report(CR0002FileNotAnalyzed.Rule, errors[0].Span, null, context.FileName, "from here on, since " + Uncapitalized(errors[0].Message));
    }

    private static string Uncapitalized(string sentence) =>
        sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    private static void ReportInvalidRows(SourceText text, ArtifactContext context)
    {
        foreach (TextLine line in text.Lines)
        {
            if (!ApiListFile.TryParse(line.ToString(), out _, out _, out string reason))
                context.Report(CR0001InvalidOption.Rule, line.Span, null, $"This line of {context.FileName} has no effect: {reason}.");
        }
    }

    private static void ReportInvalidOptions(CompilationAnalysisContext context)
    {
        var options = new OptionReader(context.Options.AnalyzerConfigOptionsProvider);
        foreach ((string key, string value, Option option) in options.Invalid(context.Compilation, context.CancellationToken))
        {
            string message = $"The option '{key}' has no effect: '{value}' is not {option.Expects}. The default '{option.DefaultValue}' is used.";
            context.ReportDiagnostic(Diagnostic.Create(CR0001InvalidOption.Rule, Location.None, message));
        }
    }
}
