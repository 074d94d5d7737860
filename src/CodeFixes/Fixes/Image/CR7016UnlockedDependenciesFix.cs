using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Lets restores write and read a lock file; the next restore writes it.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR7016UnlockedDependenciesFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".csproj"])]
public sealed class CR7016UnlockedDependenciesFix : ArtifactFixProvider
{
    private const string Property = "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>";

    /// <inheritdoc />
    protected override string RuleId => "CR7016";

    /// <inheritdoc />
    protected override string Action => "lock";

    /// <inheritdoc />
    protected override string Title => "Lock the packages (RestorePackagesWithLockFile)";

    internal override TextChange? CreateChange(SourceText text, Diagnostic diagnostic)
    {
        if (ParsedArtifacts.Xml(text).Root is not { LocalName: "Project" } root || root.FindAttribute("Sdk") is null)
            return null;

        foreach (XmlElement group in root.Children)
        {
            if (group.LocalName != "PropertyGroup" || group.FindAttribute("Condition") is not null)
                continue;
            foreach (XmlElement property in group.Children)
            {
                if (property.LocalName is not ("TargetFramework" or "TargetFrameworks"))
                    continue;

                int end = property.FullSpan.End;
                bool isAlone = text.Lines.GetLineFromPosition(end).LineNumber != text.Lines.GetLineFromPosition(group.Span.Start).LineNumber;
                return new TextChange(new TextSpan(end, 0), isAlone ? TextLayout.EndOfLine(text) + TextLayout.IndentAt(text, property.FullSpan.Start) + Property : Property);
            }
        }

        return null;
    }
}
