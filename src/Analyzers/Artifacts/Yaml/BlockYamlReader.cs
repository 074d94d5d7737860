using System.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Reads YAML as manifests are written, many times as fast as YamlDotNet and to the same values: mappings and lists in block and
/// flow style, plain and quoted texts, block texts, comments, several documents. Whatever else there is in a document, and
/// whatever is wrong with it, this reader refuses, and YamlDotNet reads the document: anchors, aliases, tags, directives,
/// complex keys, tabs that indent, quoted texts of several lines, documents without a container, any error. So each
/// method returns false for what it does not certainly know.
/// </summary>
internal sealed partial class BlockYamlReader(string text, YamlTreeBuilder builder, CancellationToken cancellationToken)
{
    /// <summary>The standard allows 1024 characters for a key.</summary>
    private const int LongestKey = 1000;

    /// <summary>The column at the end of the text, or of the document.</summary>
    private const int End = -1;

    private readonly StringBuilder _value = new();

    /// <summary>The next character to read.</summary>
    private int _position;

    /// <summary>The column of <see cref="_position"/>, where a value may start there.</summary>
    private int _column;

    /// <summary>False for a text whose lines YamlDotNet would count otherwise.</summary>
    public static bool CanRead(string text)
    {
        for (int at = text.IndexOf('\r'); at >= 0; at = text.IndexOf('\r', at + 1))
        {
            if (at + 1 == text.Length || text[at + 1] != '\n')
                return false;
        }

        return text.IndexOf('\x85') < 0 && text.IndexOf('\u2028') < 0 && text.IndexOf('\u2029') < 0;
    }

    /// <summary>True for <c>---</c> on the start of a line.</summary>
    public static bool IsSeparator(string text, int position) =>
        string.CompareOrdinal(text, position, "---", 0, 3) == 0 && (position == 0 || text[position - 1] == '\n') && IsBlankAt(text, position + 3);

    /// <summary>Reads the document at the start of a line, to the separator of the next, or to the end of the text.</summary>
    public bool TryReadDocument(int start, out int end)
    {
        _position = start;
        builder.BeginDocument();
        bool isRead = ReadDocument();
        end = _position;
        if (!isRead)
            builder.DropDocument();
        return isRead;
    }

    private bool ReadDocument()
    {
        if (!ReadIndent())
            return false;

        bool hasSeparator = _column == End && _position < text.Length;
        if (hasSeparator)
        {
            _position += 3;
            if (!EndLine())
                return false;
        }

        if (_column != End)
        {
            if (!ReadNode(indent: -1, depth: 0) || _column != End)
                return false;
        }
        else if (hasSeparator)
        {
            // YamlDotNet sees nothing there when it has read the separator of the next document.
            int nothing = Math.Min(text.Length, _position + 3);
            builder.AddScalar(YamlKind.Plain, nothing, nothing);
        }
        else
        {
            return true;
        }

        builder.EndDocument();
        return true;
    }

    /// <summary>From the start of a line to the next content; its column is <see cref="End"/> where the document ends.</summary>
    private bool ReadIndent()
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_position < text.Length)
        {
            int start = _position;
            while (_position < text.Length && text[_position] == ' ')
                _position++;
            if (_position == text.Length)
                break;

            char c = text[_position];
            if (c is '#' or '\n' or '\r')
            {
                SkipLine();
                continue;
            }

            _column = _position - start;
            if (_column == 0 && c is '-' or '.' && IsBlankAt(text, _position + 3))
            {
                if (IsSeparator(text, _position))
                    _column = End;
                else if (string.CompareOrdinal(text, _position, "...", 0, 3) == 0)
                    return false;
            }

            return c != '\t';
        }

        _column = End;
        return true;
    }

    /// <summary>From behind a value, over a comment, to the next content.</summary>
    private bool EndLine()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t')
            _position++;
        if (_position < text.Length)
        {
            if (text[_position] is not ('\n' or '\r') && (text[_position] != '#' || text[_position - 1] is not (' ' or '\t')))
                return false;
            SkipLine();
        }

        return ReadIndent();
    }

    private void SkipLine()
    {
        int end = text.IndexOf('\n', _position);
        _position = end < 0 ? text.Length : end + 1;
    }

    /// <summary>Reads a value that starts here, further in than what holds it, and goes to the next content.</summary>
    private bool ReadNode(int indent, int depth)
    {
        char c = text[_position];
        if (c == '-' && IsBlankAt(text, _position + 1))
            return ReadSequence(_column, depth, isIndentless: false);
        if (c is not ('[' or '{' or '|' or '>'))
        {
            int column = _column;
            if (!ScanScalar(isFlow: false, out YamlKind kind, out int start, out int end, out string? value))
                return false;
            return IsColonNext()
                ? ReadMapping(column, depth, kind, start, end, value)
                : EndScalar(indent, kind, start, end, value);
        }

        return ReadBracketOrBlock(indent, depth);
    }

    private bool ReadBracketOrBlock(int indent, int depth) =>
        text[_position] is '[' or '{' ? ReadFlow(indent, depth) && EndLine() : ReadBlockText(indent);

    /// <summary>Reads a mapping whose first key is read.</summary>
    private bool ReadMapping(int column, int depth, YamlKind kind, int start, int end, string? value)
    {
        if (depth >= YamlReader.DeepestNesting || builder.IsFull)
            return false;

        int mapping = builder.Open(YamlKind.BlockMapping, start);
        while (true)
        {
            if (_position - start > LongestKey)
                return false;

            builder.AddScalar(kind, start, end, value);
            _position++;
            if (!ReadEntryValue(column, depth + 1) || _column > column)
                return false;
            if (_column < column)
                break;
            if (!ScanScalar(isFlow: false, out kind, out start, out end, out value) || !IsColonNext())
                return false;
        }

        builder.Close(mapping);
        return true;
    }

    /// <summary>Reads what stands after the colon of a key.</summary>
    private bool ReadEntryValue(int indent, int depth)
    {
        int colonEnd = _position;
        SkipSpaces();
        if (!IsAtLineEnd())
        {
            char c = text[_position];
            if (c is '[' or '{' or '|' or '>')
                return ReadBracketOrBlock(indent, depth);
            return ScanScalar(isFlow: false, out YamlKind kind, out int start, out int end, out string? value) && EndScalar(indent, kind, start, end, value);
        }

        if (!EndLine())
            return false;
        if (_column > indent)
            return ReadNode(indent, depth);
        if (_column == indent && text[_position] == '-' && IsBlankAt(text, _position + 1))
            return ReadSequence(indent, depth, isIndentless: true);

        builder.AddScalar(YamlKind.Plain, colonEnd, colonEnd);
        return true;
    }

    /// <summary>Reads a list; an indentless one has its dashes in the column of the key that holds it.</summary>
    private bool ReadSequence(int column, int depth, bool isIndentless)
    {
        if (depth >= YamlReader.DeepestNesting || builder.IsFull)
            return false;

        int sequence = builder.Open(YamlKind.BlockSequence, _position);
        do
        {
            int dash = _position++;
            SkipSpaces();
            bool isOnLine = !IsAtLineEnd();
            if (isOnLine)
                _column = column + _position - dash;
            else if (!EndLine())
                return false;

            if (isOnLine || _column > column)
            {
                if (!ReadNode(column, depth + 1))
                    return false;
            }
            else
            {
                builder.AddScalar(YamlKind.Plain, dash + 1, dash + 1);
            }

            if (_column > column)
                return false;
        }
        while (_column == column && text[_position] == '-' && IsBlankAt(text, _position + 1));

        builder.Close(sequence);
        return _column < column || isIndentless;
    }

    /// <summary>Reads <c>[…]</c> or <c>{…}</c>, on as many lines as it takes.</summary>
    private bool ReadFlow(int indent, int depth)
    {
        if (depth >= YamlReader.DeepestNesting || builder.IsFull)
            return false;

        bool isMapping = text[_position] == '{';
        char bracket = isMapping ? '}' : ']';
        int container = builder.Open(isMapping ? YamlKind.FlowMapping : YamlKind.FlowSequence, _position++);
        if (!SkipFlowSpace(indent))
            return false;

        bool isEmpty = text[_position] == bracket;
        while (!isEmpty)
        {
            if (isMapping && !ReadFlowKey(indent))
                return false;
            if (text[_position] is '[' or '{' ? !ReadFlow(indent, depth + 1) : !AddFlowScalar(out _))
                return false;
            if (!SkipFlowSpace(indent))
                return false;
            if (text[_position] == bracket)
                break;
            if (text[_position] != ',')
                return false;
            _position++;
            if (!SkipFlowSpace(indent))
                return false;
        }

        _position++;
        builder.Close(container, _position);
        return true;
    }

    private bool ReadFlowKey(int indent)
    {
        int start = _position;
        if (!AddFlowScalar(out bool isQuoted))
            return false;

        SkipSpaces();
        if (_position + 1 >= text.Length || text[_position] != ':' || _position - start > LongestKey)
            return false;

        _position++;
        return (isQuoted ? text[_position] != ':' : IsBlankAt(text, _position)) && SkipFlowSpace(indent);
    }

    private bool AddFlowScalar(out bool isQuoted)
    {
        bool isScanned = ScanScalar(isFlow: true, out YamlKind kind, out int start, out int end, out string? value);
        isQuoted = kind != YamlKind.Plain;
        if (!isScanned || builder.IsFull)
            return false;

        builder.AddScalar(kind, start, end, value);
        return true;
    }

    /// <summary>Skips space and line breaks; false at the end of the text, at a comment, and where YamlDotNet may find the indentation wrong.</summary>
    private bool SkipFlowSpace(int indent)
    {
        int lineStart = -1;
        for (; _position < text.Length; _position++)
        {
            char c = text[_position];
            if (c == '\n')
            {
                cancellationToken.ThrowIfCancellationRequested();
                lineStart = _position + 1;
            }
            else if (c is not (' ' or '\t' or '\r'))
            {
                return c != '#' && (lineStart < 0 || _position - lineStart > Math.Max(indent, 0) || c is '[' or ']' or '{' or '}' or ',' or '"' or '\'');
            }
        }

        return false;
    }

    private bool IsBreakAt(int position) => position < text.Length && text[position] is '\n' or '\r';

    private bool IsAtLineEnd() => _position == text.Length || text[_position] is '\n' or '\r' or '#';

    private static bool IsBlankAt(string text, int position) => position >= text.Length || text[position] is ' ' or '\t' or '\n' or '\r';

    private void SkipSpaces()
    {
        while (_position < text.Length && text[_position] == ' ')
            _position++;
    }

    /// <summary>True before a colon that ends a key; goes there.</summary>
    private bool IsColonNext()
    {
        SkipSpaces();
        return _position < text.Length && text[_position] == ':' && IsBlankAt(text, _position + 1);
    }
}
