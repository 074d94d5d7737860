using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A Go template read as YAML: lines of control are blank, every <c>{{ expression }}</c> is an opaque text of the same length,
/// so that positions are those of the file. Where an expression on a line of its own may write entries, the container is open.
/// </summary>
internal sealed class TemplateMask
{
    /// <summary>Stands for each character of an expression; from the private use area, so that no file means anything by it.</summary>
    public const char Opaque = '\uE000';

    private readonly string _content;
    private readonly char[] _masked;
    private readonly List<(int Position, int Indent)> _outputs = [];
    private readonly Stack<int> _open = new();

    private TemplateMask(string content)
    {
        _content = content;
        _masked = content.ToCharArray();
        for (int at = content.IndexOf("{{", StringComparison.Ordinal); at >= 0;)
        {
            int end = MaskFrom(at);
            at = end < 0 ? -1 : content.IndexOf("{{", end, StringComparison.Ordinal);
        }

        Masked = new string(_masked);
        _masked = [];
    }

    /// <summary>The file as YAML.</summary>
    public string Masked { get; }

    /// <summary>The parts that are written only under a condition, or several times.</summary>
    public List<TextSpan> Conditions { get; } = [];

    /// <summary>The mask of a template; null for a file without expressions.</summary>
    public static TemplateMask? Create(string content) =>
        content.IndexOf("{{", StringComparison.Ordinal) < 0 ? null : new TemplateMask(content);

    /// <summary>
    /// The text at a place with <c>.Values.a.b</c> looked up; null where an expression is more than that, or has no value.
    /// </summary>
    public string? Resolve(TextSpan span, YamlFile? values)
    {
        if (values is null || values.Documents.Count == 0)
            return null;

        string written = _content.Substring(span.Start, span.Length);
        if (written.Length >= 2 && written[0] is '"' or '\'' && written[written.Length - 1] == written[0])
            written = written.Substring(1, written.Length - 2);
        var result = new StringBuilder();
        int copied = 0;
        for (int at = written.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = written.IndexOf("{{", copied, StringComparison.Ordinal))
        {
            int end = EndOfAction(written, at);
            if (end < 0 || Lookup(written.Substring(at + 2, end - at - 4), values.Documents[0]) is not { } value)
                return null;

            result.Append(written, copied, at - copied).Append(value);
            copied = end;
        }

        return result.Append(written, copied, written.Length - copied).ToString();
    }

    /// <summary>Marks the containers into which an expression on a line of its own may write.</summary>
    public void OpenIn(YamlTree tree)
    {
        if (tree.Roots.Count == 0)
            return;

        int document = 0;
        var reached = new List<(int Container, int Child)>();
        foreach ((int position, int indent) in _outputs)
        {
            while (document + 1 < tree.Roots.Count && tree.Records[tree.Roots[document + 1]].Start <= position)
                document++;
            Open(tree, tree.Roots[document], position, indent, reached);
        }
    }

    private static string? Lookup(string expression, YamlNode values)
    {
        string[] pipeline = expression.Trim('-', ' ', '\t').Split('|');
        string path = pipeline[0].Trim();
        if (!path.StartsWith(".Values.", StringComparison.Ordinal) || path.IndexOfAny([' ', '(', '"']) >= 0)
            return null;

        for (int i = 1; i < pipeline.Length; i++)
        {
            if (pipeline[i].Trim() is not ("quote" or "squote" or "toString" or "int" or "int64"))
                return null;
        }

        YamlNode? node = values;
        foreach (string key in path.Substring(".Values.".Length).Split('.'))
            node = node?.Get(key);

        // An empty default is there to be set by every user of the chart.
        return node?.AsText() is { Length: > 0 } text ? text : null;
    }

    /// <param name="tree">The values of the file.</param>
    /// <param name="root">The document that holds the expression.</param>
    /// <param name="position">Where the expression stands.</param>
    /// <param name="indent">Where it writes.</param>
    /// <param name="reached">By depth, the container that was entered last, and its last child before the expression before.</param>
    private static void Open(YamlTree tree, int root, int position, int indent, List<(int Container, int Child)> reached)
    {
        var path = new List<int>();
        (int Key, int Value) last = (-1, -1);
        for (int node = root; node >= 0 && tree.Records[node].IsBlock;)
        {
            bool isMapping = tree.Records[node].IsMapping;
            int next = -1;
            int end = tree.Next(node);
            int found = path.Count < reached.Count && reached[path.Count].Container == node ? reached[path.Count].Child : node + 1;
            for (int child = found; child < end && tree.Records[child].Start <= position;)
            {
                found = child;
                int value = isMapping ? tree.Next(child) : child;
                if (!isMapping || tree.Records[child].IsScalar)
                {
                    last = isMapping ? (child, value) : (-1, -1);
                    next = tree.Records[value].Kind == YamlKind.Alias ? -1 : value;
                }

                child = tree.Next(value);
            }

            if (path.Count == reached.Count)
                reached.Add((node, found));
            else
                reached[path.Count] = (node, found);
            path.Add(node);
            node = next;
        }

        if (last.Key >= 0 && new YamlScalar(tree, last.Value) is { IsNull: true } && tree.ColumnOf(last.Key) <= indent)
        {
            tree.Records[last.Value] = new YamlRecord(YamlKind.Alias, 0, 0);
            // At the column of the key it may be a list, which is its value, or more entries beside it.
            if (tree.ColumnOf(last.Key) < indent)
                return;
        }

        // The dashes of a list may stand at the column of the key that holds it: then either may be written to.
        bool isFound = path.Exists(container => tree.ColumnOf(container) == indent);
        foreach (int container in path)
        {
            if (!isFound || tree.ColumnOf(container) == indent)
                tree.Records[container].IsOpen = true;
        }
    }

    /// <summary>Masks the expression at a position and those that follow on its line; returns where to go on, or -1.</summary>
    private int MaskFrom(int at)
    {
        int end = EndOfAction(_content, at);
        if (end < 0)
            return -1;

        bool startsLine = IsBlankBefore(at);
        var actions = new List<(int Start, int End)> { (at, end) };
        while (startsLine && NextOnLine(end) is var next && next >= 0 && EndOfAction(_content, next) is var nextEnd && nextEnd >= 0)
        {
            actions.Add((next, nextEnd));
            end = nextEnd;
        }

        bool standsAlone = startsLine && IsBlankAfter(end);
        foreach ((int start, int stop) in actions)
        {
            ActionKind kind = KindOf(start, stop);
            if (standsAlone || kind == ActionKind.Comment || (kind != ActionKind.Output && startsLine && start == at))
            {
                Fill(start, stop, ' ');
                if (kind == ActionKind.Output)
                    _outputs.Add((start, IndentOf(start, stop)));
            }
            else
            {
                Fill(start, stop, Opaque);
            }

            Track(start, stop);
        }

        return end;
    }

    private void Track(int start, int end)
    {
        switch (FirstWord(start, end))
        {
            case "if" or "with" or "range" or "define" or "block":
                _open.Push(end);
                break;
            case "else" when _open.Count > 0:
                Conditions.Add(TextSpan.FromBounds(_open.Pop(), start));
                _open.Push(end);
                break;
            case "end" when _open.Count > 0:
                Conditions.Add(TextSpan.FromBounds(_open.Pop(), start));
                break;
        }
    }

    private enum ActionKind
    {
        Output,
        Control,
        Comment,
    }

    private ActionKind KindOf(int start, int end)
    {
        string word = FirstWord(start, end);
        if (word.StartsWith("/*", StringComparison.Ordinal))
            return ActionKind.Comment;
        if (word is "if" or "else" or "end" or "with" or "range" or "define" or "block" or "break" or "continue" or "fail")
            return ActionKind.Control;

        return word.Length > 0 && word[0] == '$' && (_content.IndexOf(":=", start, end - start, StringComparison.Ordinal) >= 0 || _content.IndexOf(" = ", start, end - start, StringComparison.Ordinal) >= 0)
            ? ActionKind.Control
            : ActionKind.Output;
    }

    private string FirstWord(int start, int end)
    {
        int i = start + 2;
        if (i < end && _content[i] == '-')
            i++;
        while (i < end && char.IsWhiteSpace(_content[i]))
            i++;
        int wordEnd = i;
        while (wordEnd < end && !char.IsWhiteSpace(_content[wordEnd]) && _content[wordEnd] is not ('}' or '-'))
            wordEnd++;
        return _content.Substring(i, wordEnd - i);
    }

    /// <summary>The column at which an expression writes: that of <c>indent</c> or <c>nindent</c>, else its own.</summary>
    private int IndentOf(int start, int end)
    {
        int function = _content.LastIndexOf("indent ", end - 1, end - start, StringComparison.Ordinal);
        int number = 0;
        for (int i = function < 0 ? end : function + "indent ".Length; i < end && char.IsDigit(_content[i]); i++)
            number = Math.Min(1000, (number * 10) + _content[i] - '0');
        return function >= 0 ? number : start - LineStart(start);
    }

    private void Fill(int start, int end, char character)
    {
        for (int i = start; i < end; i++)
        {
            if (_masked[i] is not ('\r' or '\n'))
                _masked[i] = character;
        }
    }

    private int LineStart(int position) => position == 0 ? 0 : _content.LastIndexOf('\n', position - 1) + 1;

    private bool IsBlankBefore(int position)
    {
        for (int i = position - 1; i >= 0 && _masked[i] != '\n'; i--)
        {
            if (_masked[i] is not (' ' or '\t' or '\r'))
                return false;
        }

        return true;
    }

    private bool IsBlankAfter(int position)
    {
        int i = position;
        while (i < _content.Length && _content[i] is ' ' or '\t' or '\r')
            i++;
        return i == _content.Length || _content[i] is '\n' or '#';
    }

    private int NextOnLine(int position)
    {
        int i = position;
        while (i < _content.Length && _content[i] is ' ' or '\t')
            i++;
        return i + 1 < _content.Length && _content[i] == '{' && _content[i + 1] == '{' ? i : -1;
    }

    /// <summary>The position after <c>}}</c>, not counting those in text; -1 where there is none.</summary>
    private static int EndOfAction(string content, int start)
    {
        for (int i = start + 2; i + 1 < content.Length; i++)
        {
            switch (content[i])
            {
                case '}' when content[i + 1] == '}':
                    return i + 2;

                case '/' when content[i + 1] == '*':
                    int comment = content.IndexOf("*/", i + 2, StringComparison.Ordinal);
                    if (comment < 0)
                        return -1;
                    i = comment + 1;
                    break;

                case '"' or '`':
                    int close = EndOfText(content, i);
                    if (close > 0)
                        i = close;
                    break;
            }
        }

        return -1;
    }

    private static int EndOfText(string content, int start)
    {
        char quote = content[start];
        for (int i = start + 1; i < content.Length; i++)
        {
            if (content[i] == quote)
                return i;
            if (content[i] == '\\' && quote == '"')
                i++;
            else if (content[i] == '\n' && quote == '"')
                return -1;
        }

        return -1;
    }
}
