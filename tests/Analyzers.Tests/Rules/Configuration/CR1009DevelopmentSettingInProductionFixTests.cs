using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1009DevelopmentSettingInProductionFixTests
{
    [Fact]
    public Task Guards_the_call_with_the_environment_of_the_application() => FixAsync(
        """
        var app = WebApplication.CreateBuilder(args).Build();

        // What went wrong.
        app.{|CR1009:UseDeveloperExceptionPage()|}; // for us
        app.Run();
        """,
        """
        var app = WebApplication.CreateBuilder(args).Build();

        // What went wrong.
        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage(); // for us
        }
        app.Run();
        """);

    [Fact]
    public Task Guards_the_call_with_a_parameter_or_a_field() => FixAsync(
        """
        class Startup
        {
            private readonly IHostEnvironment _host;

            public Startup(IHostEnvironment host) => _host = host;

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                app.{|CR1009:UseDeveloperExceptionPage(new DeveloperExceptionPageOptions
                {
                    SourceCodeLineCount = 3,
                })|};
            }

            public void Use(IApplicationBuilder app)
            {
                app.{|CR1009:UseDeveloperExceptionPage()|};
            }

            static void Main() { }
        }
        """,
        """
        class Startup
        {
            private readonly IHostEnvironment _host;

            public Startup(IHostEnvironment host) => _host = host;

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                if (env.IsDevelopment())
                {
                    app.UseDeveloperExceptionPage(new DeveloperExceptionPageOptions
                    {
                        SourceCodeLineCount = 3,
                    });
                }
            }

            public void Use(IApplicationBuilder app)
            {
                if (_host.IsDevelopment())
                {
                    app.UseDeveloperExceptionPage();
                }
            }

            static void Main() { }
        }
        """);

    [Theory]
    [InlineData("app.{|CR1009:UseDeveloperExceptionPage()|}.UseRouting();")]
    [InlineData("app.Map(\"/x\", inner => inner.{|CR1009:UseDeveloperExceptionPage()|});")]
    public Task None_where_the_call_is_part_of_an_expression(string code) => Verify.NoFixAsync<CR1009DevelopmentSettingInProductionFix>(
        TestProject.Web,
        $"""
        var app = WebApplication.CreateBuilder(args).Build();
        {code}
        app.Run();
        """,
        "CR1009");

    [Fact]
    public async Task Sets_the_values_of_web_config_and_keeps_the_rest()
    {
        const string config = "\uFEFF<?xml version=\"1.0\"?>\r\n<configuration>\r\n\t<system.web>\r\n"
            + "\t\t<compilation debug='true' targetFramework=\"4.8\"/> <!-- TODO -->\r\n"
            + "\t\t<customErrors mode = \"Off\" />\r\n"
            + "\t\t<trace enabled=\"true\"   localOnly=\"true\" />\r\n"
            + "\t\t<httpRuntime />\r\n\t</system.web>\r\n\t<aspNetCore><environmentVariables>\r\n"
            + "\t\t<environmentVariable name=\"ASPNETCORE_ENVIRONMENT\" value=\"Development\" />\r\n\t</environmentVariables></aspNetCore>\r\n</configuration>";

        (string first, string all) = await ArtifactFix.ApplyAsync<CR1009DevelopmentSettingInProductionFileFix>("Web.config", config, TestContext.Current.CancellationToken);

        string expected = config.Replace("debug='true'", "debug='false'", StringComparison.Ordinal);
        Assert.Equal(expected, first);
        Assert.Equal(
            expected
                .Replace("\"Off\"", "\"RemoteOnly\"", StringComparison.Ordinal)
                .Replace("enabled=\"true\"", "enabled=\"false\"", StringComparison.Ordinal)
                .Replace("\"Development\"", "\"Production\"", StringComparison.Ordinal),
            all);
    }

    [Fact]
    public async Task Sets_the_value_of_a_manifest()
    {
        const string Manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shared\ndata:\n  ASPNETCORE_ENVIRONMENT: Development # for now\n  Other: Development\n";
        (string first, _) = await ArtifactFix.ApplyAsync<CR1009DevelopmentSettingInProductionFileFix>("k8s/shared.yaml", Manifest, TestContext.Current.CancellationToken);
        Assert.Equal(Manifest.Replace("ENVIRONMENT: Development", "ENVIRONMENT: Production", StringComparison.Ordinal), first);
    }

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR1009DevelopmentSettingInProductionFix>(TestProject.Web, source, fixedSource, "CR1009:guard", "CR1009");
}
