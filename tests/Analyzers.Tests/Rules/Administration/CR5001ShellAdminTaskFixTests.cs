using CloudReady.CodeFixes.Fixes.Administration;

namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5001ShellAdminTaskFixTests
{
    [Fact]
    public Task A_static_method_is_awaited_by_an_authorized_endpoint() => FixAsync(
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/", () => "shop");
        app.Run();

        static class Maintenance
        {
            // Every night.
            public static async Task ClearTempAsync(CancellationToken cancellationToken)
            {
                var process = {|CR5001:Process.Start("bash", "-c 'rm -rf /tmp/shop'")|};
                await process.WaitForExitAsync(cancellationToken);
            }
        }
        """,
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapGet("/", () => "shop");
        app.MapPost("/admin/clear-temp", async (CancellationToken cancellationToken) =>
        {
            // TODO CR5001: do here, in code, what Maintenance.ClearTempAsync does through 'bash', and decide which policy may ask for it.
            await Maintenance.ClearTempAsync(cancellationToken);
            return Results.NoContent();
        }).RequireAuthorization();
        app.Run();

        static class Maintenance
        {
            // Every night.
            public static async Task ClearTempAsync(CancellationToken cancellationToken)
            {
                var process = {|CR5001:Process.Start("bash", "-c 'rm -rf /tmp/shop'")|};
                await process.WaitForExitAsync(cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_registered_service_is_asked_for_and_one_endpoint_serves_one_method() => FixAsync(
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<IMaintenance, Maintenance>();
        builder.Build().Run();

        interface IMaintenance
        {
            Task RestartAsync(bool force = false, CancellationToken stop = default);
        }

        class Maintenance : IMaintenance
        {
            public Task RestartAsync(bool force = false, CancellationToken stop = default)
            {
                {|CR5001:Process.Start("systemctl", "stop shop")|};
                {|CR5001:Process.Start("systemctl", "start shop")|};
                return Task.CompletedTask;
            }
        }
        """,
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<IMaintenance, Maintenance>();
        var app = builder.Build();
        app.MapPost("/admin/restart", async (IMaintenance maintenance, CancellationToken cancellationToken) =>
        {
            // TODO CR5001: do here, in code, what Maintenance.RestartAsync does through 'systemctl', and decide which policy may ask for it.
            await maintenance.RestartAsync(stop: cancellationToken);
            return Results.NoContent();
        }).RequireAuthorization();
        app.Run();

        interface IMaintenance
        {
            Task RestartAsync(bool force = false, CancellationToken stop = default);
        }

        class Maintenance : IMaintenance
        {
            public Task RestartAsync(bool force = false, CancellationToken stop = default)
            {
                {|CR5001:Process.Start("systemctl", "stop shop")|};
                {|CR5001:Process.Start("systemctl", "start shop")|};
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_method_that_the_endpoint_cannot_reach_gets_one_that_says_so() => FixAsync(
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<NightlyBackup>();
        var app = builder.Build();
        app.UseAuthorization();
        app.Run();

        class NightlyBackup : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                Process.Start({|CR5001:new ProcessStartInfo { FileName = "/bin/sh", Arguments = "backup.sh" }|});
                return Task.CompletedTask;
            }
        }
        """,
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<NightlyBackup>();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthorization();
        app.MapPost("/admin/nightly-backup", (CancellationToken cancellationToken) =>
        {
            // TODO CR5001: do here, in code, what NightlyBackup.ExecuteAsync does through 'sh', and decide which policy may ask for it.
            return Results.StatusCode(501);
        }).RequireAuthorization();
        app.Run();

        class NightlyBackup : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                Process.Start({|CR5001:new ProcessStartInfo { FileName = "/bin/sh", Arguments = "backup.sh" }|});
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_local_function_of_the_program() => FixAsync(
        """
        using System.Diagnostics;

        var app = WebApplication.Create(args);
        app.Run();

        void RotateLogs() => {|CR5001:Process.Start("cmd", "/c move log.txt old.txt")|};
        """,
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapPost("/admin/rotate-logs", () =>
        {
            // TODO CR5001: do here, in code, what RotateLogs does through 'cmd', and decide which policy may ask for it.
            RotateLogs();
            return Results.NoContent();
        }).RequireAuthorization();
        app.Run();

        void RotateLogs() => {|CR5001:Process.Start("cmd", "/c move log.txt old.txt")|};
        """);

    [Fact]
    public Task A_mapped_lambda_asks_for_authorization() => FixAsync(
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/restart", (string name) =>
        {
            // Restart.
            {|CR5001:Process.Start("systemctl", "restart " + name)|};
            return Results.Ok();
        }).WithName("restart");
        app.Run();
        """,
        """
        using System.Diagnostics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapPost("/restart", (string name) =>
        {
            // Restart.
            // TODO CR5001: do this in code instead of through 'systemctl', and decide which policy may ask for it.
            {|CR5001:Process.Start("systemctl", "restart " + name)|};
            return Results.Ok();
        }).RequireAuthorization().WithName("restart");
        app.Run();
        """);

    [Fact]
    public Task An_action_asks_for_authorization() => FixAsync(
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AdminController : ControllerBase
        {
            /// <summary>Restarts it.</summary>
            [HttpPost]
            public IActionResult Restart()
            {
                {|CR5001:Process.Start("iisreset")|};
                return Ok();
            }

            public void Stop() => {|CR5001:Process.Start("net", "stop shop")|};
        }
        """,
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AdminController : ControllerBase
        {
            /// <summary>Restarts it.</summary>
            [Authorize]
            [HttpPost]
            public IActionResult Restart()
            {
                // TODO CR5001: do this in code instead of through 'iisreset', and decide which policy may ask for it.
                {|CR5001:Process.Start("iisreset")|};
                return Ok();
            }

            // TODO CR5001: do this in code instead of through 'net', and decide which policy may ask for it.
            [Authorize]
            public void Stop() => {|CR5001:Process.Start("net", "stop shop")|};
        }
        """);

    [Fact]
    public Task Endpoints_of_a_Startup_class() => FixAsync(
        """
        using System.Diagnostics;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseAuthorization();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapControllers();
                });
            }
        }

        static class Disk
        {
            public static void CleanUp() => {|CR5001:Process.Start("bash", "clean.sh")|};
        }
        """,
        """
        using System.Diagnostics;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseAuthorization();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapControllers();
                    endpoints.MapPost("/admin/clean-up", () =>
                    {
                        // TODO CR5001: do here, in code, what Disk.CleanUp does through 'bash', and decide which policy may ask for it.
                        Disk.CleanUp();
                        return Results.NoContent();
                    }).RequireAuthorization();
                });
            }
        }

        static class Disk
        {
            public static void CleanUp() => {|CR5001:Process.Start("bash", "clean.sh")|};
        }
        """);

    [Fact]
    public Task The_endpoint_goes_where_the_program_is() => Verify.FixAsync<CR5001ShellAdminTaskFix>(
        TestProject.Web with
        {
            Sources =
            [
                "var builder = WebApplication.CreateBuilder(args);\r\nbuilder.Services.AddAuthorization();\r\nvar app = builder.Build();\r\napp.Run();\r\n",
            ],
            FixedSources =
            [
                "using Shop;\r\n\r\nvar builder = WebApplication.CreateBuilder(args);\r\nbuilder.Services.AddAuthorization();\r\nvar app = builder.Build();\r\napp.MapPost(\"/admin/clear\", () =>\r\n{\r\n    // TODO CR5001: do here, in code, what Cache.Clear does through 'bash', and decide which policy may ask for it.\r\n    Cache.Clear();\r\n    return Results.NoContent();\r\n}).RequireAuthorization();\r\napp.Run();\r\n",
            ],
        },
        """
        using System.Diagnostics;

        namespace Shop;

        public static class Cache
        {
            public static void Clear() => {|CR5001:Process.Start("bash")|};
        }
        """,
        """
        using System.Diagnostics;

        namespace Shop;

        public static class Cache
        {
            public static void Clear() => {|CR5001:Process.Start("bash")|};
        }
        """,
        "CR5001:admin-endpoint",
        "CR5001");

    [Theory]
    [InlineData("""app.MapPost("/a", () => {|CR5001:Process.Start("bash")|}).RequireAuthorization();""")]
    [InlineData("""app.MapPost("/a", () => {|CR5001:Process.Start("bash")|}).WithName("a").AllowAnonymous();""")]
    [InlineData("""var group = app.MapGroup("/a").RequireAuthorization(); group.MapPost("/b", () => {|CR5001:Process.Start("bash")|});""")]
    [InlineData("""{|CR5001:Process.Start("bash")|};""")]
    [InlineData("""void Convert() => {|CR5001:Process.Start("ffmpeg")|};""")]
    [InlineData("""void Open(string file) => Process.Start(new ProcessStartInfo(file) { {|CR5001:UseShellExecute = true|} });""")]
    [InlineData("""app.MapPost("/admin/clear", () => Results.Ok()); void Clear() => {|CR5001:Process.Start("bash")|};""")]
    public Task No_fix_where_there_is_nothing_to_add(string statement) => Verify.NoFixAsync<CR5001ShellAdminTaskFix>(
        TestProject.Web,
        $$"""
        using System.Diagnostics;

        var app = WebApplication.Create(args);
        {{statement}}
        app.Run();
        """,
        "CR5001");

    [Fact]
    public Task No_fix_for_an_action_that_asks_already() => Verify.NoFixAsync<CR5001ShellAdminTaskFix>(
        TestProject.Web,
        """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Build().Run();

        [Authorize(Roles = "admin")]
        public class AdminController : ControllerBase
        {
            public void Restart() => {|CR5001:Process.Start("iisreset")|};
        }
        """,
        "CR5001");

    [Fact]
    public Task No_fix_in_Main() => Verify.NoFixAsync<CR5001ShellAdminTaskFix>(
        TestProject.Web,
        """
        using System.Diagnostics;

        class Program
        {
            static void Main(string[] args)
            {
                {|CR5001:Process.Start("bash", "prepare.sh")|};
                WebApplication.Create(args).Run();
            }
        }
        """,
        "CR5001");

    [Fact]
    public Task No_fix_in_a_worker() => Verify.NoFixAsync<CR5001ShellAdminTaskFix>(
        TestProject.Console with { ImplicitUsings = TestProject.Web.ImplicitUsings },
        """
        using System.Diagnostics;
        using Microsoft.Extensions.Hosting;

        Host.CreateApplicationBuilder(args).Build().Run();

        static class Disk
        {
            public static void CleanUp() => {|CR5001:Process.Start("bash")|};
        }
        """,
        "CR5001");

    [Fact]
    public Task No_fix_without_the_authorization_middleware() => Verify.NoFixAsync<CR5001ShellAdminTaskFix>(
        TestProject.Web,
        """
        using System.Diagnostics;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddControllers();

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapControllers();
                });
            }
        }

        static class Disk
        {
            public static void CleanUp() => {|CR5001:Process.Start("bash")|};
        }
        """,
        "CR5001");

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR5001ShellAdminTaskFix>(TestProject.Web, source, fixedSource, "CR5001:admin-endpoint", "CR5001");
}
