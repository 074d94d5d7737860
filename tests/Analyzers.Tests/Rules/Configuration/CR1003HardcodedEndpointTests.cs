namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1003HardcodedEndpointTests
{
    [Theory]
    [InlineData("""var url = {|CR1003:"http://localhost:5000/orders"|};""")]
    [InlineData("""var url = {|CR1003:"http://10.0.0.12:8080"|};""")]
    [InlineData("""var host = {|CR1003:"192.168.4.20"|};""")]
    [InlineData("""var host = {|CR1003:"orders.shop.internal"|};""")]
    [InlineData("""var host = {|CR1003:"localhost:9092"|};""")]
    [InlineData("""var url = {|CR1003:"http://billing.corp.local/api/" + args[0]|};""")]
    [InlineData("""var url = {|CR1003:$"http://localhost:5000/orders/{args[0]}"|};""")]
    [InlineData("""var client = new HttpClient { BaseAddress = new Uri({|CR1003:"http://orders:8080"|}) };""")]
    [InlineData("""var client = new HttpClient(); client.BaseAddress = new({|CR1003:"https://orders-test.contoso.com"|});""")]
    [InlineData("""await new HttpClient().GetStringAsync({|CR1003:"http://orders/api"|});""")]
    [InlineData("""const string Base = {|CR1003:"http://orders/api"|}; await new HttpClient().GetStringAsync(Base);""")]
    [InlineData("""const string Base = "http://orders"; await new HttpClient().GetStringAsync({|CR1003:Base + "/a"|}); await new HttpClient().GetStringAsync(Base + "/b");""")]
    [InlineData("""new System.Net.Mail.SmtpClient({|CR1003:"mail01"|});""")]
    [InlineData("""var mail = new System.Net.Mail.SmtpClient(); mail.Host = {|CR1003:"mail01"|};""")]
    [InlineData("""new System.Net.Sockets.TcpClient({|CR1003:"printer"|}, 9100);""")]
    public Task Reports_an_address(string statements) => AnalyzeAsync(statements);

    [Theory]
    [InlineData("""var link = "https://docs.contoso.com/orders";""")]
    [InlineData("""var ns = "http://schemas.xmlsoap.org/soap/envelope/";""")]
    [InlineData("""if (args[0] == "http://localhost:5000") { }""")]
    [InlineData("""var local = args[0].StartsWith("http://localhost");""")]
    [InlineData("""var example = "http://192.0.2.1/x";""")]
    [InlineData("""await new HttpClient().GetStringAsync("/orders");""")]
    [InlineData("""await new HttpClient().GetStringAsync("https://example.com/orders");""")]
    [InlineData("""var uri = new Uri(new Uri("http://localhost"), args[0]);""")]
    [InlineData("""var url = $"http://{args[0]}:8080/orders";""")]
    [InlineData("""var text = "Open http://localhost:5000 in a browser.";""")]
    [InlineData("""Console.WriteLine("http://localhost:5000");""")]
    [InlineData("""var network = System.Net.IPAddress.Parse("10.0.0.0");""")]
    [InlineData("""var corsOrigins = new[] { "http://localhost:3000" };""")]
    [InlineData("""void Cors(string[] allowOriginWhitelist) { } Cors(allowOriginWhitelist: new[] { "http://localhost", "http://localhost:8080" });""")]
    [InlineData("""await new HttpClient().GetStringAsync("http://localhost:3500/v1.0/invoke/orders/method/list");""")]
    [InlineData("""var knownProxies = new[] { "10.0.0.1" };""")]
    [InlineData("""var version = "10.0.1";""")]
    [InlineData("""var any = "http://0.0.0.0:80";""")]
    [InlineData("""var client = new HttpClient { BaseAddress = new Uri("https+http://orders") };""")]
    [InlineData("""var b = WebApplication.CreateBuilder(); b.WebHost.UseUrls("http://localhost:5000");""")]
    [InlineData("""return; // "http://localhost:5000" is where it listens""")]
    [InlineData("""using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Dgram, 0); socket.Connect("8.8.8.8", 65530);""")]
    public Task Silent_on_what_varies_not(string statements) => AnalyzeAsync(statements);

    [Theory]
    [InlineData("""await new HttpClient().GetStringAsync("https://api.contoso.com/orders");""")]
    [InlineData("""await new HttpClient().GetStringAsync("http://www.ecb.int/rates.xml");""")]
    [InlineData("""var url = args.Length > 0 ? args[0] : "http://localhost:5000";""")]
    [InlineData("""await new HttpClient().GetStringAsync("http://orders/api");""")]
    [InlineData("""var url = args[0]; if (url.Contains("localhost:5002")) url = "https://localhost:3002/worker.js";""")]
    [InlineData("""var url = Environment.GetEnvironmentVariable("ORDERS_URL") ?? "http://localhost:5000";""")]
    [InlineData("""var b = WebApplication.CreateBuilder(); if (b.Environment.IsDevelopment()) { Console.WriteLine(new Uri("http://localhost:3000")); }""")]
    public async Task Suggests_where_it_is_a_judgement(string statements) =>
        Assert.Equal([Microsoft.CodeAnalysis.DiagnosticSeverity.Info], await Findings.SeveritiesAsync(TestProject.Web, "CR1003", statements, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("environment.IsDevelopment() ? LocalHost : request.Host.ToString()", Microsoft.CodeAnalysis.DiagnosticSeverity.Info)]
    [InlineData("environment.IsDevelopment() ? request.Host.ToString() : LocalHost", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)]
    public async Task A_constant_is_judged_by_who_reads_it(string host, Microsoft.CodeAnalysis.DiagnosticSeverity severity) =>
        Assert.Equal([severity], await Findings.SeveritiesAsync(TestProject.Web, "CR1003", $$"""return; class Links(IHostEnvironment environment) { private const string LocalHost = "localhost:4200"; public string Host(HttpRequest request) => {{host}}; }""", TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_default_of_an_options_class_is_a_suggestion() =>
        Assert.Equal([Microsoft.CodeAnalysis.DiagnosticSeverity.Info], await Findings.SeveritiesAsync(TestProject.Web, "CR1003", """return; class SearchOptions { public string Url { get; set; } = "http://localhost:9200"; }""", TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("*.contoso.com, localhost")]
    [InlineData("api.contoso.com")]
    [InlineData("api.*")]
    public Task An_option_allows_hosts(string hosts) => Verify.AnalyzerAsync(
        TestProject.Web with { Config = "cloudready.CR1003.allowed_hosts = " + hosts }, """await new HttpClient().GetStringAsync("https://api.contoso.com/orders");""", "CR1003");

    [Fact]
    public Task An_option_reports_public_hosts_that_no_client_is_given() => Verify.AnalyzerAsync(
        TestProject.Web with { Config = "cloudready.CR1003.public = true" },
        """
        var orders = {|CR1003:"https://api.contoso.com/orders"|};
        var xml = "http://www.w3.org/2001/XMLSchema";
        var manual = "https://docs.contoso.com/orders";
        await new HttpClient().GetStringAsync({|CR1003:"https://api.contoso.com/stock"|});
        """,
        "CR1003");

    [Fact]
    public async Task The_message_says_what_loopback_is_in_a_pod()
    {
        Microsoft.CodeAnalysis.Diagnostic finding = Assert.Single(await Findings.InAsync(TestProject.Web, """var ordersUrl = "http://localhost:5000"; Console.Write(ordersUrl.Length);""", TestContext.Current.CancellationToken), finding => finding.Id == "CR1003");

        Assert.StartsWith(
            "The address 'http://localhost:5000' is written in the code: in a pod that is the pod itself, where nothing answers. Read it from configuration, with a key such as 'App:OrdersUrl'.",
            finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_typed_code_does_not_throw() => _ = await Findings.InBrokenAsync(TestProject.Web, "var url = \"http://localhost:5000; new HttpClient { BaseAddress = new Uri(\"http://10.0.0.1", TestContext.Current.CancellationToken);

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(TestProject.Web, statements, "CR1003");
}
