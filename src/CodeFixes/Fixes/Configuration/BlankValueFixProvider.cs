using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Blanks a value of a JSON settings file and keeps the key, as a sign that the environment has to set it.</summary>
public abstract class BlankValueFixProvider : ArtifactFixProvider
{
    /// <inheritdoc />
    protected sealed override string Action => "blank";

    /// <inheritdoc />
    protected sealed override string Title => "Leave the value empty; the environment sets it";

    internal sealed override TextChange? CreateChange(SourceText text, Diagnostic diagnostic)
    {
        TextSpan value = diagnostic.Location.SourceSpan;
        return value.Length >= 2 && text[value.Start] == '"' && text[value.End - 1] == '"'
            ? new TextChange(value, "\"\"")
            : null;
    }
}
