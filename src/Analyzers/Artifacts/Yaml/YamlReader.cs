using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Reads a <see cref="YamlFile"/>, document by document: with <see cref="BlockYamlReader"/> what is written as nearly all
/// manifests are, with YamlDotNet everything else.
/// </summary>
internal sealed class YamlReader(SourceText text, YamlFile? values, CancellationToken cancellationToken)
{
    /// <summary>Deeper values are refused.</summary>
    public const int DeepestNesting = 100;

    private const int MostErrors = 20;
    private const int MostAnchors = 100_000;

    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal);
    private YamlFile _file = null!;
    private YamlTreeBuilder _builder = null!;
    private TemplateMask? _mask;
    private string _content = "";
    private SourceText _source = null!;
    private IParser _parser = null!;
    private int _offset;
    private int _parserStart;

    /// <summary>Set by tests that compare the two readers.</summary>
    public bool UsesYamlDotNetAlone { get; set; }

    /// <summary>The number of documents that YamlDotNet was asked for.</summary>
    public int DocumentsOfYamlDotNet { get; private set; }

    public YamlFile Read()
    {
        string content = text.ToString();
        _file = new YamlFile(text, content);
        int zero = content.IndexOf('\0');
        if (zero >= 0)
        {
            _file.Errors.Add(new ArtifactError(new TextSpan(zero, 1), "It holds a zero byte: it is binary, or in an encoding without a byte order mark"));
            return _file;
        }

        _mask = TemplateMask.Create(content);
        _content = _mask?.Masked ?? content;
        _source = SourceText.From(_content);
        _builder = new YamlTreeBuilder(_file.Tree, _content, _mask, values);
        _file.IsTemplate = _mask is not null;
        if (_mask is not null)
            _file.Conditions = _mask.Conditions;

        BlockYamlReader? blocks = !UsesYamlDotNetAlone && BlockYamlReader.CanRead(_content) ? new BlockYamlReader(_content, _builder, cancellationToken) : null;
        while (_offset < _content.Length && _file.Errors.Count + _file.Limits.Count < MostErrors)
        {
            if (blocks is not null && blocks.TryReadDocument(_offset, out int next))
                _offset = next;
            else
                ReadWithYamlDotNet();
        }

        _file.Tree.DuplicateKeys.Sort(static (one, other) => one.Key.CompareTo(other.Key));
        _mask?.OpenIn(_file.Tree);
        return _file;
    }

    /// <summary>Reads one document, and those that no separator divides from it; after damage, reading goes on at the next separator.</summary>
    private void ReadWithYamlDotNet()
    {
        _parserStart = _offset;
        _parser = new Parser(new SourceTextReader(_source, _offset, cancellationToken));
        _builder.BeginDocument();
        try
        {
            while (_parser.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_parser.Current is DocumentStart start)
                {
                    DocumentsOfYamlDotNet++;
                    _offset = PositionOf(start.Start);
                    _builder.BeginDocument();
                    _anchors.Clear();
                    _parser.MoveNext();
                    ReadNode(0);
                    _builder.EndDocument();
                }
                else if (_parser.Current is DocumentEnd end)
                {
                    _offset = PositionOf(end.End);
                    if (BlockYamlReader.IsSeparator(_content, _offset))
                        return;
                }
            }

            _offset = _content.Length;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // YamlDotNet throws more than YamlException on hostile text; whatever it is, the text is not readable from here.
            _builder.DropDocument();
            int position = e is YamlException yaml ? Math.Max(_offset, PositionOf(yaml.Start)) : _offset;
            var error = new ArtifactError(new TextSpan(position, position < _content.Length ? 1 : 0), MessageOf(e));
            (_mask is null && IsStricterThanKubernetes(e) ? _file.Limits : _file.Errors).Add(error);

            // The first separator at or after the damage, and after where reading began.
            int separator = _content.IndexOf("\n---", Math.Max(_offset, position - 1), StringComparison.Ordinal);
            _offset = separator < 0 ? _content.Length : separator + 1;
        }
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

    private int ReadNode(int depth)
    {
        if (depth > DeepestNesting)
            throw Refused($"It is nested more than {DeepestNesting} levels deep");
        if (_builder.IsFull)
            throw Refused($"It has more than {YamlRecord.MaxCount} values");

        switch (_parser.Current)
        {
            case Scalar scalar:
                return Remember(scalar.Anchor, AddScalar(scalar));

            case AnchorAlias alias:
                // An alias within its own anchor has no value that ends.
                return _builder.AddAlias(_anchors.TryGetValue(alias.Value.Value, out int target) ? target : -1);

            case SequenceStart start:
                return ReadContainer<SequenceEnd>(start, start.Style == SequenceStyle.Flow ? YamlKind.FlowSequence : YamlKind.BlockSequence, depth);

            case MappingStart start:
                return ReadContainer<MappingEnd>(start, start.Style == MappingStyle.Flow ? YamlKind.FlowMapping : YamlKind.BlockMapping, depth);

            default:
                int position = PositionOf(_parser.Current!.Start);
                return _builder.AddScalar(YamlKind.Plain, position, position);
        }
    }

    private int ReadContainer<TEnd>(NodeEvent start, YamlKind kind, int depth)
        where TEnd : ParsingEvent
    {
        int position = PositionOf(start.Start);
        _parser.MoveNext();
        // YamlDotNet does not say where the mapping in [a: b] starts.
        if (kind == YamlKind.FlowMapping && start.Anchor.IsEmpty && start.Tag.IsEmpty && position < _content.Length && _content[position] != '{')
            position = PositionOf(_parser.Current!.Start);

        int container = _builder.Open(kind, position);
        Reserve(start.Anchor);
        for (; _parser.Current is not (TEnd or null); _parser.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadNode(depth + 1);
            if (typeof(TEnd) == typeof(MappingEnd))
            {
                _parser.MoveNext();
                ReadNode(depth + 1);
            }
        }

        char bracket = kind == YamlKind.FlowSequence ? ']' : '}';
        _builder.Close(container, kind is YamlKind.FlowSequence or YamlKind.FlowMapping ? EndOfFlow(bracket) : -1);
        return Remember(start.Anchor, container);
    }

    /// <summary>The position after the bracket that closes; YamlDotNet says where it begins.</summary>
    private int EndOfFlow(char bracket)
    {
        int end = PositionOf(_parser.Current!.End);
        return end < _content.Length && _content[end] == bracket ? end + 1 : end;
    }

    private int AddScalar(Scalar scalar)
    {
        var kind = (YamlKind)scalar.Style;
        int start = PositionOf(scalar.Start);
        int end = Math.Max(start, PositionOf(scalar.End));
        TextSpan written = YamlTree.Unquoted(new YamlRecord(kind, start, end));
        bool isAsWritten = written.Length == scalar.Value.Length && string.CompareOrdinal(_content, written.Start, scalar.Value, 0, written.Length) == 0;
        return _builder.AddScalar(kind, start, end, isAsWritten ? null : scalar.Value);
    }

    private SemanticErrorException Refused(string reason) => new(_parser.Current!.Start, _parser.Current.End, reason);

    private int PositionOf(Mark mark) => Math.Min(_content.Length, _parserStart + (int)mark.Index);

    private void Reserve(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = -1;
        if (_anchors.Count > MostAnchors)
            throw Refused($"It has more than {MostAnchors} anchors");
    }

    private int Remember(AnchorName anchor, int record)
    {
        Reserve(anchor);
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = record;
        return record;
    }
}
