namespace CloudReady.Analyzers.Engine.Apis;

/// <summary>
/// One API that a rule looks for, named by a documentation-comment id without its parameter list, so that one row stands
/// for all overloads: <c>M:System.Diagnostics.Process.Start</c>, <c>M:System.Data.SqlClient.SqlConnection.#ctor</c>,
/// <c>P:System.Net.Http.HttpClient.BaseAddress</c>, <c>T:System.Diagnostics.Process</c> (any use of the type by name).
/// </summary>
internal sealed class ApiRow
{
    private const string AttributeSuffix = "Attribute";

    /// <param name="id">The documentation-comment id, without parameters.</param>
    /// <param name="parameter">The parameter that the rule judges; null where the use alone is the finding.</param>
    /// <param name="receiver">
    /// For member names that are common: the rightmost name that the receiver must be written with, so that other uses of
    /// the name are not bound at all.
    /// </param>
    /// <param name="mentions">
    /// For common members of objects: names of which the file must write one, so that the member is not bound in other files.
    /// </param>
    /// <param name="needsUrl">
    /// For members that code calls everywhere with addresses from elsewhere: not bound in files without a URL in a string, but
    /// where the address is a member of another type.
    /// </param>
    /// <param name="written">For properties that are judged where code assigns them, or an element of them: not bound where it reads them.</param>
    /// <param name="message">The message of a row that the user added; null for the rule's own.</param>
    public ApiRow(string id, string? parameter = null, string? receiver = null, string? message = null, string[]? mentions = null, bool needsUrl = false, bool written = false)
    {
        NeedsUrl = needsUrl;
        IsWritten = written;
        Id = id;
        Parameter = parameter;
        Receiver = receiver;
        Message = message;
        Mentions = mentions is null ? ImmutableArray<string>.Empty : ImmutableArray.Create(mentions);
        Kind = id[0];
        string name = id.Substring(2);
        int memberDot = Kind == 'T' ? -1 : name.LastIndexOf('.');
        TypeName = memberDot < 0 ? name : name.Substring(0, memberDot);
        Member = memberDot < 0 ? null : name.Substring(memberDot + 1);
        int typeDot = TypeName.LastIndexOf('.');
        Namespace = typeDot < 0 ? "" : TypeName.Substring(0, typeDot);
        SimpleTypeName = TypeName.Substring(typeDot + 1);
        int arity = SimpleTypeName.IndexOf('`');
        if (arity >= 0)
            SimpleTypeName = SimpleTypeName.Substring(0, arity);
        WrittenName = Member is null or "#ctor" ? SimpleTypeName : Member;
        WrittenNames = Kind == 'T' && SimpleTypeName.EndsWith(AttributeSuffix, StringComparison.Ordinal)
            ? ImmutableArray.Create(SimpleTypeName, SimpleTypeName.Substring(0, SimpleTypeName.Length - AttributeSuffix.Length))
            : ImmutableArray.Create(WrittenName);
    }

    public string Id { get; }

    public string? Parameter { get; }

    public string? Receiver { get; }

    public string? Message { get; }

    public ImmutableArray<string> Mentions { get; }

    public bool NeedsUrl { get; }

    public bool IsWritten { get; }

    /// <summary><c>M</c>, <c>P</c>, <c>F</c>, <c>E</c> or <c>T</c>, as in a documentation-comment id.</summary>
    public char Kind { get; }

    /// <summary>The metadata name of the type that declares the member, or of the type itself.</summary>
    public string TypeName { get; }

    public string Namespace { get; }

    public string SimpleTypeName { get; }

    /// <summary>The member; <c>#ctor</c> for a constructor; null for a row that names a type.</summary>
    public string? Member { get; }

    public bool IsConstructor => Member == "#ctor";

    /// <summary>A method that code calls on a value, as if it were one of its own; seen by the name of its class.</summary>
    public bool IsExtension => Kind == 'M' && SimpleTypeName.EndsWith("Extensions", StringComparison.Ordinal);

    /// <summary>The name of the member, or of the type where it is a constructor or a type.</summary>
    public string WrittenName { get; }

    /// <summary>The names that code writes where it uses this API: an attribute has a short one too.</summary>
    public ImmutableArray<string> WrittenNames { get; }

    /// <summary>True where <paramref name="id"/> has the form that the constructor understands.</summary>
    public static bool IsWellFormed(string id)
    {
        if (id.Length < 4 || id[1] != ':' || "MPFET".IndexOf(id[0]) < 0 || id.IndexOf('(') >= 0)
            return false;

        string name = id.Substring(2);
        if (name[0] == '.' || name[name.Length - 1] == '.' || name.IndexOf("..", StringComparison.Ordinal) >= 0)
            return false;

        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && "._`#+".IndexOf(c) < 0)
                return false;
        }

        return id[0] == 'T' || name.IndexOf('.') > 0;
    }
}
