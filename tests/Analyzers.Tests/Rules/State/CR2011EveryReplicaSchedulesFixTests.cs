using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2011EveryReplicaSchedulesFixTests
{
    private const string Key = "CR2011:switch";

    private const string Job = """
        public class Invoices { public Task SendAsync() => Task.CompletedTask; }

        public class InvoiceJob(Invoices invoices) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                using var timer = {|CR2011:new PeriodicTimer(TimeSpan.FromHours(24))|};
                while (await timer.WaitForNextTickAsync(stoppingToken))
                    await invoices.SendAsync();
            }
        }
        """;

    [Fact]
    public Task Configuration_switches_the_registration_off() => Verify.FixAsync<CR2011EveryReplicaSchedulesFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Invoices>();

        // Once a day.
        builder.Services.AddHostedService<InvoiceJob>(); // since 2019
        builder.Build().Run();

        """ + Job,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Invoices>();

        // Once a day.
        // TODO CR2011: let a Kubernetes CronJob do the work of InvoiceJob, and set Schedules:InvoiceJob to false in the Deployment.
        if (builder.Configuration.GetValue("Schedules:InvoiceJob", true))
        {
            builder.Services.AddHostedService<InvoiceJob>();
        } // since 2019
        builder.Build().Run();

        """ + Job.Replace("{|CR2011:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal),
        Key,
        "CR2011");

    [Fact]
    public Task In_a_startup_class() => Verify.FixAsync<CR2011EveryReplicaSchedulesFix>(
        TestProject.Web,
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup(IConfiguration configuration)
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddHostedService<InvoiceJob>();
            }

            public void Configure() { }
        }

        """ + Job,
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup(IConfiguration configuration)
        {
            public void ConfigureServices(IServiceCollection services)
            {
                // TODO CR2011: let a Kubernetes CronJob do the work of InvoiceJob, and set Schedules:InvoiceJob to false in the Deployment.
                if (configuration.GetValue("Schedules:InvoiceJob", true))
                {
                    services.AddHostedService<InvoiceJob>();
                }
            }

            public void Configure() { }
        }

        """ + Job.Replace("{|CR2011:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal),
        Key,
        "CR2011");

    [Theory]
    [InlineData("builder.Services.AddOptions(); builder.Services.AddSingleton<IHostedService, InvoiceJob>();")]
    [InlineData("builder.Services.AddMemoryCache().AddHostedService<InvoiceJob>();")]
    [InlineData("builder.Services.AddHostedService<InvoiceJob>(); builder.Services.AddHostedService<InvoiceJob>();")]
    [InlineData("Add(builder.Services); static void Add(IServiceCollection services) { services.AddHostedService<InvoiceJob>(); }")]
    public Task Not_offered_where_no_one_statement_registers_it(string code) => Verify.NoFixAsync<CR2011EveryReplicaSchedulesFix>(
        TestProject.Web, $"var builder = WebApplication.CreateBuilder(args);\n{code}\nbuilder.Build().Run();\n" + Job, "CR2011");
}
