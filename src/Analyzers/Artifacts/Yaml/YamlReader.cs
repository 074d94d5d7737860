using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>Builds the nodes of a <see cref="YamlFile"/> from the events of YamlDotNet.</summary>
internal sealed class YamlReader(SourceText text, YamlFile? values, CancellationToken cancellationToken)
{
    private const int DeepestNesting = 100;
    private const int MostErrors = 20;

    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private YamlFile _file = null!;
    private TemplateMask? _mask;
    private string _content = "";
    private IParser _parser = null!;
    private int _offset;

    public YamlFile Read()
    {
        if (text.Length > YamlFile.LongestFile)
            return Failed("", $"It is longer than {YamlFile.LongestFile / 1_000_000} million characters, too long for a manifest");

        string content = text.ToString();
        int zero = content.IndexOf('\0');
        if (zero >= 0)
            return Failed(content, "It holds a zero byte: it is binary, or in an encoding without a byte order mark", zero);

        _file = new YamlFile(text, content);
        _mask = TemplateMask.Create(content);
        _content = _mask?.Masked ?? content;
        _file.IsTemplate = _mask is not null;
        if (_mask is not null)
            _file.Conditions = _mask.Conditions;

        while (_offset >= 0 && _file.Errors.Count + _file.Limits.Count < MostErrors)
            ReadFromOffset();

        _mask?.OpenIn(_file.Documents);
        return _file;
    }

    private YamlFile Failed(string content, string reason, int position = 0)
    {
        var file = new YamlFile(text, content);
        file.Errors.Add(new ArtifactError(new TextSpan(position, Math.Min(1, text.Length)), reason));
        return file;
    }

    /// <summary>Reads to the end, or to the first damage; then the next document is where reading goes on.</summary>
    private void ReadFromOffset()
    {
        int start = _offset;
        _parser = new Parser(new StringReader(start == 0 ? _content : _content.Substring(start)));
        try
        {
            while (_parser.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_parser.Current is DocumentStart)
                {
                    _anchors.Clear();
                    _parser.MoveNext();
                    _file.Documents.Add(ReadNode(0));
                }
            }

            _offset = -1;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // YamlDotNet throws more than YamlException on hostile text; whatever it is, the text is not readable from here.
            int position = e is YamlException yaml ? Math.Min(_content.Length, start + (int)yaml.Start.Index) : start;
            var error = new ArtifactError(new TextSpan(position, position < _content.Length ? 1 : 0), MessageOf(e));
            (_mask is null && IsStricterThanKubernetes(e) ? _file.Limits : _file.Errors).Add(error);
            _offset = NextDocument(position, start);
        }
    }

    /// <summary>The first separator at or after the damage, and after where reading began.</summary>
    private int NextDocument(int position, int start)
    {
        int separator = _content.IndexOf("\n---", Math.Max(start, position - 1), StringComparison.Ordinal);
        return separator < 0 ? -1 : separator + 1;
    }

    /// <summary>The position after the bracket that closes; YamlDotNet says where it begins.</summary>
    private int EndOfFlow(char bracket)
    {
        int end = PositionOf(_parser.Current!.End);
        return end < _content.Length && _content[end] == bracket ? end + 1 : end;
    }

    /// <summary>The lines of a quoted text must be indented by the standard; the parser of Kubernetes does not ask for it.</summary>
    private static bool IsStricterThanKubernetes(Exception e) => e.Message.IndexOf("found wrong indentation", StringComparison.Ordinal) >= 0;

    /// <summary>What YamlDotNet says, unless it quotes the file, which may hold secrets.</summary>
    private static string MessageOf(Exception e)
    {
        string message = e.Message;
        int start = message.IndexOf("): ", StringComparison.Ordinal);
        message = start < 0 ? message : message.Substring(start + 3);
        return e is not YamlException || message.IndexOfAny(['\'', '"', '`', '\n']) >= 0 ? "It is not valid YAML" : message.TrimEnd('.');
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DeepestNesting)
            throw new SemanticErrorException(_parser.Current!.Start, _parser.Current.End, $"It is nested more than {DeepestNesting} levels deep");

        switch (_parser.Current)
        {
            case Scalar scalar:
                return Remember(scalar.Anchor, ToScalar(scalar));

            case AnchorAlias alias:
                // An alias within its own anchor has no value that ends.
                return _anchors.TryGetValue(alias.Value.Value, out YamlNode? target) && target is not null ? target : YamlScalar.Unknown;

            case SequenceStart start:
                return ReadSequence(start, depth);

            case MappingStart start:
                return ReadMapping(start, depth);

            default:
                return new YamlScalar("", ScalarStyle.Plain, new TextSpan(PositionOf(_parser.Current!.Start), 0), 0);
        }
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var sequence = new YamlSequence(PositionOf(start.Start), (int)start.Start.Column - 1, start.Style == SequenceStyle.Flow);
        Reserve(start.Anchor);
        int end = sequence.Span.Start;
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            YamlNode item = ReadNode(depth + 1);
            sequence.Nodes.Add(item);
            end = Math.Max(end, item.Span.End);
        }

        sequence.Close(sequence.IsFlow ? EndOfFlow(']') : end);
        return Remember(start.Anchor, sequence);
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var mapping = new YamlMapping(PositionOf(start.Start), (int)start.Start.Column - 1, start.Style == MappingStyle.Flow);
        Reserve(start.Anchor);
        int end = mapping.Span.Start;
        HashSet<string> keys = [];
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            YamlNode key = ReadNode(depth + 1);
            _parser.MoveNext();
            YamlNode value = ReadNode(depth + 1);
            if (key is not YamlScalar name)
                continue;

            var entry = new YamlEntry(name, value);
            mapping.Entries.Add(entry);
            mapping.IsOpen |= name.IsUnknown;
            if (!name.IsUnknown && !keys.Add(name.Value) && name.Value != "<<")
                _file.DuplicateKeys.Add(entry);
            end = Math.Max(end, entry.Span.End);
        }

        mapping.Close(mapping.IsFlow ? EndOfFlow('}') : end);
        return Remember(start.Anchor, mapping);
    }

    private YamlScalar ToScalar(Scalar scalar)
    {
        int start = PositionOf(scalar.Start);
        int end = PositionOf(scalar.End);
        while (end > start && char.IsWhiteSpace(_content[end - 1]))
            end--;

        var span = TextSpan.FromBounds(start, Math.Max(start, end));
        int column = (int)scalar.Start.Column - 1;
        if (_mask is null || scalar.Value.IndexOf(TemplateMask.Opaque) < 0)
            return new YamlScalar(scalar.Value, scalar.Style, span, column);

        return _mask.Resolve(span, values) is { } value
            ? new YamlScalar(value, scalar.Style, span, column)
            : new YamlScalar(scalar.Value, scalar.Style, span, column, isUnknown: true);
    }

    private int PositionOf(Mark mark) => Math.Min(_content.Length, _offset + (int)mark.Index);

    private void Reserve(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = null;
    }

    private TNode Remember<TNode>(AnchorName anchor, TNode node)
        where TNode : YamlNode
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = node;
        return node;
    }
}
