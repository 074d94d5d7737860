namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>The types that a host is built with, and the namespaces of what extends them.</summary>
internal static class HostingTypes
{
    public const string BuilderNamespace = "Microsoft.AspNetCore.Builder";
    public const string ConfigurationNamespace = "Microsoft.Extensions.Configuration";
    public const string DependencyInjectionNamespace = "Microsoft.Extensions.DependencyInjection";

    public const string ApplicationBuilder = BuilderNamespace + ".IApplicationBuilder";
    public const string Configuration = ConfigurationNamespace + ".IConfiguration";
    public const string ConfigurationExtensions = ConfigurationNamespace + ".ConfigurationExtensions";
    public const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    public const string HostBuilder = "Microsoft.Extensions.Hosting.IHostBuilder";
    public const string ServiceCollection = DependencyInjectionNamespace + ".IServiceCollection";
    public const string WebApplication = BuilderNamespace + ".WebApplication";
    public const string WebApplicationBuilder = BuilderNamespace + ".WebApplicationBuilder";
    public const string WebHostBuilder = "Microsoft.AspNetCore.Hosting.IWebHostBuilder";
}
