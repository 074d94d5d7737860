using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Reads the address from configuration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1003HardcodedEndpointFix))]
public sealed class CR1003HardcodedEndpointFix : WrittenValueFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1003";

    internal override Task<WrittenValue?> FindAsync(Document document, ExpressionSyntax expression, CancellationToken cancellationToken) =>
        WrittenValue.FindSettingAsync(document, expression, cancellationToken);

    internal override string KeyOf(WrittenValue value) => ConfigurationKeyName.ForSetting(value.Expression, "Url");
}
