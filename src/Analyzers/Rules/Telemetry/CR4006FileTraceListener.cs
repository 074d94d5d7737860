using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>Traces of System.Diagnostics that go to a file.</summary>
internal sealed class CR4006FileTraceListener() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApiRule, IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4006",
        "Traces are written to a file",
        "'{0}' writes traces to a file: it fills the container's disk and is lost with the pod. Use ConsoleTraceListener, the platform collects standard output.",
        DiagnosticSeverity.Warning,
        "A container's file system ends with the pod. Kubernetes collects what a container writes to standard output and standard error.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Diagnostics.TextWriterTraceListener.#ctor"),
        new ApiRow("M:System.Diagnostics.XmlWriterTraceListener.#ctor"),
        new ApiRow("M:System.Diagnostics.DelimitedListTraceListener.#ctor"),
        new ApiRow("M:System.Diagnostics.EventSchemaTraceListener.#ctor"),
        new ApiRow("M:Microsoft.VisualBasic.Logging.FileLogTraceListener.#ctor"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ApplicationKind kind = context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser
            || use.Expression is not BaseObjectCreationExpressionSyntax
            || !WritesToFile(use))
        {
            return;
        }

        bool isJudgement = kind == ApplicationKind.ConsoleTool || EnvironmentGuard.IsDevelopmentOnly(use.Expression, context.Model);
        context.Report(Rule, use.Location, isJudgement ? DiagnosticSeverity.Info : null, use.IsSyntactic, use.Row.SimpleTypeName);
    }

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        foreach (LogSink listener in TraceListeners.In(document))
        {
            if (listener.Kind != LogSinkKind.File || context.Kind is ApplicationKind.Desktop or ApplicationKind.Browser)
                continue;

            bool isJudgement = !listener.IsUsed || DevelopmentFile.Is(context.FileName) || context.Kind == ApplicationKind.ConsoleTool;
            context.Report(Rule, listener.Span, isJudgement ? DiagnosticSeverity.Info : null, listener.Name);
        }
    }

    /// <summary>A path, or a stream or writer that is opened on one: not the console, and not memory.</summary>
    private static bool WritesToFile(in ApiUse use)
    {
        if (use.Row.SimpleTypeName == "FileLogTraceListener")
            return true;
        if (use.Arguments is not { Arguments: { Count: > 0 } arguments })
            return false;

        ExpressionSyntax target = arguments[0].Expression;
        SemanticModel model = use.Context.Model;
        return model.GetTypeInfo(target, use.Context.CancellationToken).Type switch
        {
            { SpecialType: SpecialType.System_String } => true,
            { Name: "FileStream" } => true,
            { Name: "StreamWriter" } => OpensFile(target, model),
            { Name: "Stream" or "TextWriter" } => OpensFile(target, model),
            null => use.IsSyntactic && target is LiteralExpressionSyntax,
            _ => false,
        };
    }

    /// <summary><c>File.CreateText(…)</c>, <c>new StreamWriter("path")</c>, or a local that holds one.</summary>
    private static bool OpensFile(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is IdentifierNameSyntax
            && model.GetSymbolInfo(expression).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
            && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value })
        {
            expression = value;
        }

        return expression switch
        {
            InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "File" or "FileInfo" },
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } =>
                model.GetTypeInfo(arguments[0].Expression).Type is { SpecialType: SpecialType.System_String } or { Name: "FileStream" },
            _ => false,
        };
    }
}
