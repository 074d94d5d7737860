using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Engine;

/// <summary>
/// A name that some rule looks for, with what the text around it must show before the tree is asked for its node. Names such
/// as <c>Add</c>, <c>Parse</c> and <c>Delete</c> stand everywhere and are rarely the wanted ones.
/// </summary>
internal sealed class WantedName
{
    private readonly List<string> _receivers = [];
    private readonly List<string> _mentions = [];
    private bool _isAlways;
    private bool _isMethod;
    private bool _isExtension;
    private bool _isWritten;
    private bool _isForUrls;

    /// <summary>Every node of that name is wanted.</summary>
    public void AddAlways() => _isAlways = true;

    /// <summary>What the row can match is wanted.</summary>
    public void Add(ApiRow row)
    {
        if (row.IsWritten)
            _isWritten = true;
        else if (row.Kind != 'M' || row.IsConstructor)
            _isAlways = true;
        else if (row.Receiver is not null)
            _receivers.Add(row.Receiver);
        else if (!row.Mentions.IsEmpty)
            _mentions.AddRange(row.Mentions);
        else if (row.NeedsUrl)
            _isForUrls = true;
        else if (row.IsExtension)
            _isExtension = true;
        else
            _isMethod = true;
    }

    /// <summary>What can be said at once of the name at a place: true where it is wanted, null where the rest of the file decides.</summary>
    public bool? IsWanted(char[] text, int start, int end, bool hasAliases)
    {
        if (_isAlways)
            return true;

        if (_isWritten && WritingText.Follows(text, end))
            return true;

        // The name in front of a dot is the receiver of another member.
        if (text[end] == '.')
            return false;

        if (_isMethod || _isExtension && HasReceiver(text, start) || _receivers.Count > 0 && MayHaveReceiver(text, start, end, hasAliases) || _isForUrls && IsGivenMember(text, end))
            return true;

        return _isForUrls || _mentions.Count > 0 ? null : false;
    }

    /// <summary>What can be said of an undecided place when the whole file is read.</summary>
    public bool IsWanted(bool holdsUrl, ImmutableArray<SyntaxNode>.Builder uses)
    {
        if (_isForUrls && holdsUrl)
            return true;

        if (_mentions.Count > 0)
        {
            foreach (SyntaxNode use in uses)
            {
                if (_mentions.Contains(SourceFacts.NameOf(use)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The first argument is a member of something: <c>GetAsync(Addresses.Catalog)</c>.</summary>
    private static bool IsGivenMember(char[] text, int end)
    {
        int i = end;
        while (text[i] is not ('(' or ';' or '\0'))
            i++;
        if (text[i] == '(')
            i++;
        while (TextCharacters.IsWordPart(text[i]) || char.IsWhiteSpace(text[i]))
            i++;
        return text[i] is '.' or ':' or '?' or '!';
    }

    /// <summary>A dot stands in front of the name, or a comment, behind which one may stand.</summary>
    private static bool HasReceiver(char[] text, int start) => LastBefore(text, start) is var i and >= 0 && text[i] is '.' or '/';

    /// <summary>The position of the last character in front of a name that is no blank; negative for none.</summary>
    private static int LastBefore(char[] text, int start)
    {
        int i = start - 1;
        while (i >= 0 && char.IsWhiteSpace(text[i]))
            i--;

        return i;
    }

    private bool MayHaveReceiver(char[] text, int start, int end, bool hasAliases)
    {
        int i = LastBefore(text, start);

        // A call without a receiver: after 'using static'.
        if (i < 0 || text[i] != '.')
            return text[end] is '(' or '<' or ' ';

        i--;
        while (i >= 0 && (text[i] is '?' or '!' || char.IsWhiteSpace(text[i])))
            i--;
        if (hasAliases || i < 0 || !TextCharacters.IsWordPart(text[i]))
            return true;

        int last = i;
        while (i >= 0 && TextCharacters.IsWordPart(text[i]))
            i--;
        ReadOnlySpan<char> receiver = text.AsSpan(i + 1, last - i);
        foreach (string wanted in _receivers)
        {
            if (receiver.SequenceEqual(wanted.AsSpan()))
                return true;
        }

        return false;
    }
}
