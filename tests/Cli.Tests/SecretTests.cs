using System.Collections.Immutable;
using System.Text.Json;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Commands;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

// An analyzer for tests only: nothing else loads it.
#pragma warning disable RS1036, RS1038, RS1041, RS2008

namespace CloudReady.Cli.Tests;

/// <summary>A repository full of secrets: no report, and no line on the terminal, shows one of them.</summary>
public sealed class SecretTests : IDisposable
{
    /// <summary>What every secret begins with; each ends in a number of its own.</summary>
    private const string Token = "Hx7qLm2Zv9Kt";
    private int _secrets;
    private const string Key = "9F3C1D7B5E2A4860C9F3C1D7B5E2A4860C9F3C1D7B5E2A4860C9F3C1D7B5E2A48";
    private readonly TestFolder _folder = new();

    public SecretTests()
    {
        WriteCode();
        WriteSettings();
        WriteImage();
        WriteManifests();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NoSecretIsShownAnywhere()
    {
        string[] files = ["r.json", "r.html", "r.sarif", "r.md", "r.txt", "baseline.json"];
        string[] outputs = [.. files.Take(5).SelectMany(file => (string[])["--output", file])];

        CliRun plain = await RunAsync(isTerminal: false, ["assess", ".", "--build", "never", .. outputs, "--write-baseline", "baseline.json"]);
        CliRun terminal = await RunAsync(isTerminal: true, ["assess", ".", "--build", "never"]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (plain.ExitCode, terminal.ExitCode));
        string report = await File.ReadAllTextAsync(_folder.PathOf("r.json"), TestContext.Current.CancellationToken);
        string[] found = [.. JsonDocument.Parse(report).RootElement.GetProperty("findings").EnumerateArray().Select(finding => CliRun.Text(finding, "id")).Distinct().Order(StringComparer.Ordinal)];
        Assert.Empty(((string[])["CR1001", "CR1002", "CR1003", "CR1101", "CR1102", "CR1103", "CR1104", "CR4002", "CR5001", "CR7005", "CR7007", "CR8005", "CR8006"]).Except(found));
        Assert.Contains(nameof(TalkativeAnalyzer), report, StringComparison.Ordinal);
        AssertNoSecret("standard output", plain.Out + plain.Error);
        AssertNoSecret("terminal", terminal.Out + terminal.Error);
        foreach (string file in files)
            AssertNoSecret(file, await File.ReadAllTextAsync(_folder.PathOf(file), TestContext.Current.CancellationToken));
    }

    private static void AssertNoSecret(string where, string text)
    {
        foreach (string secret in (string[])[Token, Key])
        {
            int at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, at < 0 ? "" : $"{where} shows a secret: {text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 60)]}");
        }
    }

    private async Task<CliRun> RunAsync(bool isTerminal, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment
        {
            Out = output,
            Error = error,
            CurrentDirectory = _folder.Root,
            IsOutTerminal = isTerminal,
            Analyzers = () => [.. AnalyzerCatalog.Create(), new TalkativeAnalyzer()],
        };
        return new CliRun(await CommandLine.RunAsync(args, environment, TestContext.Current.CancellationToken), output.ToString(), error.ToString());
    }

    /// <summary>Each <c>TOKEN</c> is a secret of its own.</summary>
    private SecretTests Write(string path, string content)
    {
        string[] parts = content.Split("TOKEN");
        _folder.Write(path, parts.Skip(1).Aggregate(parts[0], (text, part) => $"{text}{Token}{_secrets++}{part}"));
        return this;
    }

    private void WriteCode() => this
        .Write("Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>")
        .Write("Shop/Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            var connection = "Server=db01;Database=shop;User Id=sa;Password=TOKEN;";
            const string apiKey = "TOKEN";
            string password = "TOKEN";
            var client = new HttpClient { BaseAddress = new Uri("https://shop:TOKEN@api.shop.internal:8443/v1?api_key=TOKEN") };
            var credential = new System.Net.NetworkCredential("shop", "TOKEN");
            client.DefaultRequestHeaders.Add("Authorization", "Bearer TOKEN");
            client.DefaultRequestHeaders.Add("X-Api-Key", "TOKEN");
            var broker = "amqp://shop:TOKEN@queue01:5672/";
            var cache = "cache01:6379,password=TOKEN,ssl=false";
            Environment.SetEnvironmentVariable("DB_PASSWORD", "TOKEN", EnvironmentVariableTarget.Machine);
            System.Diagnostics.Process.Start("/bin/sh", "-c \"mysqldump -u root -pTOKEN shop > /backup/shop.sql\"");
            System.Diagnostics.Process.Start("sqlcmd", "-U sa -P TOKEN -i migrate.sql").WaitForExit();
            var app = builder.Build();
            app.Run();
            Console.WriteLine(connection + apiKey + password + broker + cache);
            """);

    private void WriteSettings() => this
        .Write("Shop/appsettings.json", """
            {
              "ConnectionStrings": { "Db": "Server=db01;Database=shop;User Id=sa;Password=TOKEN;" },
              "Smtp": { "Host": "mail01", "Password": "TOKEN" },
              "ApiKey": "TOKEN",
              "Payment": { "ClientSecret": "TOKEN", "Url": "https://pay:TOKEN@pay.internal" },
              "Serilog": {
                "WriteTo": [
                  { "Name": "File", "Args": { "path": "logs/shop.txt" } },
                  { "Name": "MSSqlServer", "Args": { "connectionString": "Server=db01;Password=TOKEN;" } }
                ]
              }
            }
            """)
        .Write("Shop/appsettings.Broken.json", $"{{ \"Password\": \"TOKEN\", \"ApiToken\": TOKEN }}")
        .Write("Shop/appsettings.Cut.json", $"{{ \"Password\": \"TOKEN")
        .Write("Old/Old.csproj", """
            <Project ToolsVersion="4.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><OutputType>Library</OutputType><TargetFrameworkVersion>v4.8</TargetFrameworkVersion></PropertyGroup>
              <ItemGroup><Reference Include="System.Web" /><Compile Include="Global.asax.cs" /></ItemGroup>
            </Project>
            """)
        .Write("Old/Global.asax.cs", "public class Global : System.Web.HttpApplication { }")
        .Write("Old/web.config", """
            <configuration>
              <connectionStrings>
                <add name="Db" connectionString="Server=db01;Database=shop;User Id=sa;Password=TOKEN;" />
              </connectionStrings>
              <appSettings>
                <add key="SmtpPassword" value="TOKEN" />
                <add key="ApiKey" value="TOKEN" />
              </appSettings>
              <system.net><mailSettings><smtp><network host="mail01" userName="shop" password="TOKEN" /></smtp></mailSettings></system.net>
              <system.web>
                <machineKey validationKey="KEY" decryptionKey="KEY" validation="SHA1" />
                <sessionState mode="SQLServer" sqlConnectionString="Data Source=db01;User ID=sa;Password=TOKEN" />
                <identity impersonate="true" userName="shop" password="TOKEN" />
              </system.web>
            </configuration>
            """.Replace("KEY", Key, StringComparison.Ordinal))
        .Write("Shop/app.config", $"<configuration><appSettings><add key=\"Password\" value=\"a&TOKEN;\" /></appSettings></configuration>")
        .Write("Shop/nlog.config", """
            <nlog xmlns="http://www.nlog-project.org/schemas/NLog.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <targets>
                <target name="file" xsi:type="File" fileName="c:\logs\shop.log" />
                <target name="db" xsi:type="Database" connectionString="Server=db01;User Id=sa;Password=TOKEN" dbPassword="TOKEN" />
                <target name="mail" xsi:type="Mail" smtpServer="mail01" smtpPassword="TOKEN" />
              </targets>
              <rules><logger name="*" writeTo="file,db,mail" /></rules>
            </nlog>
            """)
        .Write("Shop/log4net.config", """
            <log4net>
              <appender name="File" type="log4net.Appender.RollingFileAppender"><file value="logs/shop.log" /></appender>
              <appender name="Db" type="log4net.Appender.AdoNetAppender"><connectionString value="Server=db01;User Id=sa;Password=TOKEN" /></appender>
              <appender name="Mail" type="log4net.Appender.SmtpAppender"><smtpHost value="mail01" /><password value="TOKEN" /></appender>
              <root><appender-ref ref="File" /><appender-ref ref="Db" /></root>
            </log4net>
            """)
        .Write("Shop/nuget.config", $"<configuration><packageSourceCredentials><feed><add key=\"Username\" value=\"shop\" /><add key=\"ClearTextPassword\" value=\"TOKEN\" /></feed></packageSourceCredentials></configuration>");

    private void WriteImage() => Write("Shop/Dockerfile", """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        ARG NUGET_TOKEN=TOKEN
        ENV NUGET_CREDENTIALS="{\"endpointCredentials\":[{\"password\":\"TOKEN\"}]}"
        COPY . .
        RUN dotnet nuget add source https://feed.internal/v3/index.json --username shop --password TOKEN --store-password-in-clear-text
        RUN curl -u shop:TOKEN https://files.internal/tool.tgz -o tool.tgz
        RUN echo "token=TOKEN" > /root/.token
        RUN dotnet publish -c Release -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV DB_PASSWORD=TOKEN
        ENV ConnectionStrings__Db="Server=db01;User Id=sa;Password=TOKEN"
        ENV Api__Key TOKEN
        ADD https://shop:TOKEN@files.internal/data.json /data/
        COPY --from=build /app .
        CMD dotnet Shop.dll --smtp-password TOKEN
        """);

    private void WriteManifests() => this
        .Write("Shop/Dockerfile.worker", $"FROM mcr.microsoft.com/dotnet/aspnet:10.0\n# cloudready: disable CR7007 the password=TOKEN is known\nCMD dotnet Shop.dll\n")
        .Write("k8s/shop.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
              annotations:
                ignore-check.kube-linter.io/latest-tag: "password=TOKEN"
            spec:
              replicas: 1
              selector: { matchLabels: { app: shop } }
              template:
                metadata: { labels: { app: shop } }
                spec:
                  containers:
                    - name: shop
                      image: shop:latest
                      args: ["--smtp-password=TOKEN", "--token", "TOKEN"]
                      env:
                        - name: DB_PASSWORD
                          value: TOKEN
                        - name: ConnectionStrings__Db
                          value: "Server=db01;User Id=sa;Password=TOKEN"
                        - name: Api__Url
                          value: https://shop:TOKEN@api.internal
                        - name: LOG_LEVEL
                          value: Information
                      readinessProbe:
                        httpGet: { path: /ready, port: 8080, httpHeaders: [ { name: Authorization, value: "Bearer TOKEN" } ] }
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: shop }
            data:
              password: TOKEN
              appsettings.json: |
                { "ConnectionStrings": { "Db": "Server=db01;Password=TOKEN" } }
            ---
            apiVersion: v1
            kind: Secret
            metadata: { name: shop }
            stringData:
              password: TOKEN
            """)
        .Write("k8s/cut.yaml", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: cut\nstringData:\n  password: \"TOKEN\n")
        .Write("k8s/alias.yaml", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: alias\nstringData:\n  password: *TOKEN\n")
        .Write("k8s/nested.yaml", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: nested\nstringData:\n  password: TOKEN: x: y\n");
}

/// <summary>An analyzer with a bug, whose exception quotes what it was reading.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TalkativeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SmellyAnalyzer.Smell];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(node => throw new FormatException($"'{node.Node}' was not expected"), SyntaxKind.StringLiteralExpression);
        context.RegisterAdditionalFileAction(file => throw new InvalidDataException(file.AdditionalFile.GetText()!.ToString()));
    }
}
