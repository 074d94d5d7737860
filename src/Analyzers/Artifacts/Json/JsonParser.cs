using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Reads JSON into nodes. It agrees with <c>System.Text.Json</c> on what is valid. After an error it goes on at the next comma,
/// closing bracket or line, so that a half-typed line does not hide the rest of the file; the member in error is left out.
/// </summary>
internal sealed class JsonParser(SourceText text, int maxErrors, CancellationToken cancellationToken)
{
    /// <summary>As <c>System.Text.Json</c>; a fixed stack of this size is all the parser needs.</summary>
    private const int MaxDepth = 64;

    private const char ByteOrderMark = '\uFEFF';

    private readonly SourceTextCursor _cursor = new(text, cancellationToken);
    private readonly SegmentedList<JsonNode> _nodes = new();
    private readonly ImmutableArray<ArtifactError>.Builder _errors = ImmutableArray.CreateBuilder<ArtifactError>();
    private readonly int[] _open = new int[MaxDepth];
    private int _depth;
    private Comma _comma;
    private bool _stopped;

    /// <summary>Whether a comma may or must stand before the next item of the innermost container.</summary>
    private enum Comma
    {
        /// <summary>After an opening bracket or a comma.</summary>
        Forbidden,

        /// <summary>After an item.</summary>
        Required,

        /// <summary>After an error.</summary>
        Optional,
    }

    /// <summary>Reads the whole text.</summary>
    public JsonDocument Parse()
    {
        _cursor.TryConsume(ByteOrderMark);
        SkipTrivia();
        if (_cursor.Peek() == SourceTextCursor.EndOfText)
            Report(_cursor.Position, "The file holds no JSON value.");
        else
            ReadRoot();

        while (_depth > 0)
            Close(_cursor.Position);

        return new JsonDocument(text, _nodes, _errors.ToImmutable());
    }

    /// <summary>The value of a hexadecimal digit; -1 for any other character.</summary>
    internal static int HexDigit(int character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };

    private void ReadRoot()
    {
        ReadValue(name: null);
        while (_depth > 0 && !_stopped)
            ReadItem();

        if (_stopped || _nodes.Count == 0)
            return;

        SkipTrivia();
        if (_cursor.Peek() != SourceTextCursor.EndOfText)
            Report(_cursor.Position, "The JSON value ends before this; nothing may follow it.");
    }

    /// <summary>Reads a member or an element, a comma, or the end of the innermost container.</summary>
    private void ReadItem()
    {
        SkipTrivia();
        bool isObject = Innermost.Kind == JsonValueKind.Object;
        int next = _cursor.Peek();
        if (next == SourceTextCursor.EndOfText)
        {
            Stop(_cursor.Position, isObject ? "The file ends inside an object; '}' is missing." : "The file ends inside an array; ']' is missing.");
        }
        else if (next is '}' or ']')
        {
            ReadClosingBracket(isObject, next);
        }
        else if (next == ',' && _comma != Comma.Forbidden)
        {
            _cursor.Advance();
            _comma = Comma.Forbidden;
        }
        else
        {
            if (_comma == Comma.Required)
                Report(_cursor.Position, "A comma is missing before this.");

            if (isObject)
                ReadMember();
            else
                ReadValue(name: null);
        }
    }

    /// <summary>
    /// A bracket of the other kind closes the container in error if it belongs to one around it; otherwise it is skipped.
    /// </summary>
    private void ReadClosingBracket(bool isObject, int bracket)
    {
        if (isObject == (bracket == '}'))
        {
            _cursor.Advance();
            Close(_cursor.Position);
            return;
        }

        Report(_cursor.Position, isObject ? "'}' is expected here." : "']' is expected here.");
        if (IsOpen(bracket == '}' ? JsonValueKind.Object : JsonValueKind.Array))
        {
            Close(_cursor.Position);
            return;
        }

        _cursor.Advance();
        _comma = Comma.Optional;
    }

    private void ReadMember()
    {
        int start = _cursor.Position;
        if (_cursor.Peek() != '"')
        {
            Recover(start, "The name of a member, in double quotes, is expected here.");
            return;
        }

        if (!ReadString())
            return;

        TextSpan name = TextSpan.FromBounds(start, _cursor.Position);
        SkipWhiteSpace();
        if (_cursor.Peek() == '/')
        {
            Report(_cursor.Position, "A comment may not stand between a name and its colon.");
            SkipTrivia();
        }

        if (_cursor.TryConsume(':'))
        {
            SkipTrivia();
            ReadValue(name);
        }
        else
        {
            Recover(_cursor.Position, "':' is expected after the name of a member.");
        }
    }

    private void ReadValue(TextSpan? name)
    {
        switch (_cursor.Peek())
        {
            case '{': Open(JsonValueKind.Object, name); break;
            case '[': Open(JsonValueKind.Array, name); break;
            case '"': ReadStringValue(name); break;
            case 't': ReadLiteral("true", JsonValueKind.True, name); break;
            case 'f': ReadLiteral("false", JsonValueKind.False, name); break;
            case 'n': ReadLiteral("null", JsonValueKind.Null, name); break;
            case '-' or (>= '0' and <= '9'): ReadNumber(name); break;
            default: Recover(_cursor.Position, "A JSON value is expected here."); break;
        }
    }

    private void ReadStringValue(TextSpan? name)
    {
        int start = _cursor.Position;
        if (ReadString())
            Add(JsonValueKind.String, start, name);
    }

    /// <summary>Reads from quote to quote; false, with an error, if the second quote is missing.</summary>
    private bool ReadString()
    {
        int start = _cursor.Position;
        bool hasControlCharacter = false;
        _cursor.Advance();
        while (true)
        {
            _cursor.SkipToControlOr('"', '\\');
            switch (_cursor.Peek())
            {
                case '"':
                    _cursor.Advance();
                    return true;
                case '\\':
                    ReadEscape();
                    break;
                case '\n' or '\r' or SourceTextCursor.EndOfText:
                    Recover(start, "The string that starts here is not closed on its line.");
                    return false;
                default:
                    if (!hasControlCharacter)
                        Report(_cursor.Position, "A control character in a string must be escaped.");

                    hasControlCharacter = true;
                    _cursor.Advance();
                    break;
            }
        }
    }

    private void ReadEscape()
    {
        int start = _cursor.Position;
        _cursor.Advance();
        switch (_cursor.Peek())
        {
            case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                _cursor.Advance();
                return;
            case 'u':
                _cursor.Advance();
                if (SkipHexDigits(4))
                    return;
                break;
        }

        Report(start, "This is no escape of JSON; a backslash itself is written '\\\\'.");
    }

    private bool SkipHexDigits(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (HexDigit(_cursor.Peek()) < 0)
                return false;

            _cursor.Advance();
        }

        return true;
    }

    private void ReadLiteral(string literal, JsonValueKind kind, TextSpan? name)
    {
        int start = _cursor.Position;
        foreach (char character in literal)
        {
            if (!_cursor.TryConsume(character))
            {
                Recover(start, "A JSON value is expected here; text must stand in double quotes.");
                return;
            }
        }

        if (IsAtEndOfValue())
            Add(kind, start, name);
        else
            Recover(start, "A JSON value is expected here; text must stand in double quotes.");
    }

    private void ReadNumber(TextSpan? name)
    {
        int start = _cursor.Position;
        bool isValid = SkipNumber() && IsAtEndOfValue();

        // A number that the end of the file touches may have lost its last digits.
        if (isValid && _depth > 0 && _cursor.Peek() == SourceTextCursor.EndOfText)
            return;

        if (isValid)
            Add(JsonValueKind.Number, start, name);
        else
            Recover(start, "This is no JSON number.");
    }

    private bool SkipNumber()
    {
        _cursor.TryConsume('-');
        if (!_cursor.TryConsume('0') && !SkipDigits())
            return false;

        if (_cursor.TryConsume('.') && !SkipDigits())
            return false;

        if (!_cursor.TryConsume('e') && !_cursor.TryConsume('E'))
            return true;

        if (!_cursor.TryConsume('-'))
            _cursor.TryConsume('+');

        return SkipDigits();
    }

    private bool SkipDigits()
    {
        int start = _cursor.Position;
        while (_cursor.Peek() is >= '0' and <= '9')
            _cursor.Advance();

        return _cursor.Position > start;
    }

    private bool IsAtEndOfValue() =>
        _cursor.Peek() is ',' or '}' or ']' or ' ' or '\t' or '\r' or '\n' or '/' or SourceTextCursor.EndOfText;

    /// <summary>Skips white space and comments.</summary>
    private void SkipTrivia()
    {
        SkipWhiteSpace();
        while (_cursor.Peek() == '/')
        {
            SkipComment();
            SkipWhiteSpace();
        }
    }

    private void SkipWhiteSpace()
    {
        while (_cursor.Peek() is ' ' or '\t' or '\r' or '\n')
            _cursor.Advance();
    }

    private void SkipComment()
    {
        int start = _cursor.Position;
        _cursor.Advance();
        if (_cursor.TryConsume('/'))
            SkipLineComment();
        else if (!_cursor.TryConsume('*'))
            Report(start, "A comment starts with '//' or '/*'.");
        else if (!SkipBlockComment())
            Report(start, "The comment that starts here is not closed.");
    }

    private void SkipLineComment()
    {
        while (_cursor.Peek() is not ('\n' or '\r' or SourceTextCursor.EndOfText))
        {
            if (_cursor.Peek() is '\u2028' or '\u2029')
                Report(_cursor.Position, "A Unicode line separator may not stand in a comment.");

            _cursor.Advance();
        }
    }

    private bool SkipBlockComment()
    {
        while (_cursor.SkipTo('*'))
        {
            _cursor.Advance();
            if (_cursor.TryConsume('/'))
                return true;
        }

        return false;
    }

    private ref JsonNode Innermost => ref _nodes[_open[_depth - 1]];

    private bool IsOpen(JsonValueKind kind)
    {
        for (int i = 0; i < _depth; i++)
        {
            if (_nodes[_open[i]].Kind == kind)
                return true;
        }

        return false;
    }

    private void Open(JsonValueKind kind, TextSpan? name)
    {
        int start = _cursor.Position;
        if (_depth == MaxDepth)
        {
            Stop(start, "JSON may not be nested more than 64 levels deep.");
            return;
        }

        _cursor.Advance();
        Add(kind, start, name);
        if (_stopped)
            return;

        _open[_depth++] = _nodes.Count - 1;
        _comma = Comma.Forbidden;
    }

    private void Close(int end)
    {
        Innermost.Close(end, _nodes.Count - _open[_depth - 1] - 1);
        _depth--;
        _comma = Comma.Required;
    }

    private void Add(JsonValueKind kind, int start, TextSpan? name)
    {
        if (_nodes.Count >= JsonNode.MaxCount - 1)
        {
            Stop(start, "The file holds too many values.");
            return;
        }

        if (name is { } nameSpan)
            _nodes.Add(new JsonNode(JsonValueKind.String, nameSpan.Start, nameSpan.End));

        _nodes.Add(new JsonNode(kind, start, _cursor.Position));
        _comma = Comma.Required;
    }

    /// <summary>Reports an error, and goes to the next place where an item may start or end.</summary>
    private void Recover(int position, string message)
    {
        Report(position, message);
        _comma = Comma.Optional;
        while (_cursor.Peek() is not (',' or '}' or ']' or '\r' or '\n' or SourceTextCursor.EndOfText))
            _cursor.Advance();
    }

    private void Stop(int position, string message)
    {
        Report(position, message);
        _stopped = true;
    }

    /// <summary>Reports an error at one character, or at the end of the text.</summary>
    private void Report(int position, string message)
    {
        if (_stopped)
            return;

        _errors.Add(new ArtifactError(new TextSpan(position, position < text.Length ? 1 : 0), message));
        _stopped = _errors.Count == maxErrors;
    }
}
