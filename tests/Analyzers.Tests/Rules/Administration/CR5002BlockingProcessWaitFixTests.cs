using CloudReady.CodeFixes.Fixes.Administration;

namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5002BlockingProcessWaitFixTests
{
    [Theory]
    [InlineData("process.{|CR5002:WaitForExit()|};", "await process.WaitForExitAsync();")]
    [InlineData("process.{|CR5002:WaitForExit(-1)|};", "await process.WaitForExitAsync();")]
    [InlineData("process?.{|CR5002:WaitForExit()|}; // done", "await (process?.WaitForExitAsync() ?? Task.CompletedTask); // done")]
    [InlineData("/* a */ process.{|CR5002:WaitForExit()|};", "/* a */ await process.WaitForExitAsync();")]
    [InlineData("var text = process.StandardOutput.{|CR5002:ReadToEnd()|};", "var text = await process.StandardOutput.ReadToEndAsync();")]
    [InlineData("var text = process.StandardOutput.{|CR5002:ReadToEnd()|}.Trim();", "var text = (await process.StandardOutput.ReadToEndAsync()).Trim();")]
    [InlineData("Console.WriteLine(\"> \" + process.StandardError.{|CR5002:ReadToEnd()|}[0]);", "Console.WriteLine(\"> \" + (await process.StandardError.ReadToEndAsync())[0]);")]
    [InlineData("var token = app.Lifetime.ApplicationStopping; process.{|CR5002:WaitForExit()|};", "var token = app.Lifetime.ApplicationStopping; await process.WaitForExitAsync(token);")]
    [InlineData(
        "string Read() { var text = process.StandardOutput.{|CR5002:ReadToEnd()|}; process.{|CR5002:WaitForExit()|}; return text; } Console.WriteLine(Read().Length);",
        "async Task<string> Read() { var text = await process.StandardOutput.ReadToEndAsync(); await process.WaitForExitAsync(); return text; } Console.WriteLine((await Read()).Length);")]
    [InlineData(
        "app.MapPost(\"/a\", () => { process.{|CR5002:WaitForExit()|}; });",
        "app.MapPost(\"/a\", async () => { await process.WaitForExitAsync(); });")]
    [InlineData(
        "app.MapPost(\"/a\", (int id, CancellationToken stop) => process.StandardOutput.{|CR5002:ReadToEnd()|});",
        "app.MapPost(\"/a\", async (int id, CancellationToken stop) => await process.StandardOutput.ReadToEndAsync(stop));")]
    [InlineData(
        "app.MapPost(\"/a\", async (HttpContext context) => { process.{|CR5002:WaitForExit()|}; await context.Response.WriteAsync(\"done\"); });",
        "app.MapPost(\"/a\", async (HttpContext context) => { await process.WaitForExitAsync(context.RequestAborted); await context.Response.WriteAsync(\"done\"); });")]
    [InlineData(
        "Func<CancellationToken, Task> job = stop => { process.{|CR5002:WaitForExit()|}; return Task.CompletedTask; };",
        "Func<CancellationToken, Task> job = async stop => { await process.WaitForExitAsync(stop); };")]
    public Task Statements_of_a_program(string statement, string expected) => FixAsync(Program(statement), Program(expected));

    [Fact]
    public Task Actions_and_their_private_methods() => FixAsync(
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Mvc;

        WebApplication.Create(args).Run();

        public class ToolsController : Controller
        {
            // Runs it.
            [HttpPost]
            public IActionResult Run(string name)
            {
                Execute(name);
                return Ok(nameof(Execute) + Output(name));
            }

            public void Reset() => Process.Start("reset").{|CR5002:WaitForExit()|};

            private static void Execute(string name)
            {
                using var process = Process.Start(name);
                process.{|CR5002:WaitForExit()|};
            }

            private string Output(string name)
            {
                var process = Process.Start(name);
                return process.StandardOutput.{|CR5002:ReadToEnd()|};
            }
        }
        """,
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Mvc;

        WebApplication.Create(args).Run();

        public class ToolsController : Controller
        {
            // Runs it.
            [HttpPost]
            public async Task<IActionResult> Run(string name)
            {
                await Execute(name);
                return Ok(nameof(Execute) + await Output(name));
            }

            public async Task Reset() => await Process.Start("reset").WaitForExitAsync(HttpContext.RequestAborted);

            private static async Task Execute(string name)
            {
                using var process = Process.Start(name);
                await process.WaitForExitAsync();
            }

            private async Task<string> Output(string name)
            {
                var process = Process.Start(name);
                return await process.StandardOutput.ReadToEndAsync(HttpContext.RequestAborted);
            }
        }
        """);

    [Fact]
    public Task Hosted_services_and_page_handlers() => FixAsync(
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        WebApplication.Create(args).Run();

        class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                Process.Start("tool").{|CR5002:WaitForExit()|};
                return Task.CompletedTask;
            }
        }

        class Counter
        {
            public Task<int> CountAsync(bool skip)
            {
                if (skip)
                    return Task.FromResult(0);

                var text = Process.Start("tool").StandardOutput.{|CR5002:ReadToEnd()|};
                return Task.FromResult(text.Length);
            }
        }

        public class ToolPage : PageModel
        {
            public void OnPostRun(CancellationToken cancellationToken)
            {
                Process.Start("tool").{|CR5002:WaitForExit()|};
            }
        }
        """,
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        WebApplication.Create(args).Run();

        class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Process.Start("tool").WaitForExitAsync(stoppingToken);
            }
        }

        class Counter
        {
            public async Task<int> CountAsync(bool skip)
            {
                if (skip)
                    return 0;

                var text = await Process.Start("tool").StandardOutput.ReadToEndAsync();
                return text.Length;
            }
        }

        public class ToolPage : PageModel
        {
            public async Task OnPostRun(CancellationToken cancellationToken)
            {
                await Process.Start("tool").WaitForExitAsync(cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Main_becomes_asynchronous_and_gets_its_using() => Verify.FixAsync<CR5002BlockingProcessWaitFix>(
        TestProject.PlainWeb with { ImplicitUsings = null },
        "using System.Diagnostics;\r\nusing Microsoft.AspNetCore.Builder;\r\n\r\nclass Program\r\n{\r\n    static void Main(string[] args)\r\n    {\r\n        Process.Start(\"tool\").{|CR5002:WaitForExit()|};\r\n        WebApplication.Create(args).Run();\r\n    }\r\n}\r\n",
        "using System.Diagnostics;\r\nusing System.Threading.Tasks;\r\nusing Microsoft.AspNetCore.Builder;\r\n\r\nclass Program\r\n{\r\n    static async Task Main(string[] args)\r\n    {\r\n        await Process.Start(\"tool\").WaitForExitAsync();\r\n        WebApplication.Create(args).Run();\r\n    }\r\n}\r\n",
        "CR5002:await",
        "CR5002");

    [Theory]
    [InlineData("public Job(Process process) => process.{|CR5002:WaitForExit()|};")]
    [InlineData("public string Text { get { return Process.Start(\"a\").StandardOutput.{|CR5002:ReadToEnd()|}; } }")]
    [InlineData("public string Text => Process.Start(\"a\").StandardOutput.{|CR5002:ReadToEnd()|};")]
    [InlineData("string text = Process.Start(\"a\").StandardOutput.{|CR5002:ReadToEnd()|};")]
    [InlineData("public void Run(Process process) => process.{|CR5002:WaitForExit()|};")]
    [InlineData("public void Dispose() => Process.Start(\"a\").{|CR5002:WaitForExit()|};")]
    [InlineData("public override string ToString() => Process.Start(\"a\").StandardOutput.{|CR5002:ReadToEnd()|};")]
    [InlineData("async Task Run(Process process) { lock (this) { process.{|CR5002:WaitForExit()|}; } await Task.Yield(); }")]
    [InlineData("async Task Run(Process process) { try { await Task.Yield(); } catch when (process.StandardOutput.{|CR5002:ReadToEnd()|} == \"\") { } }")]
    [InlineData("async Task Run(Process process) { Span<int> numbers = stackalloc int[2]; process.{|CR5002:WaitForExit()|}; numbers[0] = 1; await Task.Yield(); }")]
    [InlineData("private void Run(out int code) { var process = Process.Start(\"a\"); process.{|CR5002:WaitForExit()|}; code = process.ExitCode; } async Task Go() { Run(out _); await Task.Yield(); }")]
    [InlineData("private IEnumerable<int> Run() { Process.Start(\"a\").{|CR5002:WaitForExit()|}; yield return 1; } async Task Go() { Run(); await Task.Yield(); }")]
    [InlineData("private void Run() => Process.Start(\"a\").{|CR5002:WaitForExit()|}; public void Go() => Run();")]
    [InlineData("private void Run() => Process.Start(\"a\").{|CR5002:WaitForExit()|}; public Action Go() => Run;")]
    [InlineData("void Run(Process process) => Task.Run(() => process.{|CR5002:WaitForExit()|});")]
    [InlineData("async Task Run(Process? process) { var text = process?.StandardOutput.{|CR5002:ReadToEnd()|}; await Task.Yield(); }")]
    [InlineData("public Task Run(Process process) { process.{|CR5002:WaitForExit()|}; return Task.Delay(1); }")]
    [InlineData("void Map(WebApplication app, Process process) => app.MapGet(\"/\", (HttpContext context) => process.StandardOutput.{|CR5002:ReadToEnd()|});")]
    public Task No_fix_where_nothing_can_be_awaited(string member) => Verify.NoFixAsync<CR5002BlockingProcessWaitFix>(
        TestProject.Web,
        $$"""
        using System.Diagnostics;

        WebApplication.Create(args).Run();

        class Job : IDisposable
        {
            {{member}}

            {{(member.Contains("Dispose") ? "" : "public void Dispose() { }")}}
            {{(member.Contains("Job(") ? "" : "public Job() { }")}}
        }
        """,
        "CR5002");

    [Fact]
    public Task No_fix_for_an_action_that_code_calls_or_an_interface_asks_for() => Verify.NoFixAsync<CR5002BlockingProcessWaitFix>(
        TestProject.Web,
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Mvc;

        WebApplication.Create(args).Run();

        interface IRuns
        {
            void Run();
        }

        public class ToolsController : Controller, IRuns
        {
            public void Run() => Process.Start("a").{|CR5002:WaitForExit()|};

            public void Stop() => Process.Start("b").{|CR5002:WaitForExit()|};

            public void Restart() => Stop();

            [NonAction]
            public void Helper() => Process.Start("c").{|CR5002:WaitForExit()|};
        }
        """,
        "CR5002");

    [Fact]
    public Task No_fix_for_WaitForExit_on_NET_Framework() => Verify.NoFixAsync<CR5002BlockingProcessWaitFix>(
        Framework,
        FrameworkSource("process.{|CR5002:WaitForExit()|}; return \"\";"),
        "CR5002");

    [Fact]
    public Task Output_is_awaited_on_NET_Framework() => Verify.FixAsync<CR5002BlockingProcessWaitFix>(
        Framework,
        FrameworkSource("return process.StandardOutput.{|CR5002:ReadToEnd()|};"),
        FrameworkSource("return await process.StandardOutput.ReadToEndAsync();"),
        "CR5002:await",
        "CR5002");

    private static TestProject Framework => TestProject.FrameworkWeb with
    {
        References = [.. References.Net48.Where(reference => !reference.Display!.Contains("EnterpriseServices."))],
        ImplicitUsings = null,
    };

    private static string FrameworkSource(string statements) => $$"""
        using System.Diagnostics;
        using System.Threading.Tasks;

        public class Global : System.Web.HttpApplication
        {
            public async Task<string> Run(Process process)
            {
                {{statements}}
            }
        }
        """;

    private static string Program(string statement) => $"""
        using System.Diagnostics;
        var app = WebApplication.Create(args);
        var process = Process.Start("tool");
        {statement}
        app.Run();
        """;

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR5002BlockingProcessWaitFix>(TestProject.Web, source, fixedSource, "CR5002:await", "CR5002");
}
