namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2007DataProtectionKeysNotSharedTests
{
    [Theory]
    [InlineData("builder.Services.AddAuthentication().{|CR2007:AddCookie()|};")]
    [InlineData("builder.Services.{|CR2007:AddSession()|};")]
    [InlineData("builder.Services.{|CR2007:AddAntiforgery()|};")]
    [InlineData("builder.Services.{|CR2007:AddRazorPages()|};")]
    [InlineData("builder.Services.{|CR2007:AddServerSideBlazor()|};")]
    [InlineData("builder.Services.{|CR2007:AddIdentity<IdentityUser, IdentityRole>()|};")]
    [InlineData("builder.Services.AddSession(); builder.Services.AddAuthentication().{|CR2007:AddCookie()|};")]
    [InlineData("builder.Services.AddSession(); builder.Services.{|CR2007:AddDataProtection()|}.SetApplicationName(\"shop\");")]
    [InlineData("var keys = builder.Services.{|CR2007:AddDataProtection()|}; keys.SetApplicationName(\"shop\");")]
    [InlineData("if (!builder.Environment.IsDevelopment()) builder.Services.{|CR2007:AddSession()|};")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddDataProtection().PersistKeysToDbContext(); builder.Services.{|CR2007:AddSession()|};")]
    public Task Reports_once_where_keys_are_registered_or_first_needed(string registrations) => AnalyzeAsync(registrations);

    [Theory]
    [InlineData("AddControllersWithViews", "[ValidateAntiForgeryToken] public IActionResult Order() => Ok();")]
    [InlineData("AddMvc", "public void Order() => TempData[\"Message\"] = \"Thank you\";")]
    public Task Reports_mvc_with_forms(string registration, string action) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2007:{{registration}}()|};
        builder.Build().Run();

        public class OrderController : Controller
        {
            {{action}}
        }
        """,
        "CR2007");

    [Theory]
    [InlineData("{|CR2007:PersistKeysToFileSystem(new DirectoryInfo(\"/keys\"))|}")]
    [InlineData("{|CR2007:PersistKeysToFileSystem(new(\"keys\"))|}")]
    [InlineData("{|CR2007:PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(builder.Environment.ContentRootPath, \"keys\")))|}")]
    [InlineData("{|CR2007:PersistKeysToFileSystem(new DirectoryInfo($\"{Path.GetTempPath()}/keys\"))|}")]
    [InlineData("{|CR2007:PersistKeysToFileSystem(new DirectoryInfo(Folder))|}")]
    [InlineData("{|CR2007:PersistKeysToRegistry(Microsoft.Win32.Registry.CurrentUser)|}")]
    [InlineData("{|CR2007:UseEphemeralDataProtectionProvider()|}")]
    [InlineData("PersistKeysToDbContext().{|CR2007:ProtectKeysWithDpapi()|}")]
    public Task Reports_keys_that_one_replica_keeps(string repository) => AnalyzeAsync(
        $"#pragma warning disable CA1416\nbuilder.Services.AddDataProtection().{repository};\nbuilder.Services.AddSession();", members: "static partial class Settings { }");

    [Theory]
    [InlineData("builder.Services.AddSession(); builder.Services.AddDataProtection().PersistKeysToStackExchangeRedis(ConnectionMultiplexer.Connect(\"redis\"));")]
    [InlineData("builder.Services.AddSession(); builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(builder.Configuration[\"Keys\"]!));")]
    [InlineData("builder.Services.AddSession(); var folder = builder.Configuration[\"Keys\"]!; builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, \"keys\")));")]
    [InlineData("builder.Services.AddSession(); var keys = builder.Services.AddDataProtection(); if (args.Length > 0) keys.PersistKeysToDbContext();")]
    [InlineData("builder.Services.AddSession(); builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = null);")]
    [InlineData("builder.Services.AddSession(); builder.Services.AddSingleton<IXmlRepository, ShopKeys>();")]
    [InlineData("builder.Services.AddControllersWithViews();")]
    [InlineData("builder.Services.AddMvc();")]
    [InlineData("builder.Services.AddAuthentication().AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, Handler>(\"Key\", null);")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddSession();")]
    [InlineData("if (OperatingSystem.IsWindows()) builder.Services.AddDataProtection().PersistKeysToDbContext().ProtectKeysWithDpapi();")]
    public Task Silent(string registrations) => AnalyzeAsync(registrations);

    [Fact]
    public Task Silent_where_settings_name_the_folder_of_the_keys() => Verify.AnalyzerAsync(
        TestProject.Web with { Files = new Dictionary<string, string> { ["/0/appsettings.json"] = """{ "ReadOnlyDataProtectionKeyDirectory": "/keys" }""" } },
        Program("builder.Services.AddSession();"),
        "CR2007");

    [Fact]
    public Task Silent_in_a_worker() => Verify.AnalyzerAsync(
        TestProject.Console,
        """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddDataProtection();
        builder.Build().Run();
        """,
        "CR2007");

    [Fact]
    public Task Silent_where_the_assembly_of_an_extension_uses_data_protection() => Verify.AnalyzerAsync(
        TestProject.Web with
        {
            References =
            [
                .. TestProject.Web.References,
                OtherAssembly.Compile(
                    "Shop.Platform",
                    """
                    using Microsoft.AspNetCore.DataProtection;
                    using Microsoft.Extensions.DependencyInjection;

                    namespace Platform;

                    public static class Registrations
                    {
                        public static void AddPlatform(this IServiceCollection services) => services.AddDataProtection().SetApplicationName("shop");
                    }
                    """,
                    TestProject.Web),
            ],
        },
        "using Platform;\n" + Program("builder.Services.AddPlatform(); builder.Services.AddSession();"),
        "CR2007");

    private static Task AnalyzeAsync(string registrations, string members = "") =>
        Verify.AnalyzerAsync(TestProject.Web, Program(registrations, members), "CR2007");

    private static string Program(string registrations, string members = "") =>
        $$"""
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.DataProtection.KeyManagement;
        using Microsoft.AspNetCore.DataProtection.Repositories;
        using Microsoft.AspNetCore.Identity;
        using StackExchange.Redis;
        using static Shop;

        var builder = WebApplication.CreateBuilder(args);
        {{registrations}}
        builder.Build().Run();

        static class Shop
        {
            public const string Folder = "/var/keys";

            /// <summary>Stands for the extension of a package.</summary>
            public static IDataProtectionBuilder PersistKeysToDbContext(this IDataProtectionBuilder builder) => builder;
        }

        class ShopKeys : IXmlRepository
        {
            public IReadOnlyCollection<System.Xml.Linq.XElement> GetAllElements() => [];
            public void StoreElement(System.Xml.Linq.XElement element, string friendlyName) { }
        }

        class Handler(
            Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions> options,
            ILoggerFactory logger,
            System.Text.Encodings.Web.UrlEncoder encoder)
            : Microsoft.AspNetCore.Authentication.AuthenticationHandler<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions>(options, logger, encoder)
        {
            protected override Task<Microsoft.AspNetCore.Authentication.AuthenticateResult> HandleAuthenticateAsync() =>
                Task.FromResult(Microsoft.AspNetCore.Authentication.AuthenticateResult.NoResult());
        }
        {{members}}
        """;
}
