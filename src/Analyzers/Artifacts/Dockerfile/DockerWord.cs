using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>One word of an instruction.</summary>
/// <param name="text">As written, without the quotes of a JSON string, with those of any other word.</param>
/// <param name="start">Where it starts in the logical text of the instruction.</param>
/// <param name="end">Where it ends there.</param>
/// <param name="span">Where it stands in the file; for a JSON string, between the quotes.</param>
internal readonly struct DockerWord(string text, int start, int end, TextSpan span)
{
    public string Text { get; } = text;

    public int Start { get; } = start;

    public int End { get; } = end;

    public TextSpan Span { get; } = span;

    /// <summary>True where a variable is part of the word.</summary>
    public bool HasVariable => Text.IndexOf('$') >= 0;

    /// <summary>The text without quotes.</summary>
    public string Unquoted => Unquote(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    public static string Unquote(string text)
    {
        if (text.IndexOf('"') < 0 && text.IndexOf('\'') < 0)
            return text;

        var value = new System.Text.StringBuilder(text.Length);
        char quote = '\0';
        foreach (char c in text)
        {
            if (quote == '\0' && (c is '"' or '\''))
                quote = c;
            else if (c == quote && quote != '\0')
                quote = '\0';
            else
                value.Append(c);
        }

        return value.ToString();
    }
}
