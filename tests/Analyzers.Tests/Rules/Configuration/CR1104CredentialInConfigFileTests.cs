using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1104CredentialInConfigFileTests
{
    [Theory]
    [InlineData("<appSettings><add key=\"SmtpPassword\" value=\"Hunter2!x\" /></appSettings>", "'SmtpPassword' holds a password (***)")]
    [InlineData("<appSettings><add key=\"Payment:ApiKey\" value=\"9f8e7d6c5b4a39281706\" /></appSettings>", "'Payment:ApiKey' holds a key or token (***)")]
    [InlineData("<applicationSettings><Shop.Properties.Settings><setting name=\"MailPassword\" serializeAs=\"String\"><value>Hunter2!x</value></setting></Shop.Properties.Settings></applicationSettings>", "'MailPassword' holds a password (***)")]
    [InlineData("<system.net><mailSettings><smtp><network host=\"localhost\" userName=\"shop\" password=\"Hunter2!x\" /></smtp></mailSettings></system.net>", "'network password' holds a password (***)")]
    [InlineData("<appSettings configBuilders=\"Environment\"><add key=\"SmtpPassword\" value=\"Hunter2!x\" /></appSettings>", "'SmtpPassword' holds a password (***)")]
    [InlineData("<system.web><identity impersonate=\"true\" userName=\"shop\" password=\"Hunter2!x\" /></system.web>", "'identity password' holds a password (***)")]
    [InlineData("<system.web><machineKey validationKey=\"A1B2C3D4E5F60718293A4B5C6D7E8F90\" decryptionKey=\"0123456789ABCDEF0123456789ABCDEF\" validation=\"SHA1\" /></system.web>", "'machineKey' holds the keys that sign cookies and view state (***)")]
    public async Task Reports_a_credential(string section, string message)
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync(section));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.StartsWith(message, finding.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hunter2", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<appSettings><add key=\"SmtpPassword\" value=\"\" /></appSettings>")]
    [InlineData("<appSettings><add key=\"SmtpPassword\" value=\"#{SmtpPassword}#\" /></appSettings>")]
    [InlineData("<appSettings><add key=\"SmtpPassword\" value=\"__SMTP_PASSWORD__\" /></appSettings>")]
    [InlineData("<appSettings><add key=\"RequirePassword\" value=\"true\" /></appSettings>")]
    [InlineData("<appSettings><add key=\"PasswordRule\" value=\"[0-9]{8}\" /></appSettings>")]
    [InlineData("<appSettings><add key=\"MaxInvalidPasswordAttempts\" value=\"50\" /></appSettings>")]
    [InlineData("<system.web><machineKey validationKey=\"AutoGenerate,IsolateApps\" decryptionKey=\"AutoGenerate\" /></system.web>")]
    [InlineData("<system.web><membership><providers><add name=\"Sql\" type=\"System.Web.Security.SqlMembershipProvider\" passwordFormat=\"Hashed\" minRequiredPasswordLength=\"6\" /></providers></membership></system.web>")]
    [InlineData("<runtime><assemblyBinding xmlns=\"urn:schemas-microsoft-com:asm.v1\"><assemblyIdentity name=\"Newtonsoft.Json\" publicKeyToken=\"30ad4fe6b2a6aeed\" culture=\"neutral\" /></assemblyBinding></runtime>")]
    [InlineData("<system.serviceModel><bindings><basicHttpBinding><binding><security mode=\"None\"><message clientCredentialType=\"UserName\" /></security></binding></basicHttpBinding></bindings></system.serviceModel>")]
    [InlineData("<!-- <appSettings><add key=\"SmtpPassword\" value=\"Hunter2!x\" /></appSettings> -->")]
    public async Task Silent_about_what_is_none(string section) => Assert.Empty(await AnalyzeAsync(section));

    [Theory]
    [InlineData("cloudready.CR1104.exclude = Web.config")]
    [InlineData("cloudready.CR1104.allowed_keys = SmtpPassword")]
    public async Task Options_silence_it(string option) => Assert.Empty(await AnalyzeAsync("<appSettings><add key=\"SmtpPassword\" value=\"Hunter2!x\" /></appSettings>", option));

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string section, string config = "")
    {
        var project = TestProject.FrameworkWeb with { Files = new Dictionary<string, string> { ["/src/Web.config"] = $"<configuration>{section}</configuration>" }, Config = config };
        return [.. (await Findings.InAsync(project, "class C { }", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1104")];
    }
}
