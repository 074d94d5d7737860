using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1004HardcodedListenAddressTests
{
    [Theory]
    [InlineData("""builder.WebHost.UseUrls({|CR1004:"http://localhost:5000"|});""")]
    [InlineData("""builder.WebHost.UseUrls({|CR1004:"http://*:5000"|}, {|CR1004:"https://*:5001"|});""")]
    [InlineData("""builder.WebHost.UseUrls({|CR1004:$"http://+:{5000}"|});""")]
    [InlineData("""const string Url = "http://127.0.0.1:5000"; builder.WebHost.UseUrls({|CR1004:Url|});""")]
    [InlineData("""builder.WebHost.ConfigureKestrel(options => options.{|CR1004:ListenLocalhost(5000)|});""")]
    [InlineData("""builder.WebHost.ConfigureKestrel(options => options.Listen({|CR1004:System.Net.IPAddress.Loopback|}, 5000));""")]
    [InlineData("""var app = builder.Build(); app.Urls.Add({|CR1004:"http://localhost:5000"|});""")]
    [InlineData("""var app = builder.Build(); app.Run({|CR1004:"http://localhost:5000"|});""")]
    [InlineData("""var app = builder.Build(); await app.RunAsync({|CR1004:"http://0.0.0.0:5000"|});""")]
    [InlineData("""new System.Net.HttpListener().Prefixes.Add({|CR1004:"http://localhost:8080/"|});""")]
    [InlineData("""new System.Net.HttpListener().Prefixes.Add({|CR1004:"http://shopweb01:8080/"|});""")]
    [InlineData("""new System.Net.Sockets.TcpListener({|CR1004:System.Net.IPAddress.Loopback|}, 9100);""")]
    public Task Reports_an_address(string statements) => AnalyzeAsync(statements);

    [Theory]
    [InlineData("""builder.WebHost.UseUrls(builder.Configuration["Urls"]!);""")]
    [InlineData("""builder.WebHost.UseUrls(args);""")]
    [InlineData("""builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(5000));""")]
    [InlineData("""builder.WebHost.ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Any, 5000));""")]
    [InlineData("""builder.WebHost.ConfigureKestrel(options => options.ListenUnixSocket("/run/shop.sock"));""")]
    [InlineData("""builder.Build().Run();""")]
    [InlineData("""builder.Build().Run(async context => await context.Response.WriteAsync("http://localhost:5000"));""")]
    [InlineData("""if (builder.Environment.IsDevelopment()) builder.WebHost.UseUrls("http://localhost:5000");""")]
    [InlineData("""new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 9100);""")]
    [InlineData("""new System.Net.HttpListener().Prefixes.Add("http://*:8080/");""")]
    public Task Silent_where_the_environment_decides(string statements) => AnalyzeAsync(statements);

    [Fact]
    public Task In_a_host_builder() => Verify.AnalyzerAsync(TestProject.Web, """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>().UseUrls({|CR1004:"http://localhost:5000"|})).Build().Run();

        class Startup { public void Configure(IApplicationBuilder app) { } }
        """, "CR1004");

    [Fact]
    public async Task A_console_program_may_choose() => Assert.Equal(
        [DiagnosticSeverity.Info],
        await Findings.SeveritiesAsync(TestProject.Console, "CR1004", """new System.Net.HttpListener().Prefixes.Add("http://localhost:8080/");""", TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("""{ "Urls": "http://localhost:5000" }""", DiagnosticSeverity.Warning)]
    [InlineData("""{ "Kestrel": { "Endpoints": { "Http": { "Url": "http://127.0.0.1:5000" } } } }""", DiagnosticSeverity.Warning)]
    [InlineData("""{ "urls": "http://*:5000;https://*:5001" }""", DiagnosticSeverity.Info)]
    public async Task Reports_a_settings_file(string settings, DiagnosticSeverity severity) =>
        Assert.Equal(severity, Assert.Single(await AnalyzeFileAsync("appsettings.json", settings)).Severity);

    [Theory]
    [InlineData("appsettings.Development.json", """{ "Urls": "http://localhost:5000" }""")]
    [InlineData("appsettings.json", """{ "Services": { "Urls": "http://localhost:5000" } }""")]
    [InlineData("appsettings.json", """{ "Urls": "" }""")]
    [InlineData("appsettings.json", """{ "Kestrel": { "Limits": { "MaxRequestBodySize": 1000 } } }""")]
    public async Task Silent_about_a_settings_file(string name, string settings) => Assert.Empty(await AnalyzeFileAsync(name, settings));

    [Fact]
    public async Task The_message_names_the_call_and_the_cure()
    {
        Diagnostic finding = Assert.Single(
            await Findings.InAsync(TestProject.Web, """WebApplication.CreateBuilder().Build().Run("http://localhost:5000");""", TestContext.Current.CancellationToken),
            finding => finding.Id == "CR1004");

        Assert.Equal(
            "'Run' fixes the address that the application listens on to 'http://localhost:5000': localhost is reachable only from within the pod, so probes and services get no answer. Listen on all addresses, with ASPNETCORE_HTTP_PORTS from the environment.",
            finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeFileAsync(string name, string content)
    {
        var project = TestProject.PlainWeb with { Files = new Dictionary<string, string> { ["/src/" + name] = content } };
        return [.. (await Findings.InAsync(project, "WebApplication.Create().Run();", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1004")];
    }

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(TestProject.Web, $$"""
        var builder = WebApplication.CreateBuilder();
        {{statements}}
        """, "CR1004");
}
