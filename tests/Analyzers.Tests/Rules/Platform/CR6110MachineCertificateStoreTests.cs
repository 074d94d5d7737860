namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6110MachineCertificateStoreTests
{
    [Theory]
    [InlineData("""object F() => {|CR6110:new System.Security.Cryptography.X509Certificates.X509Store(System.Security.Cryptography.X509Certificates.StoreLocation.LocalMachine)|};""")]
    [InlineData("""object F() => new System.Security.Cryptography.{|CR6110:CspParameters|}();""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""object F(byte[] file) => new System.Security.Cryptography.X509Certificates.X509Certificate2(file);""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6110");
}
