using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>COM is used.</summary>
internal sealed class CR6103ComInterop() : PlatformRule(Rule, effortHours: 16)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6103",
        "COM is used",
        "'{0}' uses COM: a Linux container has none, the call throws. Replace the component by a .NET library (for Office documents the Open XML SDK), or move it to a service on a Windows node.",
        DiagnosticSeverity.Warning,
        "COM components are registered on a Windows machine. They cannot be part of a Linux image, and Office is not supported in services on any platform.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.Runtime.InteropServices.ComImportAttribute",
        "M:System.Type.GetTypeFromProgID",
        "M:System.Type.GetTypeFromCLSID",
        "M:System.Runtime.InteropServices.Marshal.GetActiveObject",
        "M:System.Runtime.InteropServices.Marshal.ReleaseComObject",
        "M:System.Runtime.InteropServices.Marshal.FinalReleaseComObject",
        "T:System.Data.OleDb.OleDbConnection",
        "T:Microsoft.Office.Interop.Excel.Application",
        "T:Microsoft.Office.Interop.Word.Application",
        "T:Microsoft.Office.Interop.PowerPoint.Application",
        "T:Microsoft.Office.Interop.Outlook.Application").Add(new ApiRow("M:System.Threading.Thread.SetApartmentState"));
}
