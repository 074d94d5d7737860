using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Fixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

/// <summary>
/// A program that writes values in every shape there is: after Fix All it compiles, says what is missing where a value is, reads
/// it where it is set, and a second Fix All changes nothing.
/// </summary>
public sealed partial class WrittenValuesFixAllTests
{
    /// <summary>Each is the body of a class whose <c>Run</c> returns the value.</summary>
    private static readonly string[] Shapes =
    [
        """public static string Run() => "Server=sql00;Database=Shop";""",
        """public static string Run() { const string cs = "Server=sql01;Database=Shop"; return cs; }""",
        """private const string Cs = "Server=sql02;Database=Shop"; public static string Run() => Cs;""",
        """public static string Run() => Names.Orders;""",
        """public static string Run() => FixedNames.Stock;""",
        """private static string Users { get; } = "Server=sql05;Database=Users"; public static string Run() => Users;""",
        """private static string Bills => "Server=sql06;Database=Bills"; public static string Run() => Bills;""",
        """public static string Run() => "Server=sql07;" + "Database=Shop";""",
        """"public static string Run() => """Server=sql08;Database=Shop""";"""",
        """public static string Run() => @"Server=sql09\EXPRESS;Database=Shop";""",
        """private const string Host = "sql10"; public static string Run() => $"Server={Host};Database=Shop";""",
        """public static string Run() => DateTime.Now.Year > 2000 ? "Server=sql11;Database=Shop" : "Server=sql11b;Database=Shop";""",
        """public static string Run() => DateTime.Now.Year switch { 1 => "", _ => "Server=sql12;Database=Shop" };""",
        """public static string Run() => (string)new System.Data.Common.DbConnectionStringBuilder { ConnectionString = "Server=sql13;Database=Shop" }["Server"];""",
        """public static string Run() { string[] all = ["mongodb://mongo14:27017"]; return all[0]; }""",
        """public static string Run() => new[] { "redis://redis15:6379" }[0];""",
        """public static string Run() { Uri uri = new("http://localhost:5016/"); return uri.ToString(); }""",
        """public static string Run() => new HttpClient { BaseAddress = new("http://orders17:8080/") }.BaseAddress!.ToString();""",
        """public static string Run() { string smtpPassword = "Hunter18!x"; return smtpPassword; }""",
        """public static string Run() => new System.Net.NetworkCredential("shop", "Hunter19!x").Password;""",
        """public static string Run() => new Dictionary<string, string> { ["ApiKey"] = "9f8e7d6c5b4a39282020" }["ApiKey"];""",
        """public static string Run() { Func<string> read = () => "amqp://shop:Zx21@rabbit21"; return read(); }""",
        """public static string Run() { var host = "192.168.4.22"; return host; }""",
        """public static string Run() => "Server=sql00;Database=Shop";""",
    ];

    private static readonly CodeFixProvider[] Fixes = [new CR1001HardcodedConnectionStringFix(), new CR1002HardcodedCredentialFix(), new CR1003HardcodedEndpointFix()];

    private static readonly Lazy<Task<Project>> FixedProject = new(async () => await FixAllAsync(CreateProject()));

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Shapes.Length)];

    [Fact]
    public async Task Every_literal_is_moved_and_none_is_left()
    {
        Project project = await FixedProject.Value;

        string code = string.Concat(await Task.WhenAll(project.Documents.Select(async document => (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString())));
        Assert.DoesNotMatch("Server=sql|Hunter|mongodb:|redis:|amqp:|localhost|orders17|9f8e7d", Unfixable().Replace(code, ""));
        Assert.All(await DiagnoseAsync(project), finding => Assert.Contains(
            "unfixable",
            finding.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).Lines[finding.Location.GetLineSpan().StartLinePosition.Line].ToString(),
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        Project project = await FixedProject.Value;

        Project again = await FixAllAsync(project);

        foreach (Document document in project.Documents)
            Assert.Equal((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), (await again.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_program_says_what_is_missing_and_reads_what_is_set(int shape)
    {
        byte[] program = await EmitAsync(await FixedProject.Value);

        Exception missing = Assert.Throws<InvalidOperationException>(() => Run(program, shape));

        string variable = Assert.Single(Variable().Matches(missing.Message)).Groups["name"].Value;
        Assert.Equal($"Set the environment variable {variable}.", missing.Message);
        string value = shape == 13 ? "Server=given" : shape is 16 or 17 ? "http://given/" : "given";
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            Assert.Equal(shape == 13 ? "given" : value, Run(program, shape));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task The_same_value_has_the_same_key()
    {
        byte[] program = await EmitAsync(await FixedProject.Value);

        string[] messages = [.. Enumerable.Range(0, Shapes.Length).Select(shape => Assert.Throws<InvalidOperationException>(() => Run(program, shape)).Message)];

        Assert.Equal(messages[0], messages[^1]);
        Assert.Equal(Shapes.Length - 1, messages.Distinct().Count());
    }

    [GeneratedRegex("environment variable (?<name>[A-Za-z0-9_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex("^.*// unfixable$", RegexOptions.Multiline)]
    private static partial Regex Unfixable();

    private static Project CreateProject()
    {
        const string names = """
            static class Names
            {
                public const string Orders = "Server=sql03;Database=Orders";
            }

            static class FixedNames
            {
                public static readonly string Stock = "Server=sql04;Database=Stock";
            }

            class Unfixed
            {
                [System.ComponentModel.DefaultValue("Server=sql97;Database=Shop")] // unfixable
                public string Open(string cs = "Server=sql98;Database=Shop") => cs; // unfixable
                public string Format(string host) => string.Format("Server={0};Database=Shop;Password=Zx99", host); // unfixable
            }
            """;
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: References.Net));
        project = project.AddDocument("Usings.cs", TestProject.Library.ImplicitUsings!, filePath: "/src/Usings.cs").Project;
        project = project.AddDocument("Names.cs", names, filePath: "/src/Names.cs").Project;
        for (int shape = 0; shape < Shapes.Length; shape++)
            project = project.AddDocument($"Shape{shape:00}.cs", $"public static class Shape{shape:00}\n{{\n    {Shapes[shape]}\n}}\n", filePath: $"/src/Shape{shape:00}.cs").Project;
        return project;
    }

    private static async Task<Project> FixAllAsync(Project project)
    {
        foreach (CodeFixProvider provider in Fixes)
        {
            ImmutableArray<Diagnostic> findings = [.. (await DiagnoseAsync(project)).Where(finding => provider.FixableDiagnosticIds.Contains(finding.Id))];
            if (findings.IsEmpty)
                continue;

            var context = new FixAllContext(
                project.Documents.First(), provider, FixAllScope.Project, provider.FixableDiagnosticIds[0] + ":environment", provider.FixableDiagnosticIds, new Known(findings), CancellationToken.None);
            CodeAction all = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
            ApplyChangesOperation change = (await all.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
            project = change.ChangedSolution.GetProject(project.Id)!;
        }

        return project;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> findings = await compilation.WithAnalyzers([new CloudReadyAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. findings.Where(finding => finding.Id is "CR1001" or "CR1002" or "CR1003")];
    }

    private static async Task<byte[]> EmitAsync(Project project)
    {
        using var stream = new MemoryStream();
        Assert.Empty((await project.GetCompilationAsync())!.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return stream.ToArray();
    }

    /// <summary>Runs one shape in an assembly of its own, so that its static fields are set anew.</summary>
    private static string Run(byte[] program, int shape)
    {
        MethodInfo run = Assembly.Load(program).GetType($"Shape{shape:00}")!.GetMethod("Run")!;
        try
        {
            return (string)run.Invoke(null, null)!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.GetBaseException();
        }
    }

    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return findings.Where(finding => finding.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
