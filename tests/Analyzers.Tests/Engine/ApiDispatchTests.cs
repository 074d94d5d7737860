using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Engine;

/// <summary>
/// An API is found however it is written, and nothing else of the same name is. The APIs are those of a user, so that no
/// rule has a say.
/// </summary>
public sealed class ApiDispatchTests
{
    private const string Acme = """
        namespace Acme.Logging
        {
            public class FileLog
            {
                public FileLog() { }
                public FileLog(string path) { }
                public static FileLog Open(string path) => new(path);
                public virtual void Write(string line) { }
                public string Path { get; set; } = "";
                public static readonly string Root = "/";
            }

            public sealed class RollingLog : FileLog
            {
                public override void Write(string line) { }
            }

            public static class LogExtensions
            {
                public static void ToFile(this string line) { }
            }

            public sealed class LoggedAttribute : System.Attribute { }
        }

        namespace Acme.Other
        {
            public static class FileLog
            {
                public static void Open(string path) { }
                public static void Write(string line) { }
            }
        }
        """;

    private const string Rows = """
        M:Acme.Logging.FileLog.Open; CR4001; Opens a file.
        M:Acme.Logging.FileLog.Write; CR4001; Writes to {a} file.
        M:Acme.Logging.LogExtensions.ToFile; CR4001; Extension.
        M:Acme.Logging.RollingLog.#ctor; CR4001; Rolling.
        P:Acme.Logging.FileLog.Path; CR4001; Path.
        F:Acme.Logging.FileLog.Root; CR4001; Root.
        T:Acme.Logging.LoggedAttribute; CR4001; Attribute.
        """;

    [Theory]
    [InlineData("Acme.Logging.FileLog.Open(\"a\");", "Opens a file.")]
    [InlineData("global::Acme.Logging.FileLog.Open(\"a\");", "Opens a file.")]
    [InlineData("new Acme.Logging.FileLog().Write(\"a\");", "Writes to {a} file.")]
    [InlineData("new Acme.Logging.FileLog()?.Write(\"a\");", "Writes to {a} file.")]
    [InlineData("System.Action<string> write = new Acme.Logging.FileLog().Write;", "Writes to {a} file.")]
    [InlineData("Acme.Logging.LogExtensions.ToFile(\"a\");", "Extension.")]
    [InlineData("_ = new Acme.Logging.RollingLog();", "Rolling.")]
    [InlineData("Acme.Logging.RollingLog log = new();", "Rolling.")]
    [InlineData("_ = new Acme.Logging.FileLog { Path = \"a\" };", "Path.")]
    [InlineData("_ = Acme.Logging.FileLog.Root;", "Root.")]
    public async Task Finds_the_use_in_a_statement(string statement, string message) =>
        Assert.Equal([message], await MessagesAsync($"class C {{ void M() {{ {statement} }} }}"));

    [Theory]
    [InlineData("using Log = Acme.Logging.FileLog; class C { void M() => Log.Open(\"a\"); }", "Opens a file.")]
    [InlineData("using Rolling = Acme.Logging.RollingLog; class C { object M() => new Rolling(); }", "Rolling.")]
    [InlineData("global using Rolling = Acme.Logging.RollingLog; class C { object M() => new Rolling(); }", "Rolling.")]
    [InlineData("using static Acme.Logging.FileLog; class C { void M() => Open(\"a\"); }", "Opens a file.")]
    [InlineData("using Acme.Logging; class C { void M() => \"a\".ToFile(); }", "Extension.")]
    [InlineData("using Acme.Logging; class C { [Logged] void M() { } }", "Attribute.")]
    [InlineData("using Acme.Logging; class C { [LoggedAttribute] void M() { } }", "Attribute.")]
    [InlineData("using Acme.Logging; class C : FileLog { void M() => base.Write(\"a\"); }", "Writes to {a} file.")]
    [InlineData("using Acme.Logging; class C { void M(RollingLog log) => log.Write(\"a\"); }", "Writes to {a} file.")]
    public async Task Finds_the_use_in_a_file(string file, string message) => Assert.Equal([message], await MessagesAsync(file));

    [Theory]
    [InlineData("class C { void M() { Acme.Other.FileLog.Open(\"a\"); Acme.Other.FileLog.Write(\"a\"); } }")]
    [InlineData("class C { void Open() { } void M() => Open(); string Path => \"\"; string Root = \"\"; }")]
    [InlineData("class RollingLog { } class C { object M() => new RollingLog(); RollingLog N() => new(); }")]
    [InlineData("class C { /* FileLog.Open(\"a\") */ string s = \"Acme.Logging.FileLog.Open\"; }")]
    [InlineData("class C { string M() => nameof(Acme.Logging.FileLog); }")]
    public async Task Silent_about_other_things_of_the_same_name(string file) => Assert.Empty(await MessagesAsync(file));

    [Theory]
    [InlineData("class C { void M() { Acme.Logging.FileLog.Open( } }")]
    [InlineData("class C { void M() { new Acme.Logging.RollingLog(1, 2, ; } }")]
    [InlineData("using Acme.Logging; [Logged(")]
    [InlineData("class C : Acme.Logging.FileLog { C() : base( ")]
    [InlineData("var x = new(\"Server=sql;Database=")]
    [InlineData("app.MapHealthChecks(; app.Run(")]
    [InlineData("\0\uFFFF{{{{((((")]
    public async Task Half_typed_code_does_no_harm(string file) =>
        await Findings.InBrokenAsync(Project(file), "System.Console.WriteLine();", TestContext.Current.CancellationToken);

    [Fact]
    public async Task Deep_nesting_does_no_harm()
    {
        string concatenation = string.Concat(Enumerable.Repeat("\"Server=sql;\" + ", 3_000)) + "\"Database=Shop\"";
        await Findings.InBrokenAsync(Project($"class C {{ string s = {concatenation}; }}"), "System.Console.WriteLine();", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Unresolved_names_match_by_name_where_a_project_is_read_without_its_build()
    {
        const string File = "using Serilog; class C { object M() => new LoggerConfiguration().WriteTo.File(\"log.txt\").CreateLogger(); }";
        TestProject project = TestProject.PlainWeb with { Sources = [File] };

        ImmutableArray<Diagnostic> built = await Findings.InBrokenAsync(project, "", TestContext.Current.CancellationToken);
        ImmutableArray<Diagnostic> buildless = await Findings.InBrokenAsync(
            project with { Config = "build_property.CloudReadyLoadedBy = buildless" }, "", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(built, finding => finding.Id == "CR4001");
        Diagnostic finding = Assert.Single(buildless, finding => finding.Id == "CR4001");
        Assert.Equal("syntactic", finding.Properties["confidence"]);
    }

    [Theory]
    [InlineData("build_property.IsTestProject = true", 0)]
    [InlineData("build_property.IsTestProject = true\ncloudready_include_tests = true", 1)]
    public async Task Test_projects_are_left_out_unless_asked_for(string config, int expected)
    {
        TestProject project = Project("class C { void M() => Acme.Logging.FileLog.Open(\"a\"); }") with { Config = config };
        Assert.Equal(expected, (await Findings.InAsync(project, "System.Console.WriteLine();", TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Generated_code_is_left_out() =>
        Assert.Empty(await MessagesAsync("// <auto-generated/>\nclass C { void M() => Acme.Logging.FileLog.Open(\"a\"); }"));

    private static async Task<string[]> MessagesAsync(string file) =>
        [.. (await Findings.InAsync(Project(file), "System.Console.WriteLine();", TestContext.Current.CancellationToken)).Select(finding => finding.GetMessage())];

    private static TestProject Project(string file) => TestProject.PlainWeb with
    {
        Sources = [Acme, file],
        ImplicitUsings = null,
        Files = new Dictionary<string, string> { ["/src/CloudReady.Apis.txt"] = Rows },
    };
}
