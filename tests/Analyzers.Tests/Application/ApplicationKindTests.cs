using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Tests.Application;

/// <summary>What a project is decides which rules look at it, and how severe they are.</summary>
public sealed class ApplicationKindTests
{
    private const string Host = "using Microsoft.Extensions.Hosting;\n";

    [Theory]
    [InlineData("System.Console.WriteLine();", "ConsoleTool")]
    [InlineData(Host + "Host.CreateApplicationBuilder(args).Build().Run();", "Worker")]
    [InlineData(Host + "await Host.CreateDefaultBuilder(args).Build().RunAsync();", "Worker")]
    [InlineData(Host + "await new HostBuilder().RunConsoleAsync();", "Worker")]
    [InlineData(Host + "using var host = Host.CreateApplicationBuilder(args).Build(); System.Console.WriteLine(host.Services);", "ConsoleTool")]
    [InlineData("Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run();", "Web")]
    [InlineData("using Microsoft.AspNetCore.Hosting;\n" + Host + "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => { }).Build().Run();", "Web")]
    public void A_program_is_what_its_host_says(string source, string kind) => AssertKind(kind, source, TestProject.Console);

    [Theory]
    [InlineData("UsingMicrosoftNETSdkWeb", "Web")]
    [InlineData("UsingMicrosoftNETSdkWorker", "Worker")]
    [InlineData("UsingMicrosoftNETSdkBlazorWebAssembly", "Browser")]
    [InlineData("UseWPF", "Desktop")]
    [InlineData("UseWindowsForms", "Desktop")]
    [InlineData("UseMaui", "Desktop")]
    public void The_project_says_so(string property, string kind) =>
        AssertKind(kind, "System.Console.WriteLine();", TestProject.Console, property);

    [Fact]
    public void A_tool_that_is_installed_serves_its_user_only() =>
        AssertKind("ConsoleTool", "Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run();", TestProject.Console, "PackAsTool");

    [Theory]
    [InlineData("class Service : System.ServiceProcess.ServiceBase { static void Main() => Run(new Service()); }", OutputKind.WindowsApplication, "WindowsService")]
    [InlineData("class Service : System.ServiceProcess.ServiceBase { static void Main() => Run(new Service()); }", OutputKind.ConsoleApplication, "WindowsService")]
    [InlineData("class Main2 : System.Windows.Forms.Form { static void Main() { } } class Service : System.ServiceProcess.ServiceBase { }", OutputKind.WindowsApplication, "Desktop")]
    [InlineData("class Program { static void Main() { } }", OutputKind.WindowsApplication, "Desktop")]
    [InlineData("[assembly: Microsoft.Owin.OwinStartup(typeof(Startup))] class Startup { static void Main() { } } class Main2 : System.Windows.Forms.Form { } namespace Microsoft.Owin { class OwinStartupAttribute(System.Type type) : System.Attribute { public System.Type Type => type; } }", OutputKind.WindowsApplication, "Desktop")]
    [InlineData("class Global : System.Web.HttpApplication { }", OutputKind.DynamicallyLinkedLibrary, "FrameworkWeb")]
    [InlineData("class Text { }", OutputKind.DynamicallyLinkedLibrary, "Library")]
    [InlineData("class Picker : System.Windows.Forms.Form { }", OutputKind.DynamicallyLinkedLibrary, "Desktop")]
    [InlineData("using System.Web; class Cart { HttpContext Context; }", OutputKind.DynamicallyLinkedLibrary, "ServiceLibrary")]
    [InlineData("[assembly: Microsoft.Owin.OwinStartup(typeof(Startup))] class Startup { } namespace Microsoft.Owin { class OwinStartupAttribute(System.Type type) : System.Attribute { public System.Type Type => type; } }", OutputKind.DynamicallyLinkedLibrary, "FrameworkWeb")]
    public void A_program_of_the_framework(string source, OutputKind output, string kind) =>
        AssertKind(kind, source, TestProject.FrameworkWeb with { ImplicitUsings = null, OutputKind = output });

    [Fact]
    public void A_library_of_a_service_that_the_solution_holds() => AssertKind("ServiceLibrary", "class Text { }", TestProject.Library, "CloudReadyUsedByService");

    [Theory]
    [InlineData("CloudReadyUsedByService", "Microsoft.AspNetCore.Builder.WebApplication.Create().Run();", "Web")]
    [InlineData("CloudReadyUsedByService", "Microsoft.AspNetCore.Builder.WebApplication.Create();", "ServiceLibrary")]
    [InlineData("", "Microsoft.AspNetCore.Builder.WebApplication.Create().Run();", "ServiceLibrary")]
    public void A_library_that_is_the_application_of_a_program(string property, string code, string kind) => AssertKind(
        kind, $"public static class Bootstrap {{ public static void Start() {{ {code} }} }}", TestProject.Web with { OutputKind = OutputKind.DynamicallyLinkedLibrary, IsWeb = false }, property);

    [Fact]
    public void A_library_with_ASP_NET_Core() => AssertKind("ServiceLibrary", "class Text { }", TestProject.Web with { OutputKind = OutputKind.DynamicallyLinkedLibrary, IsWeb = false });

    private static void AssertKind(string expected, string source, TestProject project, params string[] properties)
    {
        CSharpCompilation compilation = Findings.Compile(project, source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var application = new ApplicationModel(compilation, new OptionReader(new Properties(properties)), CloudReadyAnalyzer.Names, new ArtifactSet([]));
        Assert.Equal(expected, application.Kind.ToString());
    }

    private sealed class Properties(string[] set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(set);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(string[] set) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = set.Contains(key["build_property.".Length..]) ? "true" : null;
                return value is not null;
            }
        }
    }
}
