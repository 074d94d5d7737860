using System.Collections.Immutable;
using CloudReady.CodeFixes.Fixes.Configuration;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1102CredentialInSettingsFileTests
{
    [Theory]
    [InlineData("""{ "Smtp": { "Password": "Hunter2!x" } }""", "'Smtp:Password' holds a password (***)", "Smtp__Password")]
    [InlineData("""{ "Smtp": { "Pwd": "mail" } }""", "'Smtp:Pwd' holds a password (***)", "Smtp__Pwd")]
    [InlineData("""{ "Jwt": { "SigningKey": "b7c1d9e2f4a6803544aa" } }""", "'Jwt:SigningKey' holds a key or token (***)", "Jwt__SigningKey")]
    [InlineData("""{ "Clients": [ { "ClientSecret": "b7c1d9e2f4a68035" } ] }""", "'Clients:0:ClientSecret' holds a key or token (***)", "Clients__0__ClientSecret")]
    [InlineData("""{ "Push": { "Id": "AKIA2E0A8F3B244C9986" } }""", "'Push:Id' holds an AWS access key (***)", "Push__Id")]
    public async Task Reports_a_credential(string settings, string message, string variable)
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync("appsettings.json", settings));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.StartsWith(message, finding.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(variable, finding.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hunter2", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Smtp": { "Password": "" } }""")]
    [InlineData("""{ "Smtp": { "Password": "<password>" } }""")]
    [InlineData("""{ "Smtp": { "Password": "${SMTP_PASSWORD}" } }""")]
    [InlineData("""{ "Smtp": { "Password": "SECRET" } }""")]
    [InlineData("""{ "Smtp": { "PasswordKey": "smtp-password" } }""")]
    [InlineData("""{ "Jwt": { "TokenLifetime": "01:00:00" } }""")]
    [InlineData("""{ "Jwt": { "Token": "01:00:00" } }""")]
    [InlineData("""{ "Password": { "RequiredLength": 8, "RequireDigit": true } }""")]
    [InlineData("""{ "Identity": { "PublicKey": "MIIBIjANBgkqhkiG9w0B4Q8A" } }""")]
    [InlineData("""{ "Features": { "ResetPassword": "true" } }""")]
    [InlineData("""{ "Messages": { "ForgotPassword": "Please write to us." } }""")]
    [InlineData("""{ "Keys": { "InstrumentationKey": "00000000-0000-0000-0000-000000000000" } }""")]
    [InlineData("""{ "ConnectionStrings": { "Token": "Server=sql1;Database=Shop;User Id=shop;Password=S3cret!" } }""")]
    [InlineData("""{ "Tls": { "PrivateKey": "/run/secrets/tls.key" } }""")]
    [InlineData("""{ "Vault": { "ClientSecret": "https://vault.contoso.com/secrets/shop" } }""")]
    public async Task Silent_about_what_is_none(string settings) => Assert.Empty(await AnalyzeAsync("appsettings.json", settings));

    [Fact]
    public async Task Development_settings_are_in_the_repository_too() =>
        Assert.Single(await AnalyzeAsync("appsettings.Development.json", """{ "Smtp": { "Password": "Hunter2!x" } }"""));

    [Theory]
    [InlineData("cloudready.CR1102.exclude = appsettings.json")]
    [InlineData("cloudready.CR1102.allowed_keys = Smtp:*")]
    public async Task Options_silence_it(string option) =>
        Assert.Empty(await AnalyzeAsync("appsettings.json", """{ "Smtp": { "Password": "Hunter2!x" } }""", option));

    [Fact]
    public async Task The_fix_blanks_the_values_and_keeps_the_rest()
    {
        const string Settings = "{\r\n\t\"Smtp\": { \"User\": \"shop\", \"Password\" : \"Hunter2!x\" }, // mail\r\n\t\"ApiKey\": \"9f8e7d6c5b4a39281706\",\r\n}";
        string one = Settings.Replace("\"Hunter2!x\"", "\"\"", StringComparison.Ordinal);

        (string first, string all) = await ArtifactFix.ApplyAsync<CR1102CredentialInSettingsFileFix>("appsettings.json", Settings, TestContext.Current.CancellationToken);

        Assert.Equal(one, first);
        Assert.Equal(one.Replace("\"9f8e7d6c5b4a39281706\"", "\"\"", StringComparison.Ordinal), all);
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string name, string content, string config = "")
    {
        var project = TestProject.PlainWeb with { Files = new Dictionary<string, string> { ["/src/" + name] = content }, Config = config };
        return [.. (await Findings.InAsync(project, "System.Console.WriteLine();", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1102")];
    }
}
