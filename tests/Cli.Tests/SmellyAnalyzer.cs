using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

// An analyzer for tests only: nothing else loads it.
#pragma warning disable RS1036, RS1038, RS1041, RS2008

namespace CloudReady.Cli.Tests;

/// <summary>
/// Stands for the rules: reports calls of <c>Smell</c> as warnings, calls of <c>Whiff</c> as info, "secret" in settings
/// files, and settings files that are cut off.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmellyAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Smell = Descriptor("CR2900", "State", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor Whiff = Descriptor("CR3900", "Health", DiagnosticSeverity.Info);
    public static readonly DiagnosticDescriptor Setting = Descriptor("CR1900", "Configuration", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor Unread = Descriptor("CR0002", "Tool", DiagnosticSeverity.Info);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Smell, Whiff, Setting, Unread];

    /// <summary>Compiles without a warning, apart from the smell in the call of the method.</summary>
    public static string SourceWithOneSmell(string type) => $"public class {type} {{ public void Run() {{ Smell(1); }} private void Smell(int value) {{ }} }}\n";

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(AnalyzeCode);
        context.RegisterAdditionalFileAction(AnalyzeSettings);
    }

    private static void AnalyzeCode(SemanticModelAnalysisContext context)
    {
        foreach (InvocationExpressionSyntax call in context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            DiagnosticDescriptor? descriptor = call.Expression.ToString().Split('.')[^1] switch { "Smell" => Smell, "Whiff" => Whiff, _ => null };
            if (descriptor is null)
                continue;
            bool isBound = context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not null;
            ImmutableDictionary<string, string?> properties = isBound ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add("confidence", "syntactic");
            context.ReportDiagnostic(Diagnostic.Create(descriptor, call.GetLocation(), properties, call.Expression.ToString()));
        }
    }

    private static void AnalyzeSettings(AdditionalFileAnalysisContext context)
    {
        SourceText? text = context.AdditionalFile.GetText(context.CancellationToken);
        string content = text?.ToString() ?? "";
        int at = content.IndexOf("secret", StringComparison.Ordinal);
        if (at >= 0)
            context.ReportDiagnostic(Diagnostic.Create(Setting, LocationOf(context.AdditionalFile, text!, new TextSpan(at, 6)), "a setting"));
        if (context.AdditionalFile.Path.EndsWith(".json", StringComparison.Ordinal) && !content.TrimEnd().EndsWith('}'))
            context.ReportDiagnostic(Diagnostic.Create(Unread, LocationOf(context.AdditionalFile, text!, default), "the file is cut off"));
    }

    private static Location LocationOf(AdditionalText file, SourceText text, TextSpan span) => Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));

    private static DiagnosticDescriptor Descriptor(string id, string category, DiagnosticSeverity severity) =>
        new(id, "title", "Found {0}", category, severity, isEnabledByDefault: true);
}

/// <summary>An analyzer with a bug.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SmellyAnalyzer.Smell];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(_ => throw new InvalidOperationException("a bug"), SyntaxKind.ClassDeclaration);
    }
}
