using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2012FireAndForgetWorkTests
{
    [Theory]
    [InlineData("Task.{|CR2012:Run(() => Send())|};")]
    [InlineData("_ = Task.{|CR2012:Run(Send)|};")]
    [InlineData("Task.{|CR2012:Run(Send)|}.ConfigureAwait(false);")]
    [InlineData("_ = Task.{|CR2012:Run(Send)|}.ContinueWith(t => { });")]
    [InlineData("Task.Factory.{|CR2012:StartNew(Send)|};")]
    [InlineData("ThreadPool.{|CR2012:QueueUserWorkItem(_ => Send())|};")]
    [InlineData("{|CR2012:new Thread(Send)|}.Start();")]
    [InlineData("var thread = {|CR2012:new Thread(Send)|}; thread.Start();")]
    public Task Work_that_a_request_leaves_behind(string code) => Verify.AnalyzerAsync(TestProject.Web, Type("OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase", code), "CR2012");

    [Theory]
    [InlineData("await Task.Run(Send);")]
    [InlineData("var task = Task.Run(Send); await task;")]
    [InlineData("Task.Run(Send).Wait();")]
    [InlineData("Task.Run(Send).GetAwaiter().GetResult();")]
    [InlineData("await Task.WhenAll(Task.Run(Send), Task.Run(Send));")]
    [InlineData("var thread = new Thread(Send); thread.Start(); thread.Join();")]
    [InlineData("_ = Task.Run(() => lifetime.StopApplication());")]
    public Task Work_that_somebody_waits_for_is_silent(string code) => Verify.AnalyzerAsync(TestProject.Web, Type("OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase", code), "CR2012");

    [Fact]
    public Task Names_of_methods_that_serve_requests() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        public class UsersController
        {
            public void Register() { Task.{|CR2012:Run(() => { })|}; }
            public void StartImport() { Task.{|CR2012:Run(() => { })|}; }
        }

        public class Library
        {
            public void StartScan() { Task.{|CR2012:Run(() => { })|}; }
            public void Start() { Task.Run(() => { }); }
            public void Initialize() { Task.Run(() => { }); }
        }
        """,
        "CR2012");

    [Fact]
    public async Task Where_nothing_says_that_requests_come_it_is_a_suggestion() => Assert.Equal(
        [DiagnosticSeverity.Info],
        await Findings.SeveritiesAsync(TestProject.Web, "CR2012", Type("OrderService", "Task.Run(Send);"), TestContext.Current.CancellationToken));

    [Fact]
    public Task Hosted_services_start_code_and_schedulers_are_silent() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        var app = WebApplication.CreateBuilder(args).Build();
        _ = Task.Run(() => { });
        app.MapPost("/orders", () => { _ = Task.{|CR2012:Run(() => { })|}; });
        app.Run();

        public class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken token) { _ = Task.Run(() => { }); return Task.CompletedTask; }
        }

        public class Loop { public Loop() => Task.Run(() => { }); }
        public class LimitedScheduler { public void Queue() => ThreadPool.QueueUserWorkItem(_ => { }); }
        """,
        "CR2012");

    [Fact]
    public Task What_is_queued_at_the_start_is_no_work_of_a_request() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { ImplicitUsings = null },
        """
        using System.Web.Hosting;

        public class OwinStartup
        {
            public void Configuration(object app) => HostingEnvironment.QueueBackgroundWorkItem(token => { });
        }

        public static class AppActivator
        {
            public static void PostStart() => HostingEnvironment.QueueBackgroundWorkItem(token => { });
            public static void Publish() => HostingEnvironment.{|CR2012:QueueBackgroundWorkItem(token => { })|};
        }
        """,
        "CR2012");

    [Fact]
    public Task QueueBackgroundWorkItem() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { ImplicitUsings = null },
        """
        using System.Web.Hosting;

        public class Mailer
        {
            public void Send() => HostingEnvironment.{|CR2012:QueueBackgroundWorkItem(token => { })|};
        }
        """,
        "CR2012");

    private static string Type(string type, string code) =>
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class {{type}}
        {
            private readonly IHostApplicationLifetime lifetime = null!;

            public async Task Post()
            {
                {{code}}
                await Task.CompletedTask;
            }

            private void Send() => lifetime.ToString();
        }
        """;
}
