using System.Xml;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Reads XML into nodes. <see cref="XmlReader"/> decides what is well-formed and says which construct comes next; a cursor
/// follows it through the text and finds where the construct stands. What the reader has passed is well-formed, so the cursor
/// can trust it: the next <c>&lt;</c> starts the construct, the next quote of the same kind ends the value.
/// </summary>
internal sealed class XmlParser
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>How far before an error an ampersand is looked for.</summary>
    private const int MaxReferenceLength = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
    };

    private readonly SourceText _text;
    private readonly CancellationToken _cancellationToken;
    private readonly SourceTextCursor _cursor;
    private readonly XmlNodes _nodes = new();
    private readonly ImmutableArray<TextSpan>.Builder _comments = ImmutableArray.CreateBuilder<TextSpan>();
    private int _innermost = -1;

    public XmlParser(SourceText text, CancellationToken cancellationToken)
    {
        _text = text;
        _cancellationToken = cancellationToken;
        _cursor = new SourceTextCursor(text, cancellationToken);
    }

    /// <summary>Reads the whole text.</summary>
    public XmlArtifact Parse()
    {
        int start = _cursor.TryConsume(ByteOrderMark) ? 1 : 0;
        ImmutableArray<ArtifactError> errors = ImmutableArray<ArtifactError>.Empty;
        using XmlReader reader = XmlReader.Create(new SourceTextReader(_text, start, _cancellationToken), Settings);
        try
        {
            while (reader.Read())
                Follow(reader);
        }
        catch (XmlException exception)
        {
            errors = ImmutableArray.Create(Explain(exception));
        }

        int end = _cursor.Position;
        while (_innermost >= 0)
            Close(end);

        return new XmlArtifact(_text, _nodes, _comments.ToImmutable(), errors);
    }

    private void Follow(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                ReadStartTag(reader);
                break;
            case XmlNodeType.EndElement:
                _cursor.SkipTo('<');
                SkipPast('>');
                Close(_cursor.Position);
                break;
            case XmlNodeType.Text:
                ReadText();
                break;
            case XmlNodeType.CDATA:
                ReadCData();
                break;
            case XmlNodeType.Comment:
                ReadComment();
                break;
            case XmlNodeType.XmlDeclaration or XmlNodeType.ProcessingInstruction:
                _cursor.SkipTo('<');
                SkipPast('?', 1);
                break;
        }
    }

    private void ReadStartTag(XmlReader reader)
    {
        _cursor.SkipTo('<');
        int start = _cursor.Position;
        _cursor.Advance();
        var node = new XmlNode
        {
            Name = _nodes.Names.GetNumber(reader.Name),
            Parent = _innermost,
            FirstAttribute = _nodes.Attributes.Count,
            Text = -1,
            Start = start,
        };
        SkipName();
        bool isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
            ReadAttribute(reader.Name);

        SkipPast('>');
        node.StartTagEnd = _cursor.Position;
        _innermost = _nodes.Elements.Count;
        _nodes.Elements.Add(node);
        if (isEmpty)
            Close(_cursor.Position);
    }

    private void ReadAttribute(string name)
    {
        SkipWhiteSpace();
        var attribute = new XmlAttributeNode { Name = _nodes.Names.GetNumber(name), NameStart = _cursor.Position };
        SkipPast('=');
        SkipWhiteSpace();
        char quote = (char)_cursor.Peek();
        _cursor.Advance();
        attribute.ValueStart = _cursor.Position;
        _cursor.SkipTo(quote);
        attribute.ValueEnd = _cursor.Position;
        _cursor.Advance();
        _nodes.Attributes.Add(attribute);
    }

    /// <summary>Reads to the next markup; text that the end of the file cuts off is left out.</summary>
    private void ReadText()
    {
        SkipWhiteSpace();
        int start = _cursor.Position;
        int end = start;
        while (_cursor.Peek() is not ('<' or SourceTextCursor.EndOfText))
        {
            bool isWhiteSpace = IsWhiteSpace(_cursor.Peek());
            _cursor.Advance();
            if (!isWhiteSpace)
                end = _cursor.Position;
        }

        if (end > start && _cursor.Peek() != SourceTextCursor.EndOfText)
            AddText(start, end);
    }

    private void ReadCData()
    {
        _cursor.SkipTo('<');
        int start = _cursor.Position;
        SkipPast(']', 2);
        AddText(start, _cursor.Position);
    }

    private void AddText(int start, int end)
    {
        ref XmlNode node = ref _nodes.Elements[_innermost];
        if (node.Text < 0)
        {
            node.Text = _nodes.Texts.Count;
            _nodes.Texts.Add(TextSpan.FromBounds(start, end));
        }
        else
        {
            ref TextSpan text = ref _nodes.Texts[node.Text];
            text = TextSpan.FromBounds(text.Start, end);
        }
    }

    private void ReadComment()
    {
        _cursor.SkipTo('<');
        int start = _cursor.Position;
        foreach (char character in "<!--")
            _cursor.TryConsume(character);

        SkipPast('-', 2);
        _comments.Add(TextSpan.FromBounds(start, _cursor.Position));
    }

    private void Close(int end)
    {
        ref XmlNode node = ref _nodes.Elements[_innermost];
        node.End = end;
        node.Next = _nodes.Elements.Count;
        _innermost = node.Parent;
    }

    private void SkipName()
    {
        while (_cursor.Peek() is not ('/' or '>' or ' ' or '\t' or '\r' or '\n' or SourceTextCursor.EndOfText))
            _cursor.Advance();
    }

    private void SkipWhiteSpace()
    {
        while (IsWhiteSpace(_cursor.Peek()))
            _cursor.Advance();
    }

    private static bool IsWhiteSpace(int character) => character is ' ' or '\t' or '\r' or '\n';

    private void SkipPast(char character)
    {
        if (_cursor.SkipTo(character))
            _cursor.Advance();
    }

    /// <summary>Skips past the next <c>&gt;</c> that follows <paramref name="count"/> times <paramref name="character"/>.</summary>
    private void SkipPast(char character, int count)
    {
        int run = 0;
        for (int next = _cursor.Peek(); next != SourceTextCursor.EndOfText; next = _cursor.Peek())
        {
            _cursor.Advance();
            if (next == '>' && run >= count)
                return;

            run = next == character ? run + 1 : 0;
        }
    }

    /// <summary>The position in the text of the line and column in an exception.</summary>
    private int PositionOf(XmlException exception)
    {
        if (exception.LineNumber == 0)
            return _text.Length;

        var lines = new SourceTextCursor(_text, _cancellationToken);
        lines.TryConsume(ByteOrderMark);
        for (int line = 1; line < exception.LineNumber && lines.Peek() != SourceTextCursor.EndOfText;)
        {
            if (lines.TryConsume('\n'))
            {
                line++;
            }
            else if (lines.TryConsume('\r'))
            {
                lines.TryConsume('\n');
                line++;
            }
            else
            {
                lines.Advance();
            }
        }

        return Math.Min(lines.Position + Math.Max(exception.LinePosition - 1, 0), _text.Length);
    }

    /// <summary>
    /// Says in own words what is wrong: the words of an <see cref="XmlException"/> quote the file, for instance half of a password
    /// in which an ampersand stands.
    /// </summary>
    private ArtifactError Explain(XmlException exception)
    {
        SkipWhiteSpace();
        if (IsAtCursor("<!DOCTYPE"))
            return Error(_cursor.Position, "A document type (DTD) is not read, because it can include other files.");

        int position = PositionOf(exception);
        if (IsInReference(position))
            return Error(position, "An ampersand must be written '&amp;'.");

        if (position == _text.Length)
            return Error(position, _innermost < 0 ? "The file ends before its XML is complete." : $"The file ends before the element '{InnermostName}' is closed.");

        if (_innermost >= 0 && IsAtCursor("</"))
            return Error(position, $"The end tag of the element '{InnermostName}' is expected here.");

        return Error(position, "The XML is not well-formed here.");
    }

    private ArtifactError Error(int position, string message) =>
        new(new TextSpan(position, position < _text.Length ? 1 : 0), message);

    /// <summary>Whether an ampersand and a name stand at the position or before it.</summary>
    private bool IsInReference(int position)
    {
        if (position < _text.Length && _text[position] == '&')
            return true;

        int start = position - 1;
        while (start >= 0 && position - start <= MaxReferenceLength && char.IsLetterOrDigit(_text[start]))
            start--;

        return start >= 0 && _text[start] == '&';
    }

    private string InnermostName => _nodes.Names.LocalName(_nodes.Elements[_innermost].Name);

    private bool IsAtCursor(string token)
    {
        int start = _cursor.Position;
        return start + token.Length <= _text.Length && _text.ToString(new TextSpan(start, token.Length)) == token;
    }
}
