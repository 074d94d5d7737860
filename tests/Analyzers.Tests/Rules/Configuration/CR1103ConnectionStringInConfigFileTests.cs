using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1103ConnectionStringInConfigFileTests
{
    private const string Transform = "xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"";

    [Theory]
    [InlineData("Server=sql1.shop.internal;Database=Shop;User Id=shop;Password=S3cret!", DiagnosticSeverity.Warning)]
    [InlineData("Server=sql1.shop.internal;Database=Shop;User Id=shop", DiagnosticSeverity.Warning)]
    [InlineData("Data Source=.\\SQLEXPRESS;Initial Catalog=Shop;User ID=sa;Password=S3cret!", DiagnosticSeverity.Warning)]
    [InlineData("Data Source=sql1;Initial Catalog=Shop;Integrated Security=True", DiagnosticSeverity.Info)]
    [InlineData("Data Source=(LocalDb)\\MSSQLLocalDB;AttachDbFilename=|DataDirectory|\\shop.mdf;Integrated Security=True", DiagnosticSeverity.Info)]
    [InlineData("Data Source=|DataDirectory|shop.sdf", DiagnosticSeverity.Info)]
    [InlineData("metadata=res://*/Shop.csdl|res://*/Shop.ssdl|res://*/Shop.msl;provider=System.Data.SqlClient;provider connection string=&quot;data source=sql1;initial catalog=Shop;user id=shop;password=S3cret!&quot;", DiagnosticSeverity.Warning)]
    [InlineData("redis.shop.internal:6379,password=S3cret!", DiagnosticSeverity.Warning)]
    [InlineData("mongodb://mongo.shop.internal:27017/shop", DiagnosticSeverity.Warning)]
    [InlineData("UseDevelopmentStorage=true", DiagnosticSeverity.Info)]
    public async Task Reports_what_connectionStrings_hold(string value, DiagnosticSeverity severity)
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync("Web.config", ConnectionStrings(value)));
        Assert.Equal(severity, finding.Severity);
        Assert.StartsWith("'Shop' holds a connection string (", finding.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret!", finding.ToString(), StringComparison.Ordinal);
        Assert.Equal(severity == DiagnosticSeverity.Warning && value.Contains("assword", StringComparison.Ordinal), finding.GetMessage().Contains("***", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name=Shop")]
    [InlineData("Server=#{DbServer}#;Database=Shop;User Id=#{User}#;Password=#{Password}#")]
    [InlineData("$(ReplacableToken_Shop-Web.config Connection String_0)")]
    [InlineData("__SHOP_DB__")]
    [InlineData("Data Source=YOURSERVER;Initial Catalog=YOURDATABASE;Integrated Security=True")]
    [InlineData("Data Source=:memory:")]
    [InlineData("media")]
    public async Task Silent_about_names_and_tokens(string value) =>
        Assert.Empty(await AnalyzeAsync("Web.config", ConnectionStrings(value)));

    [Theory]
    [InlineData("<appSettings><add key=\"ReportDb\" value=\"Server=sql1;Database=Reports;UID=r;PWD=S3cret!\" /></appSettings>", "'ReportDb'")]
    [InlineData("<applicationSettings><Shop.Properties.Settings><setting name=\"Db\" serializeAs=\"String\"><value>Server=sql1;Database=Reports;UID=r;PWD=S3cret!</value></setting></Shop.Properties.Settings></applicationSettings>", "'Db'")]
    [InlineData("<elmah><errorLog type=\"Elmah.SqlErrorLog, Elmah\" connectionString=\"Data Source=sql1;Initial Catalog=Elmah\" /></elmah>", "'errorLog'")]
    [InlineData("<location path=\".\"><connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></location>", "'Shop'")]
    [InlineData("<system.net><mailSettings><smtp from=\"shop@contoso.com\"><network host=\"smtp.contoso.com\" port=\"25\" /></smtp></mailSettings></system.net>", "'network' holds the address of a mail server")]
    [InlineData("<nlog><targets><target name=\"db\" type=\"Database\" connectionString=\"Server=sql1;Database=Logs\" /></targets></nlog>", "${environment:NAME}")]
    [InlineData("<log4net><appender name=\"Ado\" type=\"log4net.Appender.AdoNetAppender\"><connectionString value=\"Server=sql1\" /></appender></log4net>", "'Ado' holds a connection string (database)")]
    [InlineData("<log4net><appender name=\"Mail\" type=\"log4net.Appender.SmtpAppender\"><smtpHost value=\"smtp.contoso.com\" /></appender></log4net>", "'Mail' holds the address of a mail server")]
    [InlineData("<system.web><sessionState mode=\"SQLServer\" sqlConnectionString=\"data source=sql1;user id=s;password=S3cret!\" /></system.web>", "'sessionState'")]
    public async Task Reports_other_places(string section, string message)
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync("App.config", Configuration(section)));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Contains(message, finding.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret!", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<connectionStrings configBuilders=\"Environment\"><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings>")]
    [InlineData("<!-- <connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings> -->")]
    [InlineData("<connectionStrings><remove name=\"Shop\" /><clear /></connectionStrings>")]
    [InlineData("<system.net><mailSettings><smtp deliveryMethod=\"SpecifiedPickupDirectory\"><network host=\"smtp.contoso.com\" /></smtp></mailSettings></system.net>")]
    [InlineData("<system.net><mailSettings><smtp><network host=\"smtp.example.com\" /></smtp></mailSettings></system.net>")]
    [InlineData("<system.net><mailSettings><smtp><network host=\"#{SmtpHost}#\" /></smtp></mailSettings></system.net>")]
    [InlineData("<nlog><targets><target name=\"db\" type=\"Database\" connectionStringName=\"Logs\" /></targets></nlog>")]
    [InlineData("<nlog><targets><target name=\"db\" type=\"Database\" connectionString=\"${environment:LOG_DB}\" /></targets></nlog>")]
    [InlineData("<log4net><appender name=\"Ado\"><connectionString value=\"${LOG_DB}\" /></appender></log4net>")]
    [InlineData("<system.web><sessionState mode=\"InProc\" sqlConnectionString=\"data source=127.0.0.1;Trusted_Connection=yes\" stateConnectionString=\"tcpip=127.0.0.1:42424\" /></system.web>")]
    [InlineData("<system.web><sessionState mode=\"SQLServer\" sqlConnectionString=\"data source=localhost;Integrated Security=SSPI\" /></system.web>")]
    [InlineData("<configSections><section name=\"entityFramework\" type=\"System.Data.Entity.Internal.ConfigFile.EntityFrameworkSection, EntityFramework, Version=6.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089\" /></configSections>")]
    [InlineData("<runtime><assemblyBinding xmlns=\"urn:schemas-microsoft-com:asm.v1\"><probing privatePath=\"bin;lib\" /></assemblyBinding></runtime>")]
    [InlineData("<system.codedom><compilers><compiler compilerOptions=\"/langversion:latest /nowarn:1659;1699;1701;612;618\" /></compilers></system.codedom>")]
    public async Task Silent_elsewhere(string section) => Assert.Empty(await AnalyzeAsync("Web.config", Configuration(section)));

    [Theory]
    [InlineData("nlog.config", "<nlog><targets><target name=\"db\" type=\"Database\" connectionString=\"Server=sql1;Database=Logs\" /></targets></nlog>", 1)]
    [InlineData("NLog.Release.config", "<nlog xmlns=\"http://www.nlog-project.org/schemas/NLog.xsd\"><targets><target name=\"db\" type=\"Database\"><connectionString>Server=sql1;Database=Logs</connectionString></target></targets></nlog>", 1)]
    [InlineData("nlog.config", "<nlog><targets><target name=\"db\" type=\"Database\" connectionString=\"${configsetting:item=ConnectionStrings.Logs}\" /></targets></nlog>", 0)]
    [InlineData("log4net.config", "<log4net><appender name=\"Ado\" type=\"log4net.Appender.AdoNetAppender\"><connectionString value=\"data source=sql1;initial catalog=Logs\" /></appender></log4net>", 1)]
    [InlineData("log4net.xml", "<log4net><appender name=\"Mail\" type=\"log4net.Appender.SmtpAppender\"><smtpHost value=\"smtp.contoso.com\" /></appender></log4net>", 1)]
    public async Task Reads_the_files_of_NLog_and_log4net(string fileName, string content, int expected) =>
        Assert.Equal(expected, (await AnalyzeAsync(fileName, content)).Length);

    [Theory]
    [InlineData("Web.Debug.config")]
    [InlineData("Web.Development.config")]
    public async Task In_a_development_transform_only_passwords_count(string fileName)
    {
        Assert.Empty(await AnalyzeAsync(fileName, ConnectionStrings("Server=sql1;Database=Shop;User Id=shop")));
        Assert.Single(await AnalyzeAsync(fileName, ConnectionStrings("Server=sql1;Database=Shop;User Id=shop;Password=S3cret!")));
    }

    [Theory]
    [InlineData("xdt:Transform=\"Remove\" xdt:Locator=\"Match(name)\"")]
    [InlineData("xdt:Transform=\"RemoveAll\"")]
    public async Task Silent_in_a_transform_that_removes(string transform) => Assert.Empty(await AnalyzeAsync("Web.Release.config", $"""
        <configuration {Transform}><connectionStrings><add name="Shop" connectionString="Server=sql1;Database=Shop" {transform} /></connectionStrings></configuration>
        """));

    [Fact]
    public async Task Reports_a_transform_that_sets() => Assert.Single(await AnalyzeAsync("Web.Release.config", $"""
        <configuration {Transform}><connectionStrings><add name="Shop" connectionString="Server=sql1;Database=Shop" xdt:Transform="SetAttributes" xdt:Locator="Match(name)" /></connectionStrings></configuration>
        """));

    [Theory]
    [InlineData("<add name=\"Shop\" connectionString=\"#{ShopDb}#\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"Match(name)\" />", 0)]
    [InlineData("<add name=\"Shop\" connectionString=\"#{ShopDb}#\" xdt:Transform=\"SetAttributes(connectionString)\" xdt:Locator=\"Match(name)\" />", 0)]
    [InlineData("<add name=\"Shop\" xdt:Transform=\"Remove\" xdt:Locator=\"Match(name)\" />", 0)]
    [InlineData("<add name=\"Stock\" xdt:Transform=\"Remove\" xdt:Locator=\"Match(name)\" />", 1)]
    [InlineData("<add name=\"Shop\" providerName=\"x\" xdt:Transform=\"SetAttributes(providerName)\" xdt:Locator=\"Match(name)\" />", 1)]
    public async Task A_value_that_publishing_replaces_serves_developers(string release, int expected)
    {
        var files = new Dictionary<string, string>
        {
            ["/src/Web.config"] = ConnectionStrings("Server=sql1;Database=Shop"),
            ["/src/Web.Release.config"] = $"<configuration {Transform}><connectionStrings>{release}</connectionStrings></configuration>",
        };
        Assert.Equal(expected, (await AnalyzeAsync(files)).Length);

        files["/src/Web.config"] = ConnectionStrings("Server=sql1;Database=Shop;UID=shop;PWD=S3cret!");
        Assert.Single(await AnalyzeAsync(files));
    }

    [Theory]
    [InlineData("Web.config", true)]
    [InlineData("app.config", true)]
    [InlineData("Shop.exe.config", true)]
    [InlineData("ConnectionStrings.config", true)]
    [InlineData("connectionStrings.Release.config", true)]
    [InlineData("AppSettings.config", true)]
    [InlineData("packages.config", false)]
    [InlineData("nuget.config", false)]
    public async Task Reads_the_files_of_the_application(string fileName, bool isRead) => Assert.Equal(
        isRead ? 1 : 0,
        (await AnalyzeAsync(fileName, "<connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings>")).Length);

    [Theory]
    [InlineData("")]
    [InlineData("<configuration")]
    [InlineData("<configuration><connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /")]
    [InlineData("<network host=\"smtp.contoso.com\"/>")]
    public async Task Damaged_files_do_no_harm(string content) => Assert.Empty(await AnalyzeAsync("Web.config", content));

    private static string ConnectionStrings(string value) =>
        Configuration($"<connectionStrings><add name=\"Shop\" connectionString=\"{value}\" providerName=\"System.Data.SqlClient\" /></connectionStrings>");

    private static string Configuration(string section) => $"<?xml version=\"1.0\"?>\n<configuration>\n  {section}\n</configuration>";

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string fileName, string content) =>
        AnalyzeAsync(new Dictionary<string, string> { ["/src/" + fileName] = content });

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Dictionary<string, string> files) =>
        [.. (await Findings.InAsync(TestProject.FrameworkWeb with { Files = files, ImplicitUsings = null }, "", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1103")];
}
