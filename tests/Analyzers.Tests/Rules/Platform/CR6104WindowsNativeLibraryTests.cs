namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6104WindowsNativeLibraryTests
{
    [Theory]
    [InlineData("""[System.Runtime.InteropServices.{|CR6104:DllImport|}("user32.dll")] static extern int GetSystemMetrics(int index); [System.Runtime.InteropServices.DllImport("kernel32")] static extern int GetTickCount();""")]
    [InlineData("""const string Library = "advapi32"; [System.Runtime.InteropServices.{|CR6104:DllImport|}(Library)] static extern bool LogonUser(string user);""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""[System.Runtime.InteropServices.DllImport("libc")] static extern int getpid();""")]
    [InlineData("""[System.Runtime.InteropServices.DllImport("e_sqlite3")] static extern int sqlite3_libversion_number();""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6104");
}
