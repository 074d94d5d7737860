using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// What written XML means: references to characters, line ends, CDATA. Only well-formed content is decoded exactly; anything
/// else is kept as it is written.
/// </summary>
internal static class XmlDecoder
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";
    private const string InstructionEnd = "?>";

    private static readonly char[] AttributeSpecials = ['&', '\t', '\r', '\n'];

    /// <summary>The value of an attribute, written between quotes; white space becomes blanks.</summary>
    public static string DecodeAttribute(SourceText text, TextSpan span)
    {
        string written = text.ToString(span);
        if (written.IndexOfAny(AttributeSpecials) < 0)
            return written;

        var value = new StringBuilder(written.Length);
        Decode(written, 0, written.Length, isAttribute: true, value);
        return value.ToString();
    }

    /// <summary>The text in <paramref name="span"/> without the elements, comments and instructions in between.</summary>
    public static string DecodeText(SourceText text, TextSpan span, XmlElementList children)
    {
        var value = new StringBuilder();
        int start = span.Start;
        foreach (XmlElement child in children)
        {
            TextSpan between = child.FullSpan;
            if (between.Start >= span.End)
                break;

            if (between.Start >= start)
                AppendText(text.ToString(TextSpan.FromBounds(start, between.Start)), value);

            start = Math.Max(start, between.End);
        }

        AppendText(text.ToString(TextSpan.FromBounds(start, span.End)), value);
        return value.ToString();
    }

    /// <summary>Appends text in which no element stands.</summary>
    private static void AppendText(string written, StringBuilder value)
    {
        int position = 0;
        while (position < written.Length)
        {
            int markup = written.IndexOf('<', position);
            if (markup < 0)
                markup = written.Length;

            Decode(written, position, markup, isAttribute: false, value);
            position = AppendMarkup(written, markup, value);
        }
    }

    /// <summary>Appends the content of a CDATA section, skips a comment or an instruction; returns the position after it.</summary>
    private static int AppendMarkup(string written, int start, StringBuilder value)
    {
        if (IsAt(written, start, CommentStart))
            return After(written, start + CommentStart.Length, CommentEnd);

        if (!IsAt(written, start, CDataStart))
            return After(written, start, InstructionEnd);

        int end = After(written, start + CDataStart.Length, CDataEnd);
        AppendLines(written, start + CDataStart.Length, end - CDataEnd.Length, value);
        return end;
    }

    private static void AppendLines(string written, int start, int end, StringBuilder value)
    {
        for (int i = start; i < end; i++)
        {
            if (!IsLineEnd(written, i, out int length))
            {
                value.Append(written[i]);
                continue;
            }

            value.Append('\n');
            i += length - 1;
        }
    }

    private static void Decode(string written, int start, int end, bool isAttribute, StringBuilder value)
    {
        for (int i = start; i < end; i++)
        {
            if (written[i] == '&' && TryReadReference(written, i, end, value, out int length))
            {
                i += length - 1;
            }
            else if (IsLineEnd(written, i, out length))
            {
                value.Append(isAttribute ? ' ' : '\n');
                i += length - 1;
            }
            else
            {
                value.Append(isAttribute && written[i] == '\t' ? ' ' : written[i]);
            }
        }
    }

    private static bool IsLineEnd(string written, int index, out int length)
    {
        char character = written[index];
        length = character == '\r' && index + 1 < written.Length && written[index + 1] == '\n' ? 2 : 1;
        return character is '\r' or '\n';
    }

    private static bool TryReadReference(string written, int start, int end, StringBuilder value, out int length)
    {
        length = 0;
        int semicolon = written.IndexOf(';', start, end - start);
        if (semicolon < 0)
            return false;

        length = semicolon + 1 - start;
        string name = written.Substring(start + 1, length - 2);
        switch (name)
        {
            case "lt": value.Append('<'); return true;
            case "gt": value.Append('>'); return true;
            case "amp": value.Append('&'); return true;
            case "apos": value.Append('\''); return true;
            case "quot": value.Append('"'); return true;
            default: return TryAppendCharacter(name, value);
        }
    }

    /// <summary>Appends the character that <c>#65</c> or <c>#x41</c> names.</summary>
    private static bool TryAppendCharacter(string name, StringBuilder value)
    {
        bool isHexadecimal = name.StartsWith("#x", StringComparison.Ordinal);
        if (!isHexadecimal && !name.StartsWith("#", StringComparison.Ordinal))
            return false;

        string digits = name.Substring(isHexadecimal ? 2 : 1);
        NumberStyles style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(digits, style, CultureInfo.InvariantCulture, out int character) || !IsScalarValue(character))
            return false;

        value.Append(char.ConvertFromUtf32(character));
        return true;
    }

    private static bool IsScalarValue(int character) => character is (> 0 and < 0xD800) or (> 0xDFFF and <= 0x10FFFF);

    private static bool IsAt(string written, int index, string token) =>
        string.CompareOrdinal(written, index, token, 0, token.Length) == 0;

    private static int After(string written, int start, string token)
    {
        int found = start < written.Length ? written.IndexOf(token, start, StringComparison.Ordinal) : -1;
        return found < 0 ? written.Length : found + token.Length;
    }
}
