using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>A native library of Windows is called.</summary>
internal sealed class CR6104WindowsNativeLibrary() : PlatformRule(Rule, effortHours: 8)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6104",
        "A native library of Windows is called",
        "'{0}' is a library of Windows: a Linux container does not have it, the call throws DllNotFoundException. Use the .NET API for it, or guard the call with OperatingSystem.IsWindows().",
        DiagnosticSeverity.Warning,
        "Functions of user32, kernel32, advapi32 and the like exist on Windows only. Most have had a portable .NET API for years.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.Runtime.InteropServices.DllImportAttribute",
        "T:System.Runtime.InteropServices.LibraryImportAttribute");

    private static readonly HashSet<string> WindowsLibraries = new(StringComparer.OrdinalIgnoreCase)
    {
        "user32", "kernel32", "kernelbase", "gdi32", "gdiplus", "advapi32", "netapi32", "ntdll", "shell32", "shlwapi", "ole32", "oleaut32", "crypt32", "secur32", "wininet",
        "winhttp", "winmm", "iphlpapi", "psapi", "dbghelp", "userenv", "wtsapi32", "ws2_32", "mpr", "winspool.drv", "version", "rpcrt4", "setupapi", "dnsapi", "msi", "urlmon",
        "credui", "normaliz", "netutils", "samlib", "logoncli", "hid", "cfgmgr32", "avrt", "propsys", "shcore", "wintrust", "authz", "ktmw32", "virtdisk", "dwmapi", "uxtheme", "comctl32", "comdlg32", "bcrypt", "ncrypt", "cryptui", "activeds", "mscoree", "imagehlp", "pdh", "powrprof", "fusion", "httpapi",
    };

    /// <summary>The library, by name; one with a path is taken as it is.</summary>
    protected override string? Describe(in ApiUse use)
    {
        if (use.Expression is not AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
            || use.Context.Model.GetConstantValue(arguments[0].Expression, use.Context.CancellationToken).Value is not string library)
        {
            return null;
        }

        string name = library.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? library.Substring(0, library.Length - 4) : library;
        bool hasDrive = library.Length > 2 && library[1] == ':';
        return (WindowsLibraries.Contains(name) || hasDrive) && !IsCalledOnWindowsOnly(use) ? library : null;
    }

    /// <summary>The function is called in its file, and each time under a guard for Windows.</summary>
    private static bool IsCalledOnWindowsOnly(in ApiUse use)
    {
        SemanticModel model = use.Context.Model;
        if (use.Expression.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Identifier.ValueText: var function } declaration
            || model.GetDeclaredSymbol(declaration, use.Context.CancellationToken) is not { } declared)
        {
            return false;
        }

        bool isCalled = false;
        foreach (SyntaxNode node in use.Name.SyntaxTree.GetRoot(use.Context.CancellationToken).DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call || CallLocation.NameOf(call) != function
                || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(call, use.Context.CancellationToken).Symbol, declared))
            {
                continue;
            }

            if (!PlatformGuard.IsWindowsOnly(call, model))
                return false;

            isCalled = true;
        }

        return isCalled;
    }
}
