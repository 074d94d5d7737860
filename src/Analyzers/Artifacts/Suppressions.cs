using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// The comments in a file beside the code that switch rules off: <c># cloudready: disable CR7003 reason</c>, in XML
/// <c>&lt;!-- cloudready: disable CR1103 reason --&gt;</c>. After content it holds for its line, on a line of its own for the
/// next one, and above all content for the whole file. Comments of other tools are kept under the ids of those tools.
/// </summary>
internal sealed class Suppressions
{
    private const string Marker = "cloudready:";
    private const string Verb = "disable";

    /// <summary>Nobody writes more by hand; what is generated must not fill the memory.</summary>
    private const int MostComments = 10_000;

    private readonly Dictionary<int, List<(string Id, string Reason)>> _byLine = [];
    private readonly Dictionary<string, string> _inFile = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableArray<ArtifactError>.Builder _errors = ImmutableArray.CreateBuilder<ArtifactError>();
    private readonly SourceText _text;
    private int _blockStart = -1;
    private int _blockEnd = -1;

    private Suppressions(SourceText text) => _text = text;

    /// <summary>The comments that cannot be understood.</summary>
    public ImmutableArray<ArtifactError> Errors => _errors.ToImmutable();

    /// <summary>Reads a file whose comments begin with <c>#</c>: a Dockerfile, <c>.dockerignore</c>, YAML.</summary>
    /// <param name="text">The file.</param>
    /// <param name="content">The same as a string.</param>
    /// <param name="peers">The comments of other tools that are honoured, by their markers, such as <c>hadolint</c>.</param>
    public static Suppressions FromHashComments(SourceText text, string content, params string[] peers)
    {
        var result = new Suppressions(text);
        int firstContentLine = -1;
        int count = 0;
        foreach (string marker in (string[])[Marker, .. peers])
        {
            for (int found = content.IndexOf(marker, StringComparison.Ordinal); found >= 0; found = content.IndexOf(marker, found + marker.Length, StringComparison.Ordinal))
            {
                int hash = found - 1;
                while (hash >= 0 && content[hash] is ' ' or '\t')
                    hash--;
                if (hash < 0 || content[hash] != '#')
                    continue;
                if (++count > MostComments)
                    return result;

                if (firstContentLine < 0)
                    firstContentLine = FirstContentLine(text, content);
                TextLine line = text.Lines.GetLineFromPosition(hash);
                var comment = TextSpan.FromBounds(hash, line.End);
                string body = content.Substring(found + marker.Length, line.End - found - marker.Length).Trim();
                if (marker == Marker)
                    result.Add(body, comment, result.TargetOf(line, hash, content, firstContentLine));
                else
                    result.AddPeer(marker, body, result.TargetOf(line, hash, content, firstContentLine));
            }
        }

        return result;
    }

    /// <summary>Reads the comments of an XML file.</summary>
    public static Suppressions FromXml(XmlArtifact document)
    {
        var result = new Suppressions(document.Text);
        foreach (TextSpan comment in document.Comments)
        {
            string body = document.Text.ToString(comment).Replace("<!--", "").Replace("-->", "").Trim();
            if (!body.StartsWith(Marker, StringComparison.Ordinal))
                continue;

            LinePosition start = document.Text.Lines.GetLinePosition(comment.Start);
            int last = document.Text.Lines.GetLineFromPosition(comment.End).LineNumber;
            bool isOnTop = document.Root is { } root && comment.Start < root.Span.Start;
            bool isAlone = string.IsNullOrWhiteSpace(document.Text.ToString(TextSpan.FromBounds(document.Text.Lines[start.Line].Start, comment.Start)))
                && string.IsNullOrWhiteSpace(document.Text.ToString(TextSpan.FromBounds(comment.End, document.Text.Lines[last].End)));
            result.Add(body.Substring(Marker.Length).Trim(), comment, isOnTop ? null : isAlone ? last + 1 : start.Line);
        }

        return result;
    }

    /// <summary>Why a comment switches the rule, or the rule of another tool, off on a line: empty where it says no reason, null where none does.</summary>
    public string? ReasonFor(string id, int line)
    {
        if (_inFile.TryGetValue(id, out string? reason))
            return reason;
        if (!_byLine.TryGetValue(line, out List<(string Id, string Reason)>? entries))
            return null;

        foreach ((string known, string why) in entries)
        {
            if (known.Equals(id, StringComparison.OrdinalIgnoreCase))
                return why;
        }

        return null;
    }

    /// <summary>Switches rules of another tool off for the whole file.</summary>
    public void AddForFile(string ids) => AddAll(ids.Split(','), line: null, reason: "");

    /// <summary>The line that a comment is about; null for the whole file.</summary>
    private int? TargetOf(TextLine line, int hash, string content, int firstContentLine)
    {
        if (!string.IsNullOrWhiteSpace(content.Substring(line.Start, hash - line.Start)))
            return line.LineNumber;
        if (line.LineNumber < firstContentLine)
            return null;

        // One block of comments is passed over once, however many of them are about the line after it.
        int next = line.LineNumber + 1;
        if (next <= _blockStart || next > _blockEnd)
        {
            _blockStart = line.LineNumber;
            _blockEnd = next;
            while (_blockEnd < _text.Lines.Count && IsBlankOrComment(_text.Lines[_blockEnd], content))
                _blockEnd++;
        }

        return _blockEnd;
    }

    private static int FirstContentLine(SourceText text, string content)
    {
        int line = 0;
        while (line < text.Lines.Count && IsBlankOrComment(text.Lines[line], content))
            line++;
        return line;
    }

    private static bool IsBlankOrComment(TextLine line, string content)
    {
        for (int i = line.Start; i < line.End; i++)
        {
            if (content[i] is not (' ' or '\t' or '\uFEFF'))
                return content[i] == '#' || (content[i] == '-' && string.CompareOrdinal(content, i, "---", 0, 3) == 0 && line.End - i == 3);
        }

        return true;
    }

    private void Add(string body, TextSpan comment, int? line)
    {
        string[] words = body.Split([' ', '\t', ',', ':'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0] != Verb)
        {
            AddError(comment, "after 'cloudready:' comes 'disable', the ids of rules, and why");
            return;
        }

        int count = 0;
        while (count + 1 < words.Length && IsRuleId(words[count + 1]))
            count++;
        string reason = ReasonIn(body, words, count);
        for (int i = 1; i <= count; i++)
        {
            if (RuleCatalog.Find(words[i]) is null)
                AddError(comment, $"there is no rule {words[i]}");
            AddAll([words[i]], line, reason);
        }

        if (count == 0)
            AddError(comment, "it names no rule, such as CR7003");
    }

    /// <summary>What stands behind the ids, as it is written.</summary>
    private static string ReasonIn(string body, string[] words, int ids)
    {
        int position = 0;
        for (int i = 0; i <= ids; i++)
            position = body.IndexOf(words[i], position, StringComparison.Ordinal) + words[i].Length;
        return body.Substring(position).Trim(' ', '\t', ',', ':', '-');
    }

    private void AddError(TextSpan comment, string reason) => _errors.Add(new ArtifactError(comment, $"This comment has no effect: {reason}."));

    /// <summary><c>hadolint ignore=DL3006,DL3008</c>, <c>checkov:skip=CKV_DOCKER_3:reason</c>, <c>trivy:ignore:DS-0002</c>.</summary>
    private void AddPeer(string marker, string body, int? line)
    {
        bool isForFile = body.StartsWith("global ", StringComparison.Ordinal);
        int start = Math.Max(body.IndexOf('='), marker.StartsWith("trivy", StringComparison.Ordinal) ? body.IndexOf(':') : -1) + 1;
        if (start == 0)
            return;

        string rest = body.Substring(start).Replace("AVD-", "");
        int end = rest.IndexOfAny([' ', '\t', ':', '#', ';']);
        // What checkov skips holds for the file.
        string reason = end < 0 ? "" : rest.Substring(end).Trim(' ', '\t', ':', '#', ';');
        AddAll((end < 0 ? rest : rest.Substring(0, end)).Split(','), isForFile || marker.StartsWith("checkov", StringComparison.Ordinal) ? null : line, reason);
    }

    private void AddAll(string[] ids, int? line, string reason)
    {
        foreach (string id in ids)
        {
            string trimmed = id.Trim();
            if (trimmed.Length == 0)
                continue;
            if (line is null)
            {
                _inFile[trimmed] = reason;
                continue;
            }

            if (!_byLine.TryGetValue(line.Value, out List<(string Id, string Reason)>? known))
                _byLine.Add(line.Value, known = []);
            known.Add((trimmed, reason));
        }
    }

    private static bool IsRuleId(string word)
    {
        if (word.Length != 6 || !word.StartsWith("CR", StringComparison.OrdinalIgnoreCase))
            return false;

        for (int i = 2; i < word.Length; i++)
        {
            if (!char.IsDigit(word[i]))
                return false;
        }

        return true;
    }
}
