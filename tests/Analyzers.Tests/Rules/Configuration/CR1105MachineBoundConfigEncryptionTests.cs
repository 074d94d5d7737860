using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1105MachineBoundConfigEncryptionTests
{
    private static readonly TestProject Framework = TestProject.FrameworkWeb with { ImplicitUsings = null };

    [Theory]
    [InlineData("<connectionStrings configProtectionProvider=\"RsaProtectedConfigurationProvider\"><EncryptedData /></connectionStrings>", "'connectionStrings' is encrypted with a key of one machine (RsaProtectedConfigurationProvider)")]
    [InlineData("<appSettings configProtectionProvider=\"DataProtectionConfigurationProvider\"><EncryptedData /></appSettings>", "(DataProtectionConfigurationProvider)")]
    public async Task Reports_an_encrypted_section(string section, string message)
    {
        Diagnostic finding = Assert.Single(await FindAsync("Web.config", $"<configuration>{section}</configuration>"));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Contains(message, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Configuration.RsaProtectedConfigurationProvider, System.Configuration", 1)]
    [InlineData("System.Configuration.DpapiProtectedConfigurationProvider, System.Configuration", 1)]
    [InlineData("Shop.VaultConfigurationProvider, Shop", 0)]
    public async Task A_provider_under_a_name_of_the_application_is_what_its_type_says(string type, int count) => Assert.Equal(
        count,
        (await FindAsync("Web.config", $"<configuration><configProtectedData><providers><add name=\"Own\" type=\"{type}\" /></providers></configProtectedData><system.web><machineKey configProtectionProvider=\"Own\"><EncryptedData /></machineKey></system.web></configuration>")).Count());

    [Fact]
    public async Task Reports_a_file_that_is_one_section() =>
        Assert.Single(await FindAsync("ConnectionStrings.config", "<connectionStrings configProtectionProvider=\"P\"><EncryptedData /></connectionStrings>"));

    [Theory]
    [InlineData("<configuration><connectionStrings configProtectionProvider=\"\" /></configuration>")]
    [InlineData("<configuration><configProtectedData><providers><add name=\"P\" type=\"T\" /></providers></configProtectedData></configuration>")]
    [InlineData("<configuration xmlns:xdt=\"x\"><connectionStrings configProtectionProvider=\"P\" xdt:Transform=\"RemoveAttributes(configProtectionProvider)\" /></configuration>")]
    public async Task Silent_where_nothing_is_encrypted(string content) => Assert.Empty(await FindAsync("Web.config", content));

    [Fact]
    public Task Finds_encryption_in_code() => Verify.AnalyzerAsync(
        Framework,
        """
        using System.Configuration;
        using System.Security.Cryptography;
        using D = System.Security.Cryptography.ProtectedData;

        class Vault
        {
            byte[] Seal(byte[] data) => ProtectedData.{|CR1105:Protect(data, null, DataProtectionScope.LocalMachine)|};
            byte[] Open(byte[] data) => D.{|CR1105:Unprotect(data, null, DataProtectionScope.CurrentUser)|};
            void Encrypt(Configuration configuration) =>
                configuration.GetSection("connectionStrings").SectionInformation.{|CR1105:ProtectSection("RsaProtectedConfigurationProvider")|};
            void Decrypt(Configuration configuration) => configuration.GetSection("connectionStrings").SectionInformation.UnprotectSection();
        }
        """,
        "CR1105");

    [Fact]
    public Task Silent_where_the_code_asks_for_Windows() => Verify.AnalyzerAsync(
        Framework,
        """
        using System;
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;

        class Vault
        {
            byte[] A(byte[] data)
            {
                if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                    return ProtectedData.Protect(data, null, DataProtectionScope.LocalMachine);
                return data;
            }

            byte[] B(byte[] data)
            {
                if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                    throw new PlatformNotSupportedException();
                return ProtectedData.Protect(data, null, DataProtectionScope.LocalMachine);
            }

            byte[] C(byte[] data)
            {
                if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                    return ProtectedData.{|CR1105:Protect(data, null, DataProtectionScope.LocalMachine)|};
                return data;
            }
        }
        """,
        "CR1105");

    [Fact]
    public Task Silent_about_other_members_of_that_name() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Build().Run();
        class Store(Microsoft.AspNetCore.DataProtection.IDataProtector protector)
        {
            public byte[] Seal(byte[] data) => protector.Protect(data);
        }
        """,
        "CR1105");

    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, new[] { DiagnosticSeverity.Warning })]
    [InlineData(OutputKind.ConsoleApplication, new[] { DiagnosticSeverity.Info })]
    [InlineData(OutputKind.WindowsApplication, new DiagnosticSeverity[0])]
    public async Task A_tool_is_a_judgement_and_a_desktop_program_no_service(OutputKind kind, DiagnosticSeverity[] expected) => Assert.Equal(
        expected,
        await Findings.SeveritiesAsync(
            Framework with { OutputKind = kind },
            "CR1105",
            "using System.Web; class P { static void Main() => System.Security.Cryptography.ProtectedData.Protect(new byte[1], null, System.Security.Cryptography.DataProtectionScope.CurrentUser); }",
            TestContext.Current.CancellationToken));

    private static async Task<IEnumerable<Diagnostic>> FindAsync(string fileName, string content) =>
        (await Findings.InAsync(Framework with { Files = new Dictionary<string, string> { ["/src/" + fileName] = content } }, "", TestContext.Current.CancellationToken))
        .Where(finding => finding.Id == "CR1105");
}
