using CloudReady.Analyzers.Engine.Files;
using CloudReady.CodeFixes.Fixes.Configuration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>Reads the path from configuration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2102AbsolutePathFix))]
public sealed class CR2102AbsolutePathFix : WrittenValueFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR2102";

    /// <summary>A path that is put together from parts that vary is no value of a key; a default stays one.</summary>
    internal override async Task<WrittenValue?> FindAsync(Document document, ExpressionSyntax expression, CancellationToken cancellationToken) =>
        PathPlace.IsFallback(expression) ? null : await WrittenValue.FindSettingAsync(document, expression, cancellationToken).ConfigureAwait(false);

    internal override string KeyOf(WrittenValue value) => PathKey.For(value.Expression);
}
