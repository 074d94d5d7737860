using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2101LocalFileWriteTests
{
    [Theory]
    [InlineData("""File.WriteAllText(path, "x")""")]
    [InlineData("""File.AppendAllText(path, "x")""")]
    [InlineData("File.WriteAllBytes(path, [])")]
    [InlineData("System.IO.File.Create(path)")]
    [InlineData("File.OpenWrite(path)")]
    [InlineData("File.Copy(\"seed.json\", path)")]
    [InlineData("File.Move(\"in.csv\", path)")]
    [InlineData("File.Delete(path)")]
    [InlineData("new FileStream(path, FileMode.Create)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.ReadWrite)")]
    [InlineData("new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })")]
    [InlineData("File.Open(path, FileMode.Append)")]
    [InlineData("new StreamWriter(path)")]
    [InlineData("new FileInfo(path).Delete()")]
    [InlineData("new FileInfo(path).CopyTo(path + 2)")]
    [InlineData("new DirectoryInfo(path).Delete(true)")]
    [InlineData("Directory.Move(path, path + 2)")]
    [InlineData("Directory.Delete(path, true)")]
    [InlineData("System.IO.Compression.ZipFile.ExtractToDirectory(path, path)")]
    [InlineData("System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create)")]
    [InlineData("System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(path)")]
    [InlineData("new System.Xml.Linq.XDocument().Save(path)")]
    [InlineData("System.Xml.XmlWriter.Create(path)")]
    [InlineData("new System.Data.DataSet().WriteXml(path)")]
    public async Task Writing_in_a_service_is_a_warning(string call)
    {
        string source = Controller($"{call}{(call.StartsWith("new", StringComparison.Ordinal) && !call.Contains(").", StringComparison.Ordinal) ? ".Dispose()" : "")};");
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesAsync(TestProject.Web, source));
    }

    [Theory]
    [InlineData("File.ReadAllText(path)")]
    [InlineData("new FileStream(path, FileMode.Open).Dispose()")]
    [InlineData("new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read).Dispose()")]
    [InlineData("File.Open(path, FileMode.Open, FileAccess.Read).Dispose()")]
    [InlineData("File.OpenRead(path).Dispose()")]
    [InlineData("new StreamWriter(new MemoryStream()).Dispose()")]
    [InlineData("System.Xml.XmlWriter.Create(new StringWriter()).Dispose()")]
    [InlineData("new System.Xml.Linq.XDocument().Save(new MemoryStream())")]
    [InlineData("new System.Data.DataSet().WriteXml(new MemoryStream())")]
    [InlineData("System.IO.Compression.ZipFile.OpenRead(path).Dispose()")]
    [InlineData("Directory.GetFiles(path)")]
    [InlineData("new Store().Delete(path)")]
    public Task Reading_and_streams_are_no_findings(string call) => Verify.AnalyzerAsync(TestProject.Web, Controller(call + ";"), "CR2101");

    [Fact]
    public Task One_finding_for_a_method_on_its_strongest_write() => Verify.AnalyzerAsync(
        TestProject.Web,
        Controller(
            """
            Directory.CreateDirectory(path);
            File.Delete(path + ".old");
            File.{|CR2101:WriteAllText(path, "x")|};
            File.WriteAllText(path + 2, "x");
            """),
        "CR2101");

    [Fact]
    public async Task The_other_writes_of_the_method_are_additional_locations()
    {
        var findings = await Findings.InAsync(
            TestProject.Web,
            Controller("""Directory.CreateDirectory(path); File.WriteAllText(path, "x"); File.Delete(path + 2);"""),
            TestContext.Current.CancellationToken);
        Diagnostic finding = Assert.Single(findings, finding => finding.Id == "CR2101");
        Assert.Equal(2, finding.AdditionalLocations.Count);
        Assert.Equal(
            "'File.WriteAllText' writes on the disk of the container: a restart loses it, other replicas do not have it, and a read-only file system refuses it. Keep data in a database or an object store, or on a volume that the replicas share.",
            finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_message_says_what_the_file_and_the_program_are()
    {
        Assert.Equal(
            "'File.WriteAllText' writes on the disk of the container: a read-only file system refuses it, and what is not deleted fills the disk of the node. Give the pod an 'emptyDir' for its temporary files.",
            await MessageAsync(TestProject.Web, Controller("""File.WriteAllText(Path.Combine(Path.GetTempPath(), "a"), "x");""")));
        Assert.StartsWith(
            "'File.WriteAllText' writes on the disk of the container, where this program runs in one: a restart loses it",
            await MessageAsync(TestProject.Console, "System.IO.File.WriteAllText(\"a.txt\", \"x\");"),
            StringComparison.Ordinal);

        static async Task<string> MessageAsync(TestProject project, string source) =>
            Assert.Single(await Findings.InAsync(project, source, TestContext.Current.CancellationToken), finding => finding.Id == "CR2101").GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("""var file = Path.GetTempFileName(); File.WriteAllText(file, "x"); System.Diagnostics.Process.Start("pdf", file); File.Delete(file);""")]
    [InlineData("""File.WriteAllText(_temp, "x");""", "File.Delete(_temp);")]
    [InlineData("""File.WriteAllText(Path.Combine(paths.TempDirectory, "a.pdf"), "x");""")]
    [InlineData("""var temp = Path.Combine(paths.TempDirectory, "a"); File.Copy(Path.Combine(paths.Data, "a"), temp, true); File.Move(temp, name);""")]
    [InlineData("""using var stream = new FileStream(Path.Combine(Path.GetTempPath(), "a.zip"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);""")]
    [InlineData("""var probe = Path.Combine(paths.Data, "probe"); File.WriteAllText(probe, ""); File.Delete(probe);""")]
    public async Task A_temporary_file_is_a_suggestion(string code, string teardown = "") =>
        Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(TestProject.Web, Renderer(code, teardown)));

    [Theory]
    [InlineData("Directory.CreateDirectory(paths.TempDirectory);")]
    [InlineData("""var dump = Path.GetTempFileName(); try { System.Diagnostics.Process.Start("dump", dump); } finally { File.Delete(dump); }""")]
    [InlineData("""foreach (string file in Directory.GetFiles(Path.GetTempPath(), "a*")) File.Delete(Path.Combine(Path.GetTempPath(), file));""")]
    public async Task To_tidy_up_what_is_temporary_is_silent(string code) => Assert.Empty(await SeveritiesAsync(TestProject.Web, Renderer(code, "")));

    private static string Renderer(string code, string teardown) => $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public interface IPaths { string TempDirectory { get; } string Data { get; } }

        public class PdfRenderer(IPaths paths)
        {
            private readonly string _temp = Path.Combine(Path.GetTempPath(), "a.html");

            public void Render(string name) { {{code}} }

            public void Teardown() { {{teardown}} }

            public override string ToString() => paths.Data + _temp;
        }
        """;

    [Fact]
    public async Task A_temporary_file_that_nobody_deletes_is_a_suggestion() => Assert.Equal(
        [DiagnosticSeverity.Info, DiagnosticSeverity.Info],
        await SeveritiesAsync(
            TestProject.Web,
            Controller("") + """
            public interface IPaths { string TempDirectory { get; } }

            public class Chunks(IPaths paths)
            {
                public void One(string id) => File.WriteAllText(Path.Combine(Path.GetTempPath(), id), "x");
                public void Two(string id) => File.WriteAllText(Path.Combine(paths.TempDirectory, id), "x");
            }
            """));

    [Fact]
    public async Task A_name_that_has_Delete_in_it_deletes_nothing() => Assert.Equal(
        [DiagnosticSeverity.Warning],
        await SeveritiesAsync(
            TestProject.Web,
            Controller("""var copy = new FileInfo("plugins/a.dll"); File.Copy("a.dll", copy.FullName); File.Move(copy.FullName, Names.GetDeleteName(copy));""")
                + """public static class Names { public static string GetDeleteName(FileInfo file) => file.FullName + ".delete"; }"""));

    [Theory]
    [InlineData("var socketPath = \"run/shop.socket\";")]
    [InlineData("var path = Path.Combine(\"run\", \"shop.sock\"); var socketPath = path;")]
    public Task The_file_of_a_socket_is_silent(string path) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(options =>
        {
            {{path}}
            if (File.Exists(socketPath))
                File.Delete(socketPath);
            options.ListenUnixSocket(socketPath);
        });
        builder.Build().Run();
        """,
        "CR2101");

    [Fact]
    public async Task Severity_follows_what_the_project_is()
    {
        const string Save = """public class Saver { public void Save() => System.IO.File.WriteAllText("a.txt", "x"); }""";
        const string Main = "public class Program { public static void Main() { } }";
        Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(TestProject.Console, Save + Main));
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesAsync(TestProject.Console with { Config = "build_property.UsingMicrosoftNETSdkWorker = true" }, Save + Main));
        Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(TestProject.Library, Save));
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesAsync(TestProject.FrameworkWeb, "using System.Web; " + Save));
        Assert.Empty(await SeveritiesAsync(TestProject.Console with { OutputKind = OutputKind.WindowsApplication }, Save + Main));
    }

    [Fact]
    public Task Code_for_development_is_silent() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        var app = WebApplication.CreateBuilder(args).Build();
        if (app.Environment.IsDevelopment())
            File.WriteAllText("openapi.json", "{}");
        app.Run();
        """,
        "CR2101");

    [Fact]
    public Task To_ask_for_a_lock_changes_nothing() => Verify.AnalyzerAsync(
        TestProject.Web,
        Controller("") + "public static class Files { public static bool IsLocked(FileInfo file) { using var stream = file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None); return false; } }",
        "CR2101");

    [Theory]
    [InlineData("configuration[\"Folder\"]!")]
    [InlineData("configuration.GetValue<string>(\"Folder\") ?? \"reports\"")]
    [InlineData("configuration.GetSection(\"Reports\")[\"Folder\"] ?? Path.Combine(environment.ContentRootPath, \"reports\")")]
    [InlineData("options.Value.Folder")]
    [InlineData("Environment.GetEnvironmentVariable(\"FOLDER\")!")]
    [InlineData("string.IsNullOrEmpty(options.Value.Folder) ? \"reports\" : options.Value.Folder")]
    [InlineData("paths.Reports")]
    [InlineData("paths.FolderOf(\"reports\")")]
    [InlineData("given")]
    [InlineData("string.Format(\"{0}/reports\", given)")]
    public async Task A_folder_that_a_volume_can_take_the_place_of_is_a_suggestion_for_the_file(string folder)
    {
        var findings = await Findings.InAsync(
            TestProject.Web,
            $$"""
            using Microsoft.Extensions.Options;

            WebApplication.CreateBuilder(args).Build().Run();

            public class ReportOptions { public string Folder { get; set; } = "reports"; }

            public interface IReportPaths { string Reports { get; } string FolderOf(string name); }

            public class Reports(IConfiguration configuration, IOptions<ReportOptions> options, IReportPaths paths, IWebHostEnvironment environment, string given)
            {
                private readonly string _folder = {{folder}};

                public void Save(string day) => File.WriteAllText(Path.Combine(_folder, day + ".csv"), "x");

                public void Delete(string day)
                {
                    string path = $"{_folder}/{day}.csv";
                    File.Delete(path);
                }
            }
            """,
            TestContext.Current.CancellationToken);
        Diagnostic finding = Assert.Single(findings, finding => finding.Id is "CR2101" or "CR2104");
        Assert.Equal(("CR2101", DiagnosticSeverity.Info, 1), (finding.Id, finding.Severity, finding.AdditionalLocations.Count));
        Assert.StartsWith(
            "'File.WriteAllText' writes on the disk of the container, unless its path leads to a volume: ",
            finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"reports\"")]
    [InlineData("Named(\"reports\")")]
    [InlineData("Default")]
    [InlineData("Defaults.Folder")]
    [InlineData("Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)")]
    public async Task A_folder_that_the_code_names_is_a_warning(string folder) => Assert.Equal(
        [DiagnosticSeverity.Warning],
        await SeveritiesAsync(
            TestProject.Web,
            $$"""
            WebApplication.CreateBuilder(args).Build().Run();

            public static class Defaults { public static readonly string Folder = "re" + "ports"; }

            public class Reports
            {
                private const string Default = "reports";

                public void SaveToday() => Save({{folder}}, "today");

                private static string Named(string name) => $"data/{name}";

                private void Save(string folder, string day)
                {
                    var path = Path.Combine(folder, day);
                    path = Path.ChangeExtension(path, ".csv");
                    File.WriteAllText(path, "x");
                }
            }
            """));

    [Fact]
    public async Task A_default_of_a_parameter_counts() => Assert.Equal(
        [DiagnosticSeverity.Warning],
        await SeveritiesAsync(
            TestProject.Web,
            """
            WebApplication.CreateBuilder(args).Build().Run();

            public class Reports
            {
                public void Save(string? path = null)
                {
                    path = path ?? "reports/today.csv";
                    File.WriteAllText(path, "x");
                }
            }
            """));

    [Fact]
    public async Task What_a_command_line_starts_is_a_suggestion() => Assert.Equal(
        [DiagnosticSeverity.Info],
        await SeveritiesAsync(
            TestProject.Web,
            Controller("") + """
            public class CommandNameAttribute(string name) : Attribute { public string Name => name; }

            public class Generator { [CommandName("codegen module")] public void Module() => File.WriteAllText("Module.cs", ""); }
            """));

    [Fact]
    public Task A_task_of_MSBuild_is_silent() => Verify.AnalyzerAsync(
        TestProject.Web with { Sources = ["namespace Microsoft.Build.Framework { public interface ITask { bool Execute(); } }"] },
        "using Microsoft.Build.Framework;\n" + Controller("") + """public class Pack : ITask { public bool Execute() { File.WriteAllText("pack.txt", "x"); return true; } }""",
        "CR2101");

    [Fact]
    public async Task A_task_of_MSBuild_without_its_packages_is_silent()
    {
        const string Code = "{ public bool Execute() { System.IO.File.WriteAllText(\"pack.txt\", \"x\"); return true; } }";
        Assert.Empty(await InBrokenAsync("using Microsoft.Build.Utilities; public class Pack : Task " + Code));
        Assert.Empty(await InBrokenAsync("public class Pack : Microsoft.Build.Utilities.AppDomainIsolatedTask " + Code));
        Assert.Equal([DiagnosticSeverity.Info], await InBrokenAsync("using Microsoft.Build.Utilities; public class Packer " + Code));
        Assert.Equal([DiagnosticSeverity.Warning], await InBrokenAsync("public class Pack : Task " + Code));

        static async Task<IEnumerable<DiagnosticSeverity>> InBrokenAsync(string source) =>
            (await Findings.InBrokenAsync(TestProject.Web with { Sources = [source] }, Controller(""), TestContext.Current.CancellationToken))
                .Where(finding => finding.Id == "CR2101").Select(finding => finding.Severity);
    }

    [Theory]
    [InlineData("public static void Save(string file, string text) => File.WriteAllText(file, text);")]
    [InlineData("public static void Save(FileInfo file, string text) { using var stream = file.Create(); }")]
    [InlineData("public static void Save(string folder, string text) => File.WriteAllText(Path.Combine(folder, \"a.txt\"), text);")]
    [InlineData("public static void Save(string path, string text) { Directory.CreateDirectory(Path.GetDirectoryName(path)!); File.WriteAllText(path, text); }")]
    public Task A_method_that_is_handed_the_path_is_silent(string method) =>
        Verify.AnalyzerAsync(TestProject.Web, Controller("") + $$"""public static class Files { {{method}} }""", "CR2101");

    [Theory]
    [InlineData("Files.Save(\"reports/today.csv\");", DiagnosticSeverity.Warning)]
    [InlineData("\"reports/today.csv\".Save();", DiagnosticSeverity.Warning)]
    [InlineData("Files.Save(file: \"reports/today.csv\");", DiagnosticSeverity.Warning)]
    [InlineData("Files.Save(System.Environment.GetEnvironmentVariable(\"FOLDER\")!);", DiagnosticSeverity.Info)]
    [InlineData("new Disk().Store(\"reports/today.csv\");", DiagnosticSeverity.Warning)]
    [InlineData("((IDisk)new Disk()).Store(\"reports/today.csv\");", DiagnosticSeverity.Warning)]
    public async Task Callers_in_other_files_tell_what_is_handed_in(string call, DiagnosticSeverity expected) => Assert.Equal(
        [expected],
        await SeveritiesAsync(
            TestProject.Web with { Sources = ["public class Reports2 { public void Today() { " + call + " } }"] },
            Controller("") + """
            public static class Files { public static void Save(this string file) => File.WriteAllText(file, "x"); }

            public interface IDisk { void Store(string file); }

            public class Disk : IDisk { public void Store(string file) => File.WriteAllText(file, "x"); }
            """));

    [Fact]
    public async Task What_a_method_gives_back_of_its_arguments_is_followed() => Assert.Equal(
        [DiagnosticSeverity.Warning],
        await SeveritiesAsync(
            TestProject.Web with { Sources = ["public static class PathValidation { public static string Validate(string root, string path) { if (!path.StartsWith(root)) throw new System.ArgumentException(path); return path; } }"] },
            Controller("""File.WriteAllText(PathValidation.Validate("reports", Path.Combine("reports", Guid.NewGuid().ToString())), "x");""")));

    [Theory]
    [InlineData("File.Delete(Path.Combine(paths.Data, \"a.db\"));", new DiagnosticSeverity[0])]
    [InlineData("File.Move(Path.Combine(paths.Data, \"a.db\"), Path.Combine(paths.Data, \"a.db.old\"));", new DiagnosticSeverity[0])]
    [InlineData("File.Move(\"a.db\", Path.Combine(paths.Data, \"a.db\"));", new[] { DiagnosticSeverity.Info })]
    [InlineData("File.Move(Path.GetTempFileName(), Path.Combine(paths.Data, \"a.db\"));", new[] { DiagnosticSeverity.Info })]
    [InlineData("new FileInfo(Path.Combine(paths.Data, \"a.db\")).MoveTo(Path.Combine(paths.Data, \"a.db.old\"));", new DiagnosticSeverity[0])]
    [InlineData("Directory.CreateDirectory(paths.Data); File.Delete(Path.Combine(paths.Data, \"a.db\"));", new[] { DiagnosticSeverity.Info })]
    public async Task To_tidy_up_in_a_folder_that_may_be_a_volume_is_silent(string code, DiagnosticSeverity[] expected) => Assert.Equal(
        expected,
        await SeveritiesAsync(
            TestProject.Web,
            Controller("") + $$"""
            public interface IPaths { string Data { get; } }

            public class Migration(IPaths paths) { public void Run() { {{code}} } }
            """));

    [Fact]
    public async Task What_a_writer_passes_to_its_base_is_reported_where_the_writer_is_made() => Assert.Empty(
        await SeveritiesAsync(
            TestProject.Web,
            Controller("") + """
            public class CsvWriter : StreamWriter { public CsvWriter(string path) : base(path) { } }
            public class LineWriter(string path) : StreamWriter(path);
            """));

    [Fact]
    public async Task A_writer_of_something_unknown_is_silent()
    {
        var findings = await Findings.InBrokenAsync(TestProject.Web, Controller("using var writer = new StreamWriter(Missing.Output);"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(findings, finding => finding.Id == "CR2101");
    }

    [Fact]
    public async Task One_write_to_the_disk_of_the_container_makes_the_method_a_warning() => Assert.Equal(
        [DiagnosticSeverity.Warning],
        await SeveritiesAsync(TestProject.Web, Controller("""File.WriteAllText(Environment.GetEnvironmentVariable("FOLDER") + "/a.csv", "x"); File.Delete(path);""")));

    private static Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(TestProject project, string source) =>
        Findings.SeveritiesAsync(project, "CR2101", source, TestContext.Current.CancellationToken);

    private static string Controller(string code) =>
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class Reports
        {
            public void Save()
            {
                string path = "reports/today.csv";
                {{code}}
            }
        }

        public class Store { public void Delete(string key) { } }

        """;
}
