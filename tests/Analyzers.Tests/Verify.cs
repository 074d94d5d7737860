using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests;

/// <summary>What a test project is, for the analyzers.</summary>
internal sealed record TestProject
{
    /// <summary>An ASP.NET Core application on .NET 10 with every package that rules name.</summary>
    public static readonly TestProject Web = new() { References = Tests.References.WebWithPackages, IsWeb = true };

    /// <summary>An ASP.NET Core application on .NET 10 without packages.</summary>
    public static readonly TestProject PlainWeb = new() { References = Tests.References.Web, IsWeb = true };

    /// <summary>A console program on .NET 10; with a host in its code, a worker.</summary>
    public static readonly TestProject Console = new() { References = Tests.References.WebWithPackages };

    /// <summary>A class library on .NET 10 without ASP.NET Core.</summary>
    public static readonly TestProject Library = new() { References = Tests.References.Net, OutputKind = OutputKind.DynamicallyLinkedLibrary };

    /// <summary>An ASP.NET application on .NET Framework 4.8.</summary>
    public static readonly TestProject FrameworkWeb = new() { References = Tests.References.Net48, OutputKind = OutputKind.DynamicallyLinkedLibrary };

    public required MetadataReference[] References { get; init; }

    public OutputKind OutputKind { get; init; } = OutputKind.ConsoleApplication;

    public bool IsWeb { get; init; }

    /// <summary>Lines of the global analyzer config.</summary>
    public string Config { get; init; } = "";

    /// <summary>Additional files by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>More source files.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What a fix makes of <see cref="Sources"/>; null where it changes none of them.</summary>
    public IReadOnlyList<string>? FixedSources { get; init; }

    /// <summary>Preprocessor symbols.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>
    /// The namespaces that the SDK imports into every file of a web project, as a file; null for a project without
    /// implicit usings.
    /// </summary>
    public string? ImplicitUsings { get; init; } = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    internal string WebImplicitUsings => """

        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;
}

/// <summary>
/// Runs the product's analyzers, and fixes, over source with markup: <c>{|CR1001:"…"|}</c> is where a finding must be, and
/// nowhere else may be one. Compile errors in the source or in the fixed source fail the test.
/// </summary>
internal static class Verify
{
    /// <summary>The findings of C# rules are exactly those marked. Findings of rules not in <paramref name="ids"/> are ignored.</summary>
    public static Task AnalyzerAsync(TestProject project, string source, params string[] ids) =>
        Configure(new CSharpAnalyzerTest<CloudReadyAnalyzer, DefaultVerifier>(), project, source, ids).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>
    /// The fix turns the source into the fixed source, one finding at a time and by Fix All in document, project and
    /// solution; the fixed source has none of the findings that it marks as fixed.
    /// </summary>
    public static Task FixAsync<TFix>(TestProject project, string source, string fixedSource, string? equivalenceKey, params string[] ids)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<CloudReadyAnalyzer, TFix, DefaultVerifier>
        {
            FixedCode = fixedSource,
            CodeActionEquivalenceKey = equivalenceKey,
        };
        Configure(test, project, source, ids);

        // A scaffold leaves its finding until the work is decided: then the fixed source marks it too.
        if (equivalenceKey is not null && fixedSource.Contains("{|CR", StringComparison.Ordinal))
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        int unchanged = test.TestState.Sources.Count - (project.FixedSources?.Count ?? 0);
        test.FixedState.Sources.AddRange(test.TestState.Sources.Skip(1).Take(unchanged - 1).Select(file => (file.filename, file.content)));
        foreach (string changed in project.FixedSources ?? [])
            test.FixedState.Sources.Add(changed);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The finding is reported and no fix is offered.</summary>
    public static Task NoFixAsync<TFix>(TestProject project, string source, params string[] ids)
        where TFix : CodeFixProvider, new() =>
        FixAsync<TFix>(project, source, source, equivalenceKey: null, ids);

    private static AnalyzerTest<DefaultVerifier> Configure(AnalyzerTest<DefaultVerifier> test, TestProject project, string source, string[] ids)
    {
        test.TestCode = source;
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(project.References);
        test.TestState.OutputKind = project.OutputKind;
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", GlobalConfig(project, ids)));
        if (project.ImplicitUsings is { } usings)
            test.TestState.Sources.Add(("/0/GlobalUsings.cs", usings + (project.IsWeb ? project.WebImplicitUsings : "")));
        foreach (string more in project.Sources)
            test.TestState.Sources.Add(more);
        foreach ((string path, string content) in project.Files)
            test.TestState.AdditionalFiles.Add((path, SourceText.From(content)));
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(
            id,
            new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: project.Symbols)));
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectCompilationOptions(
            id,
            ((CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Enable)));
        // The library switches on what is off by default.
        test.DisabledDiagnostics.AddRange(RuleCatalog.All.Where(rule => !rule.Descriptor.IsEnabledByDefault && !ids.Contains(rule.Id)).Select(rule => rule.Id));
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        return test;
    }

    private static string GlobalConfig(TestProject project, string[] ids)
    {
        IEnumerable<string> silenced = ids.Length == 0
            ? []
            : RuleCatalog.All.Where(rule => !ids.Contains(rule.Id)).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = none");
        string web = project.IsWeb ? "build_property.UsingMicrosoftNETSdkWeb = true" : "";
        return $"""
            is_global = true
            {web}
            {string.Join('\n', silenced)}
            {project.Config}
            """;
    }
}
