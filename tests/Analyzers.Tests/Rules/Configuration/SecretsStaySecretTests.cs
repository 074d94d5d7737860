using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

/// <summary>Whatever rule reports whatever it wants: a secret of the code or of a file is in no message and no property.</summary>
public sealed class SecretsStaySecretTests
{
    private const string Secret = "Zq9kLEAKx7";

    private const string Code = $$"""
        using System.Diagnostics;
        using System.Net;
        using Microsoft.Data.SqlClient;

        var builder = WebApplication.CreateBuilder(args);
        const string ApiKey = "{{Secret}}0123456789";
        string smtpPassword = "{{Secret}}!";
        var cs = "Server=sql01;Database=Shop;User Id=shop;Password={{Secret}}";
        var part = "Server=" + args[0] + ";Database=Shop;Password={{Secret}}";
        var text = string.Format("Server={0};Database=Shop;Password={1}", args[0], "{{Secret}}");
        var mongo = $"mongodb://shop:{{Secret}}@{args[0]}:27017";
        var redis = "cache:6379,password={{Secret}}";
        var url = "http://shop:{{Secret}}@localhost:5000/{{Secret}}?key={{Secret}}";
        await new HttpClient().GetStringAsync("https://shop:{{Secret}}@orders.contoso.com/{{Secret}}");
        var choice = smtpPassword == "{{Secret}}" || Environment.MachineName == "{{Secret}}" ? "Server=a;Database=b;Password={{Secret}}" : cs;
        _ = new NetworkCredential("shop", "{{Secret}}");
        _ = new SqlConnection(builder.Configuration["Shop"] ?? "Server=localhost;Password={{Secret}}");
        _ = new SqlConnectionStringBuilder { DataSource = "sql01", Password = "{{Secret}}" };
        Process.Start("cmd.exe", "/c net use z: /user:shop {{Secret}}");
        Environment.SetEnvironmentVariable("SHOP_PASSWORD", "{{Secret}}", EnvironmentVariableTarget.Machine);
        File.AppendAllText("/var/log/shop.log", "{{Secret}}");
        File.WriteAllText("appsettings.json", "{ \"Password\": \"{{Secret}}\" }");
        builder.WebHost.UseUrls("http://localhost:5000/{{Secret}}");
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = "redis:6379,password={{Secret}}");
        var app = builder.Build();
        app.MapGet("/admin/{{Secret}}", () => Results.Ok());
        app.Run("http://shop:{{Secret}}@localhost:5000");

        [System.ComponentModel.DefaultValue("{{Secret}}")]
        class Options { public string Password { get; set; } = "{{Secret}}1"; }
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["/src/appsettings.json"] = $$$"""
            {
              "ConnectionStrings": { "Shop": "Server=sql01;Database=Shop;User Id=shop;Password={{{Secret}}}", "Cache": "redis:6379,password={{{Secret}}}" },
              "Smtp": { "Password": "{{{Secret}}}!" }, "ApiKey": "{{{Secret}}}0123456789",
              "Urls": "http://localhost:5000/{{{Secret}}}",
              "Serilog": { "WriteTo": [ { "Name": "File", "Args": { "path": "/var/log/{{{Secret}}}.log" } } ] }
            }
            """,
        ["/src/broken/appsettings.json"] = $$$"""{ "Smtp": { "Password": "{{{Secret}}}!" }, "Other": {{{Secret}}} """,
        ["/src/Web.config"] = $"""
            <configuration>
              <connectionStrings><add name="Shop" connectionString="Server=sql01;Database=Shop;User Id=shop;Password={Secret}" /></connectionStrings>
              <appSettings><add key="SmtpPassword" value="{Secret}!" /><add key="Report" value="Server=sql01;Database=r;UID=r;PWD={Secret}" /></appSettings>
              <system.net><mailSettings><smtp><network host="mail01" password="{Secret}!" /></smtp></mailSettings></system.net>
              <system.web><machineKey validationKey="{Secret}0123456789" decryptionKey="{Secret}0123456789" /><identity impersonate="true" password="{Secret}!" /></system.web>
            </configuration>
            """,
        ["/src/broken/Web.config"] = $"<configuration><appSettings><add key=\"SmtpPassword\" value=\"{Secret}!\" /><{Secret}",
        ["/src/nlog.config"] = $"""<nlog><targets><target name="db" type="Database" connectionString="Server=sql01;Database=Logs;UID=l;PWD={Secret}" dbPassword="{Secret}!" /></targets><rules><logger name="*" writeTo="db" /></rules></nlog>""",
        ["/src/Dockerfile"] = $"FROM mcr.microsoft.com/dotnet/aspnet:8.0\nARG API_KEY={Secret}0123456789\nENV ConnectionStrings__Shop=\"Server=sql01;Database=Shop;UID=s;Password={Secret}\"\nENV SMTP_PASSWORD={Secret}!\nRUN curl -u shop:{Secret} https://shop:{Secret}@orders.contoso.com\n{Secret} x\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        ["/src/k8s/shop.yaml"] = $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: shop }}\nspec:\n  template:\n    spec:\n      containers:\n        - name: shop\n          image: shop:1\n          env:\n            - {{ name: SMTP_PASSWORD, value: \"{Secret}!\" }}\n            - {{ name: ConnectionStrings__Shop, value: \"Server=sql01;Database=Shop;Password={Secret}\" }}\n",
        ["/src/docker-compose.yml"] = $"services:\n  shop:\n    image: shop\n    environment:\n      SMTP_PASSWORD: {Secret}!\n",
        ["/src/CloudReady.Apis.txt"] = "# none\n",
    };

    [Fact]
    public async Task No_finding_shows_one()
    {
        TestProject project = TestProject.Web with { Files = Files, Config = "cloudready.CR1003.public = true" };

        ImmutableArray<Diagnostic> findings = await Findings.InAsync(project, Code, TestContext.Current.CancellationToken);

        // The test is worth something only where the rules that could leak have something to report.
        string[] expected = ["CR1001", "CR1002", "CR1003", "CR1004", "CR1007", "CR1008", "CR1010", "CR1101", "CR1102", "CR1103", "CR1104", "CR5001"];
        Assert.Empty(expected.Except(findings.Select(finding => finding.Id)));
        Assert.All(findings, finding =>
        {
            Assert.DoesNotContain(Secret, finding.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.All(finding.Properties.Values, value => Assert.DoesNotContain(Secret, value ?? "", StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public void No_rule_takes_a_value_into_its_description() =>
        Assert.All(RuleCatalog.All, rule => Assert.DoesNotContain("{0}", rule.Descriptor.Description.ToString(), StringComparison.Ordinal));
}
