using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1009DevelopmentSettingInProductionTests
{
    [Theory]
    [InlineData("app.{|CR1009:UseDeveloperExceptionPage()|};")]
    [InlineData("app.{|CR1009:UseDeveloperExceptionPage()|}.UseRouting();")]
    [InlineData("if (app.Environment.IsStaging()) app.{|CR1009:UseDeveloperExceptionPage()|};")]
    [InlineData("if (app.Environment.IsDevelopment()) { } else { app.{|CR1009:UseDeveloperExceptionPage()|}; }")]
    [InlineData("if (app.Environment.IsDevelopment() || app.Environment.EnvironmentName == \"Docker\") app.{|CR1009:UseDeveloperExceptionPage()|};")]
    [InlineData("DeveloperExceptionPageExtensions.{|CR1009:UseDeveloperExceptionPage(app)|};")]
    [InlineData("app.Map(\"/x\", inner => inner.{|CR1009:UseDeveloperExceptionPage()|});")]
    public Task Finds_the_page_for_developers(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseDeveloperExceptionPage();")]
    [InlineData("var env = new { IsDevelopment = app.Environment.IsDevelopment() }; if (env.IsDevelopment) app.UseDeveloperExceptionPage();")]
    [InlineData("var env = new { IsProduction = true }; if (!env.IsProduction) app.UseDeveloperExceptionPage();")]
    [InlineData("if (!app.Environment.IsProduction()) { app.UseDeveloperExceptionPage(); }")]
    [InlineData("if (!app.Environment.IsDevelopment()) app.UseExceptionHandler(\"/error\"); else app.UseDeveloperExceptionPage();")]
    [InlineData("if (app.Configuration[\"ShowErrors\"] == \"true\") app.UseDeveloperExceptionPage();")]
    [InlineData("app.UseExceptionHandler(\"/error\");")]
    public Task Silent_where_it_is_guarded(string code) => AnalyzeAsync(code);

    [Fact]
    public Task Finds_it_in_a_startup_class() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        class Startup
        {
            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                app.{|CR1009:UseDeveloperExceptionPage()|};
                if (env.IsDevelopment())
                    app.UseDeveloperExceptionPage();
            }

            public void ConfigureDevelopment(IApplicationBuilder app) => app.UseDeveloperExceptionPage();

            static void Main() { }
        }
        """,
        "CR1009");

    [Theory]
    [InlineData("<system.web><compilation debug=\"true\" targetFramework=\"4.8\" /></system.web>", "'<compilation debug=\"true\">' ships")]
    [InlineData("<system.web><compilation debug=\"True\"><assemblies /></compilation><pages /><httpRuntime /></system.web>", "'<compilation debug=\"true\">' ships")]
    [InlineData("<system.web><customErrors mode=\"Off\" /></system.web>", "'<customErrors mode=\"Off\">' ships")]
    [InlineData("<system.web><trace enabled=\"true\" localOnly=\"true\" /></system.web>", "trace.axd")]
    [InlineData("<location path=\".\"><system.web><customErrors mode=\"off\" /></system.web></location>", "customErrors")]
    [InlineData("<system.webServer><aspNetCore processPath=\"dotnet\"><environmentVariables><environmentVariable name=\"ASPNETCORE_ENVIRONMENT\" value=\"Development\" /></environmentVariables></aspNetCore></system.webServer>", "'ASPNETCORE_ENVIRONMENT' is set to Development")]
    public async Task Reports_settings_of_web_config(string section, string message)
    {
        Diagnostic finding = Assert.Single(await FindAsync(("Web.config", Configuration(section))));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Contains(message, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<system.web><compilation debug=\"false\" /></system.web>")]
    [InlineData("<system.web><compilation targetFramework=\"4.8\" /></system.web>")]
    [InlineData("<system.web><customErrors mode=\"RemoteOnly\" /></system.web>")]
    [InlineData("<system.web><trace enabled=\"false\" /></system.web>")]
    [InlineData("<system.diagnostics><trace autoflush=\"true\" enabled=\"true\" /></system.diagnostics>")]
    [InlineData("<!-- <system.web><compilation debug=\"true\" /></system.web> -->")]
    [InlineData("<system.web><compilation debug=\"true\"><assemblies /></compilation><pages><namespaces /></pages></system.web>")]
    [InlineData("<system.webServer><aspNetCore><environmentVariables><environmentVariable name=\"ASPNETCORE_ENVIRONMENT\" value=\"Production\" /><environmentVariable name=\"MODE\" value=\"Development\" /></environmentVariables></aspNetCore></system.webServer>")]
    public async Task Silent_about_other_settings(string section) => Assert.Empty(await FindAsync(("Web.config", Configuration(section))));

    [Theory]
    [InlineData("Web.Debug.config")]
    [InlineData("Web.Development.config")]
    [InlineData("App.config")]
    [InlineData("compilation.config")]
    public async Task Silent_in_other_files(string fileName) =>
        Assert.Empty(await FindAsync((fileName, Configuration("<system.web><compilation debug=\"true\" /></system.web>"))));

    [Theory]
    [InlineData("Web.Release.config", "<compilation xdt:Transform=\"RemoveAttributes(debug)\" />", 0)]
    [InlineData("Web.Release.config", "<compilation debug=\"false\" xdt:Transform=\"SetAttributes\" />", 0)]
    [InlineData("Web.Release.config", "<compilation xdt:Transform=\"Replace\" debug=\"false\" />", 0)]
    [InlineData("web.release.config", "<compilation xdt:Transform=\"RemoveAttributes(batch, debug)\" />", 0)]
    [InlineData("Web.Release.config", "<compilation xdt:Transform=\"RemoveAttributes(batch)\" />", 1)]
    [InlineData("Web.Release.config", "<!-- <compilation xdt:Transform=\"RemoveAttributes(debug)\" /> -->", 1)]
    [InlineData("Web.Debug.config", "<compilation xdt:Transform=\"RemoveAttributes(debug)\" />", 1)]
    [InlineData("Other.Release.config", "<compilation xdt:Transform=\"RemoveAttributes(debug)\" />", 1)]
    public async Task Silent_where_publishing_takes_it_out(string transform, string content, int expected) => Assert.Equal(expected, (await FindAsync(
        ("Web.config", Configuration("<system.web><compilation debug=\"true\" /></system.web>")),
        (transform, $"<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"><system.web>{content}</system.web></configuration>"))).Count());

    [Theory]
    [InlineData("/src/k8s/app.yaml", "Development", 1)]
    [InlineData("/src/deploy/shop-prod.yaml", "development", 1)]
    [InlineData("/src/k8s/app.yaml", "Production", 0)]
    [InlineData("/src/k8s/app.yaml", "{{ .Values.environment }}", 0)]
    [InlineData("/src/k8s/overlays/dev/app.yaml", "Development", 0)]
    [InlineData("/src/k8s/app-local.yaml", "Development", 0)]
    public async Task Reports_the_environment_of_a_container(string path, string value, int count)
    {
        string manifest = Rules.Kubernetes.Manifests.Deployment($"- name: web\n  image: shop:1\n  env:\n  - name: ASPNETCORE_ENVIRONMENT\n    value: {value}\n  - name: MODE\n    value: Development");
        Diagnostic[] findings = [.. await Rules.Kubernetes.Manifests.FindAsync("CR1009", (path, manifest))];
        Assert.Equal(count, findings.Length);
        Assert.All(findings, finding => Assert.StartsWith("Container 'web' sets 'ASPNETCORE_ENVIRONMENT' to Development: ", finding.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reports_the_environment_in_a_ConfigMap() => Assert.StartsWith(
        "ConfigMap 'shared' sets 'DOTNET_ENVIRONMENT' to Development: ",
        Assert.Single(await Rules.Kubernetes.Manifests.FindAsync("CR1009", ("/src/k8s/shared.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shared\ndata:\n  DOTNET_ENVIRONMENT: Development\n  Mode: Development\n"))).GetMessage(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("app.UseDeveloperExceptionPage(")]
    [InlineData("if (env.) { UseDeveloperExceptionPage(); }")]
    public async Task Half_typed_code_does_no_harm(string code) =>
        _ = await Findings.InBrokenAsync(TestProject.Web, code, TestContext.Current.CancellationToken);

    private static Task AnalyzeAsync(string code) => Verify.AnalyzerAsync(
        TestProject.Web,
        $"""
        var app = WebApplication.CreateBuilder(args).Build();
        {code}
        app.Run();
        """,
        "CR1009");

    private static string Configuration(string section) => $"<?xml version=\"1.0\"?>\n<configuration>\n  {section}\n</configuration>";

    private static async Task<IEnumerable<Diagnostic>> FindAsync(params (string Name, string Content)[] files)
    {
        var project = TestProject.FrameworkWeb with { Files = files.ToDictionary(file => "/src/" + file.Name, file => file.Content), ImplicitUsings = null };
        return (await Findings.InAsync(project, "", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1009");
    }
}
