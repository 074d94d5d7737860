using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>System.Drawing draws.</summary>
internal sealed class CR6105WindowsGraphics() : PlatformRule(Rule, effortHours: 8)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6105",
        "System.Drawing draws",
        "'{0}' needs GDI+: since .NET 6 System.Drawing.Common throws PlatformNotSupportedException on Linux. Use ImageSharp, SkiaSharp or Magick.NET.",
        DiagnosticSeverity.Warning,
        "System.Drawing.Common is a wrapper of a Windows library. Portable image libraries run in a Linux container.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.Drawing.Bitmap",
        "T:System.Drawing.Graphics",
        "T:System.Drawing.Image",
        "T:System.Drawing.FontFamily",
        "T:System.Drawing.SolidBrush",
        "T:System.Drawing.Imaging.ImageCodecInfo",
        "T:System.Drawing.Imaging.EncoderParameters",
        "T:System.Drawing.Imaging.Metafile",
        "T:System.Drawing.Printing.PrintDocument",
        "T:System.Drawing.Text.PrivateFontCollection",
        "T:System.Drawing.Drawing2D.GraphicsPath",
        "T:System.Drawing.Drawing2D.LinearGradientBrush",
        "T:System.Drawing.Font",
        "T:System.Drawing.Icon",
        "T:System.Drawing.Pen",
        "T:System.Drawing.StringFormat",
        "T:System.Drawing.TextureBrush",
        "T:System.Drawing.ImageAnimator",
        "T:System.Drawing.Imaging.BitmapData",
        "T:System.Drawing.Imaging.ImageAttributes",
        "T:System.Drawing.Imaging.PropertyItem");

    /// <summary>The namespace in a using directive or a name of a file is no use of the type.</summary>
    protected override string? Describe(in ApiUse use) => use.Symbol is null or INamedTypeSymbol or IMethodSymbol ? base.Describe(use) : null;
}
