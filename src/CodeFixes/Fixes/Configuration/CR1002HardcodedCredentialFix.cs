using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Reads the credential from configuration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1002HardcodedCredentialFix))]
public sealed class CR1002HardcodedCredentialFix : WrittenValueFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1002";

    internal override Task<WrittenValue?> FindAsync(Document document, ExpressionSyntax expression, CancellationToken cancellationToken) =>
        WrittenValue.FindSettingAsync(document, expression, cancellationToken);

    internal override string KeyOf(WrittenValue value) => ConfigurationKeyName.ForSetting(value.Expression, "Password");
}
