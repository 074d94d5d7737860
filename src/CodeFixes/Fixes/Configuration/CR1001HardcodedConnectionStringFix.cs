using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Reads the connection string from configuration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1001HardcodedConnectionStringFix))]
public sealed class CR1001HardcodedConnectionStringFix : WrittenValueFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1001";

    internal override Task<WrittenValue?> FindAsync(Document document, ExpressionSyntax expression, CancellationToken cancellationToken) =>
        WrittenValue.FindConnectionAsync(document, expression, cancellationToken);

    internal override string KeyOf(WrittenValue value) => ConfigurationKeyName.For(value.Expression, value.Connection!.Kind);
}
