using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Platform;

/// <summary>The table of guard forms and families: every family is silent under every form, and reported without it.</summary>
public sealed class PlatformGuardTests
{
    /// <summary>What stands around the use, which is <c>#</c>.</summary>
    private static readonly string[] Guards =
    [
        "if (OperatingSystem.IsWindows()) { # }",
        "if (OperatingSystem.IsWindows() == true) { # }",
        "if (OperatingSystem.IsWindows() is true) { # }",
        "if (OperatingSystem.IsWindowsVersionAtLeast(10)) { # }",
        "if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows)) { # }",
        "if (System.Runtime.InteropServices.RuntimeInformation.OSDescription.Contains(\"Windows\")) { # }",
        "if (OperatingSystem.IsOSPlatform(\"windows\")) { # }",
        "if (Environment.OSVersion.Platform == PlatformID.Win32NT) { # }",
        "if (Environment.OSVersion.Platform is PlatformID.Win32NT or PlatformID.Win32Windows) { # }",
        "if (Environment.OSVersion.Platform is not (PlatformID.Unix or PlatformID.MacOSX)) { # }",
        "if (Path.DirectorySeparatorChar == '\\\\') { # }",
        "if (!OperatingSystem.IsWindows()) return; #",
        "if (OperatingSystem.IsWindows() == false) return; #",
        "if (OperatingSystem.IsWindows() is not true) return; #",
        "if (!OperatingSystem.IsWindows()) { throw new PlatformNotSupportedException(); } #",
        "if (!OperatingSystem.IsWindows()) { Environment.Exit(1); } #",
        "if (OperatingSystem.IsWindows()) { } else { return; } #",
        "if (!OperatingSystem.IsLinux()) { # }",
        "var os = new { IsNotWindows = !OperatingSystem.IsWindows() }; if (os.IsNotWindows) return; #",
        "if (OperatingSystem.IsLinux()) { } else { # }",
        "if (!OperatingSystem.IsWindows()) { } else if (DateTime.Now.Year > 2000) { # }",
        "while (OperatingSystem.IsWindows()) { # }",
        "var isWindows = OperatingSystem.IsWindows(); if (isWindows) { # }",
        "var no = !OperatingSystem.IsWindows(); if (no) return; #",
        "if (OnWindows()) { # }",
        "if (SupportsIt) { # }",
        "if (OperatingSystem.IsWindows() && DateTime.Now.Year > 2000) { # }",
        "switch (Environment.OSVersion.Platform) { case PlatformID.Win32NT: # break; }",
        "\n#if WINDOWS\n#\n#endif\n",
        "\n#if !WINDOWS\n#else\n#\n#endif\n",
        "\n#if LINUX || !WINDOWS\n#elif WINDOWS && !LINUX\n#\n#endif\n",
    ];

    /// <summary>One use of each family.</summary>
    private static readonly (string Id, string Use)[] Families =
    [
        ("CR6101", "Microsoft.Win32.{|CR6101:Registry|}.GetValue(\"a\", \"b\", null);"),
        ("CR6102", "_ = new System.Management.{|CR6102:ManagementClass|}();"),
        ("CR6103", "Type.{|CR6103:GetTypeFromProgID(\"Excel.Application\")|};"),
        ("CR6105", "_ = new System.Drawing.{|CR6105:Bitmap|}();"),
        ("CR6106", "System.Security.Principal.{|CR6106:WindowsIdentity|}.GetCurrent();"),
        ("CR6107", "_ = new System.Messaging.{|CR6107:MessageQueue|}();"),
        ("CR6108", "_ = new System.ServiceModel.{|CR6108:ServiceHost|}();"),
        ("CR6110", "_ = new System.Security.Cryptography.{|CR6110:CspParameters|}();"),
        ("CR6110", "{|CR6110:new System.Security.Cryptography.X509Certificates.X509Store(System.Security.Cryptography.X509Certificates.StoreLocation.LocalMachine)|}.Open(0);"),
        ("CR6111", "File.Delete({|CR6111:\"data\\\\orders.txt\"|});"),
        ("CR6112", "TimeZoneInfo.FindSystemTimeZoneById({|CR6112:\"Eastern Standard Time\"|});"),
    ];

    /// <summary>Types of packages and frameworks that .NET does not have.</summary>
    private const string Stubs = """

        namespace System.Management { public class ManagementClass; }
        namespace System.Drawing { public class Bitmap; }
        namespace System.Messaging { public class MessageQueue; }
        namespace System.ServiceModel { public class ServiceHost; }
        """;

    public static TheoryData<string> GuardForms => [.. Guards];

    public static TheoryData<string> Marks =>
    [
        "[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] partial class Code { void F() { # } }",
        "partial class Code { [System.Runtime.Versioning.SupportedOSPlatform(\"windows6.1\")] void F() { # } }",
        "partial class Code { [System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] int P { get { # return 0; } } }",
        "[assembly: System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] partial class Code { void F() { # } }",
        "[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] partial class Code { } partial class Code { void F() { # } }",
        "partial class Code { void F() { Run(); [System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] void Run() { # } } }",
    ];

    [Fact]
    public void The_table_has_its_size() => Assert.True(Guards.Length * Families.Length >= 60);

    [Theory]
    [MemberData(nameof(GuardForms))]
    public Task Every_family_is_silent_under_the_guard(string guard) =>
        AnalyzeAsync(Class(Families.Select(family => Around(guard, Unmarked(family.Use)))));

    [Theory]
    [MemberData(nameof(Marks))]
    public Task Every_family_is_silent_in_what_is_marked_for_Windows(string source) =>
        AnalyzeAsync(source.Replace("#", string.Join(' ', Families.Select(family => "{ " + Unmarked(family.Use) + " }")), StringComparison.Ordinal));

    [Theory]
    [InlineData("#")]
    [InlineData("if (OperatingSystem.IsWindows()) { } else { # }")]
    [InlineData("if (OperatingSystem.IsWindows() || DateTime.Now.Year > 2000) { # }")]
    [InlineData("if (OperatingSystem.IsLinux()) { # }")]
    [InlineData("if (!OperatingSystem.IsWindows()) { # }")]
    [InlineData("if (OperatingSystem.IsWindows()) return; #")]
    [InlineData("if (OperatingSystem.IsWindows() is false) { # }")]
    [InlineData("if (Environment.OSVersion.Platform is PlatformID.Win32NT or PlatformID.Unix) { # }")]
    [InlineData("if (OperatingSystem.IsWindows()) { } #")]
    [InlineData("\n#if WINDOWS\n#endif\n#\n")]
    [InlineData("\n#if DEBUG || WINDOWS\n#\n#endif\n")]
    public async Task Every_family_is_reported_elsewhere(string guard)
    {
        // One finding a file: what a family has twice stands in another file.
        await AnalyzeAsync(Class(Families.DistinctBy(family => family.Id).Select(family => Around(guard, family.Use))));
        await AnalyzeAsync(Class(Families.Reverse().DistinctBy(family => family.Id).Select(family => Around(guard, family.Use))));
    }

    [Fact]
    public Task Native_functions_that_are_called_on_Windows_only_are_silent() => AnalyzeAsync("""
        using System.Runtime.InteropServices;

        static class Links
        {
            public static void Create(string link, string target)
            {
                if (OperatingSystem.IsWindows())
                    CreateSymbolicLink(link, target, 0);
                else
                    File.CreateSymbolicLink(link, target);
            }

            [DllImport("kernel32.dll")]
            private static extern bool CreateSymbolicLink(string link, string target, int flags);
        }

        static class Others
        {
            public static void Beep() => MessageBeep(0);

            [{|CR6104:DllImport|}("user32.dll")]
            private static extern bool MessageBeep(uint type);
        }
        """);

    [Fact]
    public async Task Other_places_of_a_file_are_additional_locations()
    {
        IEnumerable<Diagnostic> findings = (await Findings.InAsync(
            TestProject.PlainWeb with { OutputKind = OutputKind.DynamicallyLinkedLibrary },
            """
            using Microsoft.Win32;

            class Settings
            {
                object A() => Registry.GetValue("a", "b", Registry.GetValue("a", "c", null));

                object B() => Registry.GetValue("a", "b", null);
            }
            """,
            TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Id == "CR6101").OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        Assert.Equal([2], findings.Select(finding => finding.AdditionalLocations.Count));
    }

    [Fact]
    public Task Signature_of_an_override_is_silent() => AnalyzeAsync("""
        using System.Security.Principal;

        class Request { public virtual {|CR6106:WindowsIdentity|} User => null; }

        class Wrapper(Request inner) : Request { public override WindowsIdentity User => inner.User; }
        """);

    private static string Around(string guard, string use)
    {
        string placed = guard.Replace("\n#\n", "\n" + use + "\n", StringComparison.Ordinal);
        return placed == guard && !guard.Contains("\n#if", StringComparison.Ordinal) ? guard.Replace("#", use, StringComparison.Ordinal) : placed;
    }

    private static string Class(IEnumerable<string> bodies) => $$"""
        class Code
        {
            [System.Runtime.Versioning.SupportedOSPlatformGuard("windows")]
            static bool SupportsIt => DateTime.Now.Year > 2000;

            static bool OnWindows() => OperatingSystem.IsWindows();

            {{string.Join('\n', bodies.Select((body, i) => $"void F{i}() {{ {body} }}"))}}
        }
        """;

    private static string Unmarked(string use)
    {
        int start = use.IndexOf("{|", StringComparison.Ordinal);
        return use.Remove(start, "{|CR6101:".Length).Replace("|}", "", StringComparison.Ordinal);
    }

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(
        TestProject.PlainWeb with { OutputKind = OutputKind.DynamicallyLinkedLibrary, Symbols = ["WINDOWS"], Sources = [Stubs] },
        source,
        [.. Families.Select(family => family.Id).Append("CR6104").Distinct()]);
}
