using CloudReady.CodeFixes.Fixes.Lifecycle;

namespace CloudReady.Analyzers.Tests.Rules.Lifecycle;

public sealed class CR6001ProcessExitTests
{
    [Theory]
    [InlineData("Environment.{|CR6001:Exit(1)|};")]
    [InlineData("Environment.{|CR6001:FailFast(\"broken\")|};")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().{|CR6001:Kill()|};")]
    public Task Reports_in_code_of_a_service(string statement) => AnalyzeAsync($"WebApplication.Create().Run(); class Orders {{ void F() {{ {statement} }} }}");

    [Theory]
    [InlineData("if (args.Length > 9) Environment.Exit(2); WebApplication.Create().Run();")]
    [InlineData("WebApplication.Create().Run(); class Orders { void F(System.Diagnostics.Process child) => child.Kill(); }")]
    [InlineData("WebApplication.Create().Run(); class Program2 { static void Main(string[] args) => Environment.Exit(1); }")]
    public Task Silent_in_the_entry_point_and_on_other_processes(string source) => AnalyzeAsync(source);

    [Fact]
    public Task Silent_in_a_tool() => Verify.AnalyzerAsync(TestProject.Console, "Tool.Fail(); class Tool { public static void Fail() => Environment.Exit(1); }", "CR6001");

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR6001");

    [Fact]
    public Task Silent_in_what_the_entry_point_calls_first() => AnalyzeAsync("""
        class Program
        {
            static void Main(string[] args) => Start(args);

            static void Start(string[] args)
            {
                Folders.Create();
                WebApplication.Create(args).Run();
            }
        }

        static class Folders { public static void Create() => Environment.Exit(1); }
        """);

    [Fact]
    public Task Stops_through_the_lifetime_at_hand() => Verify.FixAsync<CR6001ProcessExitFix>(
        TestProject.Web,
        """
        WebApplication.Create().Run();

        class Orders(IHostApplicationLifetime host)
        {
            public void Check(bool broken)
            {
                if (broken)
                {
                    // No way on.
                    Environment.{|CR6001:Exit(3)|};
                }

                Console.WriteLine(host);
            }
        }
        """,
        """
        WebApplication.Create().Run();

        class Orders(IHostApplicationLifetime host)
        {
            public void Check(bool broken)
            {
                if (broken)
                {
                    // No way on.
                    Environment.ExitCode = 3;
                    host.StopApplication();
                    return;
                }

                Console.WriteLine(host);
            }
        }
        """,
        "CR6001:stop-application",
        "CR6001");

    [Fact]
    public Task Injects_the_lifetime() => Verify.FixAsync<CR6001ProcessExitFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<Watchdog>();
        builder.Build().Run();

        class Watchdog : BackgroundService
        {
            private readonly ILogger<Watchdog> _logger;

            public Watchdog(ILogger<Watchdog> logger)
            {
                _logger = logger;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(1000, stoppingToken);
                _logger.LogInformation("over");
                Environment.{|CR6001:Exit(0)|};
            }
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<Watchdog>();
        builder.Build().Run();

        class Watchdog : BackgroundService
        {
            private readonly ILogger<Watchdog> _logger;
            private readonly IHostApplicationLifetime _lifetime;

            public Watchdog(ILogger<Watchdog> logger, IHostApplicationLifetime lifetime)
            {
                _lifetime = lifetime;
                _logger = logger;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(1000, stoppingToken);
                _logger.LogInformation("over");
                _lifetime.StopApplication();
            }
        }
        """,
        "CR6001:stop-application",
        "CR6001");

    [Theory]
    [InlineData("int F() { Environment.{|CR6001:Exit(1)|}; return 2 + F(); }")]
    [InlineData("void F() { Environment.{|CR6001:FailFast(\"broken\")|}; }")]
    [InlineData("static void F() { Environment.{|CR6001:Exit(1)|}; }")]
    public Task No_fix_where_the_host_cannot_take_over(string member) => Verify.NoFixAsync<CR6001ProcessExitFix>(
        TestProject.Web, $"WebApplication.Create().Run(); class Orders {{ {member} }}", "CR6001");
}
