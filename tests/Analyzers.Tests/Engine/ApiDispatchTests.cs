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

            public class NamedLog
            {
                public NamedLog(string name) { }
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
        M:Acme.Logging.NamedLog.#ctor; CR4001; Named.
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
    [InlineData("Acme.Logging.RollingLog? log = new();", "Rolling.")]
    [InlineData("object Make() { Acme.Logging.RollingLog Log() { return new(); } return Log(); }", "Rolling.")]
    [InlineData("_ = new Acme.Logging.FileLog { Path = \"a\" };", "Path.")]
    [InlineData("_ = Acme.Logging.FileLog.Root;", "Root.")]
    public async Task Finds_the_use_in_a_statement(string statement, string message) =>
        Assert.Equal([message], await MessagesAsync($"class C {{ void M() {{ {statement} }} }}"));

    [Theory]
    [InlineData("using Log = Acme.Logging.FileLog; class C { void M() => Log.Open(\"a\"); }", "Opens a file.")]
    [InlineData("using Rolling = Acme.Logging.RollingLog; class C { object M() => new Rolling(); }", "Rolling.")]
    [InlineData("global using Rolling = Acme.Logging.RollingLog; class C { object M() => new Rolling(); }", "Rolling.")]
    [InlineData("using Rolling = Acme.Logging.RollingLog; class C { Rolling log = new(); }", "Rolling.")]
    [InlineData("global using Rolling = Acme.Logging.RollingLog; class C { Rolling Log { get; } = new(); }", "Rolling.")]
    [InlineData("using Acme.Logging; class C : NamedLog { C() : base(\"a\") { } }", "Named.")]
    [InlineData("class C : Acme.Logging.NamedLog, System.IDisposable { C() : base(\"a\") { } public void Dispose() { } }", "Named.")]
    [InlineData("using Named = Acme.Logging.NamedLog; class C : Named { C() : base(\"a\") { } }", "Named.")]
    [InlineData("using Acme.Logging; partial class C : System.IDisposable { C() : base(\"a\") { } public void Dispose() { } } partial class C : NamedLog { }", "Named.")]
    [InlineData("using static Acme.Logging.FileLog; class C { void M() => Open(\"a\"); }", "Opens a file.")]
    [InlineData("using Acme.Logging; class C { void M() => \"a\".ToFile(); }", "Extension.")]
    [InlineData("using Acme.Logging; class C { void M() => \"a\"\n    .ToFile(); }", "Extension.")]
    [InlineData("using Acme.Logging; class C { void M() => \"a\"./* all of it */ToFile(); }", "Extension.")]
    [InlineData("using Acme.Logging; class C { void M(string? s) => s?.ToFile(); }", "Extension.")]
    [InlineData("using Acme.Logging; class C { [Logged] void M() { } }", "Attribute.")]
    [InlineData("using Acme.Logging; class C { [LoggedAttribute] void M() { } }", "Attribute.")]
    [InlineData("using Acme.Logging; class C : FileLog { void M() => base.Write(\"a\"); }", "Writes to {a} file.")]
    [InlineData("using Acme.Logging; class C { void M(RollingLog log) => log.Write(\"a\"); }", "Writes to {a} file.")]
    public async Task Finds_the_use_in_a_file(string file, string message) => Assert.Equal([message], await MessagesAsync(file));

    [Theory]
    [InlineData("class C { void M() { Acme.Other.FileLog.Open(\"a\"); Acme.Other.FileLog.Write(\"a\"); } }")]
    [InlineData("class C { void Open() { } void M() => Open(); string Path => \"\"; string Root = \"\"; }")]
    [InlineData("class C { void ToFile() { } void M() => ToFile(); }")]
    [InlineData("class NamedLog { public NamedLog(string s) { } } class C : NamedLog { C() : base(\"a\") { } C(int i) : this() { } }")]
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

    [Theory]
    [InlineData("new LoggerConfiguration().Enrich.WithDetails().WriteTo.File(\"log.txt\").CreateLogger()")]
    [InlineData("new UnknownConfiguration().WriteTo.File(\"log.txt\")")]
    public async Task A_known_extension_matches_by_name_on_what_is_not_known(string chain)
    {
        TestProject project = TestProject.Web with { Sources = [$"using Serilog; class C {{ object M() => {chain}; }}"] };

        ImmutableArray<Diagnostic> built = await Findings.InBrokenAsync(project, "", TestContext.Current.CancellationToken);
        ImmutableArray<Diagnostic> buildless = await Findings.InBrokenAsync(
            project with { Config = "build_property.CloudReadyLoadedBy = buildless" }, "", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(built, finding => finding.Id == "CR4001");
        Assert.Equal("syntactic", Assert.Single(buildless, finding => finding.Id == "CR4001").Properties["confidence"]);
    }

    [Theory]
    [InlineData("System.IO.File.Exists(\"log.txt\")")]
    [InlineData("new UnknownConfiguration().WriteTo.File")]
    [InlineData("new Known().WriteTo.File(\"log.txt\")")]
    public async Task A_known_extension_does_not_match_on_what_is_known(string code)
    {
        TestProject project = TestProject.Web with
        {
            Sources = [$"using Serilog; class C {{ object M() => {code}; }} class Known {{ public Sinks WriteTo => new(); }} class Sinks {{ }}"],
            Config = "build_property.CloudReadyLoadedBy = buildless",
        };
        Assert.DoesNotContain(await Findings.InBrokenAsync(project, "", TestContext.Current.CancellationToken), finding => finding.Id == "CR4001");
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
    [InlineData("using System.Drawing; class C { object M() => Image.FromFile(\"a\"); }", 1)]
    [InlineData("class C { object M() => System.Drawing.Image.FromFile(\"a\"); }", 1)]
    [InlineData("using System.Drawing; using NetVips; class C { object M() => Image.NewFromFile(\"a\"); }", 0)]
    [InlineData("using System.Drawing; using Image = NetVips.Image; class C { object M() => Image.NewFromFile(\"a\"); }", 0)]
    [InlineData("using System.Drawing; class C { object M() => SixLabors.ImageSharp.Image.Load(\"a\"); }", 0)]
    public async Task An_unresolved_type_does_not_match_where_another_namespace_may_hold_it(string file, int expected)
    {
        TestProject project = TestProject.PlainWeb with { Sources = [file], Config = "build_property.CloudReadyLoadedBy = buildless" };
        ImmutableArray<Diagnostic> findings = await Findings.InBrokenAsync(project, "", TestContext.Current.CancellationToken);
        Assert.Equal(expected, findings.Count(finding => finding.Id == "CR6105"));
    }

    /// <summary>Names that stand everywhere are looked up only where the text around them lets a row match.</summary>
    [Theory]
    [InlineData("using System.IO; class C { const string P = Orders; void M() => File.Delete(P); }", 1)]
    [InlineData("using System.IO; class C { const string P = Orders; void M() => File\n    .Delete(P); }", 1)]
    [InlineData("using System.IO; class C { const string P = Orders; void M() => File./* gone */Delete(P); }", 1)]
    [InlineData("using F = System.IO.File; class C { const string P = Orders; void M() => F.Delete(P); }", 1)]
    [InlineData("using static System.IO.File; class C { const string P = Orders; void M() => Delete(P); }", 1)]
    [InlineData("class C { const string P = Orders; void M() => System.IO.File.Delete(P); }", 1)]
    [InlineData("class C { void M(Store store, string p) => store.Delete(p); } class Store { public void Delete(string p) { } }", 0)]
    public async Task A_common_name_is_found_however_its_receiver_is_written(string file, int expected)
    {
        TestProject project = TestProject.PlainWeb with { ImplicitUsings = null, Files = new Dictionary<string, string> { ["/src/CloudReady.Apis.txt"] = "" } };
        Assert.Equal(expected, (await Findings.InAsync(project with { Sources = [file.Replace("Orders", "\"/var/data/orders.json\"", StringComparison.Ordinal)] }, "System.Console.WriteLine();", TestContext.Current.CancellationToken)).Count(finding => finding.Id == "CR2101"));
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
