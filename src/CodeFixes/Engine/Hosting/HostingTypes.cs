namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>The types that a host is built with.</summary>
internal static class HostingTypes
{
    public const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    public const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration";
    public const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    public const string HostBuilder = "Microsoft.Extensions.Hosting.IHostBuilder";
    public const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string WebApplication = "Microsoft.AspNetCore.Builder.WebApplication";
    public const string WebApplicationBuilder = "Microsoft.AspNetCore.Builder.WebApplicationBuilder";
    public const string WebHostBuilder = "Microsoft.AspNetCore.Hosting.IWebHostBuilder";
}
