namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6106WindowsIdentityTests
{
    [Theory]
    [InlineData("""string F() => System.Security.Principal.{|CR6106:WindowsIdentity|}.GetCurrent().Name;""")]
    [InlineData("""string? F(object user) => user is System.Security.Principal.{|CR6106:WindowsIdentity|} windows ? windows.Name : null;""")]
    [InlineData("""object F() => new System.DirectoryServices.{|CR6106:DirectoryEntry|}("LDAP://shop");""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""object F() => new System.Security.Principal.GenericIdentity("x");""")]
    [InlineData("""void F(System.Security.Principal.IIdentity user) { if (user is System.Security.Principal.WindowsIdentity) throw new System.InvalidOperationException("No Windows accounts."); }""")]
    [InlineData("""bool F(object user) => user is not System.Security.Principal.WindowsIdentity;""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6106");
}
