namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2001InProcessSessionTests
{
    [Theory]
    [InlineData("builder.Services.{|CR2001:AddSession()|};")]
    [InlineData("builder.Services.{|CR2001:AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(5))|};")]
    [InlineData("builder.Services.AddDistributedMemoryCache().{|CR2001:AddSession()|};")]
    [InlineData("builder.Services.AddDistributedMemoryCache(); builder.Services.{|CR2001:AddSession()|};")]
    [InlineData("SessionServiceCollectionExtensions.{|CR2001:AddSession(builder.Services)|};")]
    [InlineData("builder.Services.AddOutputCache(); builder.Services.{|CR2001:AddSession()|};")]
    [InlineData("builder.Services.AddSignalR().AddStackExchangeRedis(\"redis\"); builder.Services.{|CR2001:AddSession()|};")]
    public Task Reports_session_without_a_shared_cache(string registrations) => AnalyzeAsync(Program(registrations));

    [Fact]
    public Task Reports_in_a_startup_class() => AnalyzeAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddMvc();
                services.{|CR2001:AddSession()|};
            }

            public void Configure(IApplicationBuilder app) => app.UseSession();
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddStackExchangeRedisCache(options => { }); builder.Services.AddSession();")]
    [InlineData("builder.Services.AddSession(); if (args.Length > 0) builder.Services.AddStackExchangeRedisCache(options => { });")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddSession();")]
    [InlineData("builder.Services.AddControllersWithViews();")]
    public Task Silent(string registrations) => AnalyzeAsync(Program(registrations));

    [Fact]
    public Task Silent_where_another_file_registers_a_shared_cache() => Verify.AnalyzerAsync(
        TestProject.Web with
        {
            Sources =
            [
                """
                static class Shop
                {
                    public static void AddShop(this IServiceCollection services) => services.AddStackExchangeRedisCache(options => { });
                }
                """,
            ],
        },
        Program("builder.Services.AddSession(); builder.Services.AddShop();"),
        "CR2001");

    [Fact]
    public Task Silent_where_the_assembly_of_an_extension_uses_a_shared_cache() => Verify.AnalyzerAsync(
        TestProject.Web with
        {
            References =
            [
                .. TestProject.Web.References,
                OtherAssembly.Compile(
                    "Shop.Platform",
                    """
                    using Microsoft.Extensions.DependencyInjection;

                    namespace Shop.Platform;

                    public static class Registrations
                    {
                        public static IServiceCollection AddPlatform(this IServiceCollection services) =>
                            services.AddStackExchangeRedisCache(options => { });
                    }
                    """,
                    TestProject.Web),
            ],
        },
        "using Shop.Platform;\n" + Program("builder.Services.AddSession(); builder.Services.AddPlatform();"),
        "CR2001");

    [Fact]
    public Task Half_typed_arguments_change_nothing() =>
        AnalyzeAsync(Program("builder.Services.{|CR2001:AddSession({|CS0103:idle|})|};"));

    private static string Program(string registrations) =>
        $"""
        var builder = WebApplication.CreateBuilder(args);
        {registrations}
        builder.Build().Run();
        """;

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR2001");
}
