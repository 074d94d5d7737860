using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5001ShellAdminTaskTests
{
    [Theory]
    [InlineData("""{|CR5001:Process.Start("cmd")|};""")]
    [InlineData("""{|CR5001:Process.Start("CMD.EXE", "/c del temp")|};""")]
    [InlineData("""{|CR5001:Process.Start(arguments: "-c ls", fileName: "/bin/sh")|};""")]
    [InlineData("""{|CR5001:System.Diagnostics.Process.Start(@"C:\Windows\System32\net.exe")|};""")]
    [InlineData("""{|CR5001:P.Start("powershell")|};""")]
    [InlineData("""{|CR5001:Start("net", "stop spooler")|};""")]
    [InlineData("""{|CR5001:Process.Start(OperatingSystem.IsWindows() ? "cmd.exe" : "/bin/bash", "x")|};""")]
    [InlineData("""var tool = OperatingSystem.IsWindows() ? "helper.exe" : "systemctl"; {|CR5001:Process.Start(tool)|};""")]
    [InlineData("""const string Tool = "schtasks"; {|CR5001:Process.Start(Tool)|};""")]
    [InlineData("""{|CR5001:Process.Start(Paths.Shell)|};""")]
    [InlineData("""Process.Start({|CR5001:new ProcessStartInfo("bash", "-c ls")|});""")]
    [InlineData("""var info = {|CR5001:new ProcessStartInfo { FileName = "pwsh", UseShellExecute = true }|};""")]
    [InlineData("""ProcessStartInfo info = {|CR5001:new("iisreset")|};""")]
    [InlineData("""ProcessStartInfo info = {|CR5001:new() { FileName = "kubectl" }|};""")]
    [InlineData("""var info = {|CR5001:new Info("sc.exe")|};""")]
    [InlineData("""var process = new Process(); {|CR5001:process.StartInfo.FileName = "cmd.exe"|}; process.StartInfo.UseShellExecute = true;""")]
    [InlineData("""var process = new Process { StartInfo = { {|CR5001:FileName = "bash"|} } };""")]
    [InlineData("""var process = new Process { StartInfo = {|CR5001:new ProcessStartInfo("bash")|} };""")]
    [InlineData("""var info = new ProcessStartInfo(); {|CR5001:info.UseShellExecute = true|};""")]
    [InlineData("""var info = new ProcessStartInfo(args[0]) { {|CR5001:UseShellExecute = true|} };""")]
    public Task Reports_shells_and_administration(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("""{|CR5001:Process.Start("ffmpeg", "-i a b")|};""")]
    [InlineData("""{|CR5001:Process.Start("/usr/bin/wkhtmltopdf")|};""")]
    [InlineData("""var info = {|CR5001:new ProcessStartInfo("dotnet")|};""")]
    public Task Reports_other_programs(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("""Process.Start("bash");""", DiagnosticSeverity.Warning)]
    [InlineData("""Process.Start("ffmpeg");""", DiagnosticSeverity.Info)]
    public async Task A_program_that_the_image_may_hold_is_information(string statement, DiagnosticSeverity severity) =>
        Assert.Equal([severity], await Findings.SeveritiesAsync(
            TestProject.Web, "CR5001", "using System.Diagnostics;\n" + statement + "\nWebApplication.Create(args).Run();", TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("""Process.Start("https://example.com/help");""")]
    [InlineData("""Process.Start("explorer.exe", "folder");""")]
    [InlineData("""Process.Start(new ProcessStartInfo("https://example.com") { UseShellExecute = true });""")]
    [InlineData("""new Process().Start();""")]
    [InlineData("""OpenBrowser("cmd");""")]
    [InlineData("""if (builder.Environment.IsDevelopment()) Process.Start("npm", "start");""")]
    [InlineData("""Own.Process.Start("cmd");""")]
    [InlineData("""Process.GetProcessesByName("cmd");""")]
    public Task Silent_on_near_misses(string statement) => AnalyzeAsync(statement);

    [Fact]
    public Task Silent_in_a_console_tool() => Verify.AnalyzerAsync(
        TestProject.Console,
        """
        System.Diagnostics.Process.Start("bash", "-c ls");
        """,
        "CR5001");

    [Fact]
    public Task Silent_in_a_desktop_application() => Verify.AnalyzerAsync(
        TestProject.Console with { OutputKind = OutputKind.WindowsApplication },
        """
        System.Diagnostics.Process.Start("cmd");
        """,
        "CR5001");

    [Fact]
    public Task Reports_a_shell_in_a_library() => Verify.AnalyzerAsync(
        TestProject.Library,
        Library("""{|CR5001:Process.Start("bash")|};"""),
        "CR5001");

    [Fact]
    public Task Reports_on_NET_Framework() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { References = [.. References.Net48.Where(reference => !reference.Display!.Contains("EnterpriseServices."))], ImplicitUsings = null },
        """
        using System.Diagnostics;

        public class Global : System.Web.HttpApplication
        {
            protected void Application_Start()
            {
                {|CR5001:Process.Start("iisreset")|};
            }
        }
        """,
        "CR5001");

    [Fact]
    public Task Half_typed_code_does_not_throw() => AnalyzeAsync("""
        Process.{|CS0117:Star|}("cmd"); var info = new ProcessStartInfo { FileName = {|CS1525:}|};
        """);

    private static string Library(string statement) => $$"""
        using System.Diagnostics;

        public class Tools
        {
            public void Run()
            {
                {{statement}}
            }
        }
        """;

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using System.Diagnostics;
        using Info = System.Diagnostics.ProcessStartInfo;
        using P = System.Diagnostics.Process;
        using static System.Diagnostics.Process;

        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        builder.Build().Run();

        void OpenBrowser(string program) => Process.Start("cmd", "/c start " + program);

        static class Paths
        {
            public static readonly string Shell = "/bin/zsh";
        }

        static class Own
        {
            public static class Process
            {
                public static void Start(string name)
                {
                }
            }
        }
        """,
        "CR5001");

    [Theory]
    [InlineData("""var info = {|CR5001:new ProcessStartInfo(args[0]) { UseShellExecute = false }|};""")]
    [InlineData("""{|CR5001:Process.Start(args[0])|};""")]
    [InlineData("""var info = new ProcessStartInfo(); {|CR5001:info.FileName = args[0]|}; info.ArgumentList.Add("-y");""")]
    public async Task A_program_named_at_run_time_is_information(string statement)
    {
        string source = $$"""
            using System.Diagnostics;

            Run();
            WebApplication.Create(args).Run();

            void Run() { {{statement}} }
            """;
        await Verify.AnalyzerAsync(TestProject.PlainWeb, source, "CR5001");
        string plain = source.Replace("{|CR5001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        Assert.Equal([Microsoft.CodeAnalysis.DiagnosticSeverity.Info], await Findings.SeveritiesAsync(TestProject.PlainWeb, "CR5001", plain, TestContext.Current.CancellationToken));
    }

    [Fact]
    public Task Silent_on_the_program_itself_and_on_addresses() => Verify.AnalyzerAsync(TestProject.PlainWeb, """
        using System.Diagnostics;

        Process.Start(Environment.ProcessPath!);
        string url = args[0];
        Process.Start(url);
        WebApplication.Create(args).Run();
        """, "CR5001");
}
