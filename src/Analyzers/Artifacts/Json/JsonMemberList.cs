namespace CloudReady.Analyzers.Artifacts;

/// <summary>The members of an object, for <c>foreach</c>.</summary>
internal readonly struct JsonMemberList
{
    private readonly JsonDocument _document;
    private readonly int _container;
    private readonly int _end;

    internal JsonMemberList(JsonDocument document, int container, int end)
    {
        _document = document;
        _container = container;
        _end = end;
    }

    /// <summary>Starts at the first member.</summary>
    public Enumerator GetEnumerator() => new(_document, _container + 1, _end);

    /// <summary>Goes through the members in the order of the file.</summary>
    internal struct Enumerator
    {
        private readonly JsonDocument _document;
        private readonly int _end;
        private int _next;

        internal Enumerator(JsonDocument document, int start, int end)
        {
            _document = document;
            _next = start;
            _end = end;
            Current = default;
        }

        /// <summary>The member reached.</summary>
        public JsonProperty Current { get; private set; }

        /// <summary>Goes to the next member, if there is one.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
                return false;

            Current = new JsonProperty(_document, _next);
            _next = Current.Value.Next;
            return true;
        }
    }
}
