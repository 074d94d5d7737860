using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1006LegacyConfigurationApiFixTests
{
    private static readonly TestProject Application = TestProject.FrameworkWeb with
    {
        ImplicitUsings = null,
        Sources = ["public class Global : System.Web.HttpApplication { }"],
    };

    [Fact]
    public Task Asks_the_environment_in_all_reads() => Verify.FixAsync<CR1006LegacyConfigurationApiFix>(
        Application,
        """
        using System.Configuration;

        class Settings
        {
            // Who gets orders.
            string OrderMail => {|CR1006:ConfigurationManager.AppSettings|}["OrderMail"]; // one address
            string Shop() { return ConfigurationManager.ConnectionStrings["Shop"].ConnectionString; }
            string[] Regions() => ConfigurationManager.AppSettings["sm:Regions"].Split(',');
            string Theme(string other) => other ?? ConfigurationManager.AppSettings["Theme"] ?? "plain";
        }
        """,
        """
        using System;
        using System.Configuration;

        class Settings
        {
            // Who gets orders.
            string OrderMail => Environment.GetEnvironmentVariable("AppSettings__OrderMail") ?? ConfigurationManager.AppSettings["OrderMail"]; // one address
            string Shop() { return Environment.GetEnvironmentVariable("ConnectionStrings__Shop") ?? ConfigurationManager.ConnectionStrings["Shop"].ConnectionString; }
            string[] Regions() => (Environment.GetEnvironmentVariable("AppSettings__sm__Regions") ?? ConfigurationManager.AppSettings["sm:Regions"]).Split(',');
            string Theme(string other) => other ?? (Environment.GetEnvironmentVariable("AppSettings__Theme") ?? ConfigurationManager.AppSettings["Theme"]) ?? "plain";
        }
        """,
        "CR1006:environment",
        "CR1006");

    [Theory]
    [InlineData("string A(string key) => {|CR1006:ConfigurationManager.AppSettings|}[key];")]
    [InlineData("string A() => {|CR1006:ConfigurationManager.ConnectionStrings|}[\"Shop\"].ProviderName;")]
    [InlineData("int A() => {|CR1006:ConfigurationManager.AppSettings|}.Count;")]
    [InlineData("void A() => {|CR1006:ConfigurationManager.AppSettings|}[\"Theme\"] = \"plain\";")]
    [InlineData("string A() => {|CR1006:ConfigurationManager.AppSettings|}[\"A\"]; int B() => ConfigurationManager.AppSettings.Count;")]
    [InlineData("string A() => {|CR1006:ConfigurationManager.AppSettings|}[\"shop/theme\"];")]
    public Task None_where_a_read_cannot_ask(string code) => Verify.NoFixAsync<CR1006LegacyConfigurationApiFix>(
        Application, $"using System.Configuration;\nclass Settings {{ {code} }}", "CR1006");
}
