using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2102AbsolutePathTests
{
    [Theory]
    [InlineData("""var folder = {|CR2102:@"C:\Exports"|};""")]
    [InlineData("""var folder = {|CR2102:"D:\\Data\\Shop"|};""")]
    [InlineData("""var any = {|CR2102:"D:/data"|};""")]
    [InlineData(""""var folder = {|CR2102:"""C:\Exports"""|};"""")]
    [InlineData("""File.ReadAllText({|CR2102:$@"C:\Exports\{name}.csv"|});""")]
    [InlineData("""File.ReadAllText({|CR2102:"C:\\Exports\\" + name|});""")]
    [InlineData("""var share = {|CR2102:@"\\fileserver01\reports"|};""")]
    [InlineData("""Directory.GetFiles({|CR2102:"\\\\nas\\inbox\\eu"|});""")]
    [InlineData("""var folder = {|CR2102:"/var/lib/shop"|};""")]
    [InlineData("""Path.Combine({|CR2102:"/home/shop/exports"|}, name);""")]
    [InlineData("""new DirectoryInfo({|CR2102:"/opt/shop/data"|}).ToString();""")]
    [InlineData("""new Options { UploadFolder = {|CR2102:"/srv/uploads"|} }.ToString();""")]
    [InlineData("""Save(targetFile: {|CR2102:"/mnt/share/a.txt"|});""")]
    [InlineData("""Save({|CR2102:"/mnt/share/a.txt"|});""")]
    [InlineData("""var path = name ?? {|CR2102:"/var/lib/shop"|};""")]
    [InlineData("""string[] folders = [{|CR2102:"/var/lib/shop"|}, name];""")]
    [InlineData("""var location = {|CR2102:"file:///data/shop.xml"|};""")]
    public Task Absolute_path(string code) => Verify.AnalyzerAsync(TestProject.Web, Code(code), "CR2102");

    [Theory]
    [InlineData("""var path = "/tmp/shop";""")]
    [InlineData("""var path = "/dev/null";""")]
    [InlineData("""var path = "/proc/self/status";""")]
    [InlineData("""var path = "/etc/ssl/certs";""")]
    [InlineData("""var path = "/var/run/secrets/kubernetes.io/serviceaccount/token";""")]
    [InlineData("""var url = "/home/index";""")]
    [InlineData("""Show("/home/index");""")]
    [InlineData("""var path = "/products/{id}";""")]
    [InlineData("""var path = "/home/{id}";""")]
    [InlineData("""var key = @"HKEY_LOCAL_MACHINE\Software";""")]
    [InlineData("""var pattern = @"C:\\[a-z]+";""")]
    [InlineData("""new System.Text.RegularExpressions.Regex(@"\\d+\\s").ToString();""")]
    [InlineData("""var escaped = "\\\\";""")]
    [InlineData("""if (name == "C:\\Exports") return;""")]
    [InlineData("""if (name.StartsWith("/var/lib/shop")) return;""")]
    [InlineData("""Console.WriteLine("C:\\Exports");""")]
    [InlineData("""throw new Exception("C:\\Exports");""")]
    [InlineData("""var example = @"C:\Exports";""")]
    [InlineData("""var pipe = @"\\.\pipe\shop";""")]
    [InlineData("""var path = "file://";""")]
    [InlineData("""var folder = OperatingSystem.IsWindows() ? @"C:\Exports" : name;""")]
    [InlineData("""var logFile = "/var/log/shop.log";""")]
    [InlineData("""var path = "relative/file";""")]
    public Task Near_misses(string code) => Verify.AnalyzerAsync(TestProject.Web, Code(code), "CR2102");

    [Fact]
    public Task Fields_attributes_and_routes() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/home/start", () => "");
        app.Run();

        public class Exports
        {
            private const string Folder = {|CR2102:@"C:\Exports"|};
            public static readonly string Inbox = {|CR2102:"/var/inbox"|};
            public string Root { get; set; } = {|CR2102:"/srv/shop"|};
            public string Temp() { return {|CR2102:"/opt/shop"|}; }
            [Microsoft.AspNetCore.Mvc.Route("/home/start")] public string GetPath(string folder = {|CR2102:"/opt/data"|}) => Folder;
        }
        """,
        "CR2102");

    [Fact]
    public async Task A_default_and_a_tool_are_suggestions()
    {
        Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(TestProject.Web, Code("""var folder = Environment.GetEnvironmentVariable("FOLDER") ?? "/var/lib/shop";""")));
        Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(TestProject.Library, """public class A { public string Folder = "/var/lib/shop"; }"""));
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesAsync(TestProject.Web, Code("""var folder = "/var/lib/shop";""")));
    }

    private static Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(TestProject project, string source) =>
        Findings.SeveritiesAsync(project, "CR2102", source, TestContext.Current.CancellationToken);

    private static string Code(string code) =>
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class Exports
        {
            public void Run(string name)
            {
                {{code}}
            }

            private static void Save(string targetFile) { }
            private static void Show(string view) { }
        }

        public class Options { public string? UploadFolder { get; set; } }
        """;
}
