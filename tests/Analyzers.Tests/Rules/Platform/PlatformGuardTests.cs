namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class PlatformGuardTests
{
    private static readonly string[] Guards =
    [
        "if (OperatingSystem.IsWindows()) { # }",
        "if (OperatingSystem.IsWindowsVersionAtLeast(10)) { # }",
        "if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows)) { # }",
        "if (OperatingSystem.IsOSPlatform(\"windows\")) { # }",
        "if (Environment.OSVersion.Platform == PlatformID.Win32NT) { # }",
        "if (!OperatingSystem.IsWindows()) return; #",
        "if (!OperatingSystem.IsWindows()) { throw new PlatformNotSupportedException(); } #",
        "if (!OperatingSystem.IsLinux()) { # }",
        "if (OperatingSystem.IsLinux()) { } else { # }",
        "var isWindows = OperatingSystem.IsWindows(); if (isWindows) { # }",
        "if (OperatingSystem.IsWindows() && DateTime.Now.Year > 2000) { # }",
        "switch (Environment.OSVersion.Platform) { case PlatformID.Win32NT: # break; }",
    ];

    private static readonly (string Id, string Use)[] Uses =
    [
        ("CR6101", "Microsoft.Win32.{|CR6101:Registry|}.GetValue(\"a\", \"b\", null);"),
        ("CR6103", "Type.{|CR6103:GetTypeFromProgID(\"Excel.Application\")|};"),
        ("CR6106", "System.Security.Principal.{|CR6106:WindowsIdentity|}.GetCurrent();"),
        ("CR6110", "{|CR6110:new System.Security.Cryptography.CspParameters()|};"),
        ("CR6110", "{|CR6110:new System.Security.Cryptography.X509Certificates.X509Store(System.Security.Cryptography.X509Certificates.StoreLocation.LocalMachine)|}.Open(0);"),
    ];

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (string guard in Guards)
            {
                foreach ((string id, string use) in Uses)
                    cells.Add(guard, id, use);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Silent_under_a_guard_for_Windows(string guard, string id, string use) => AnalyzeAsync(id, guard.Replace("#", Unmarked(use), StringComparison.Ordinal));

    [Theory]
    [InlineData("if (OperatingSystem.IsWindows()) { } else { # }")]
    [InlineData("if (OperatingSystem.IsWindows() || DateTime.Now.Year > 2000) { # }")]
    [InlineData("if (OperatingSystem.IsLinux()) { # }")]
    [InlineData("if (!OperatingSystem.IsWindows()) { # }")]
    [InlineData("if (OperatingSystem.IsWindows()) return; #")]
    public Task Reports_under_any_other_condition(string guard) =>
        AnalyzeAsync("CR6101", guard.Replace("#", Uses[0].Use, StringComparison.Ordinal));

    [Theory]
    [InlineData("[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] class Code { void F() { # } }")]
    [InlineData("class Code { [System.Runtime.Versioning.SupportedOSPlatform(\"windows6.1\")] void F() { # } }")]
    [InlineData("[assembly: System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] class Code { void F() { # } }")]
    public Task Silent_in_what_is_marked_for_Windows(string source) =>
        Verify.AnalyzerAsync(TestProject.PlainWeb with { OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary }, source.Replace("#", Unmarked(Uses[0].Use), StringComparison.Ordinal), "CR6101");

    private static string Unmarked(string use)
    {
        int start = use.IndexOf("{|", StringComparison.Ordinal);
        return use.Remove(start, "{|CR6101:".Length).Replace("|}", "", StringComparison.Ordinal);
    }

    private static Task AnalyzeAsync(string id, string statements) => Verify.AnalyzerAsync(
        TestProject.PlainWeb with { OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary },
        $"class Code {{ void F() {{ {statements} }} }}",
        id);
}
