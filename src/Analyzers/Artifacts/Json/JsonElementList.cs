namespace CloudReady.Analyzers.Artifacts;

/// <summary>The elements of an array, for <c>foreach</c>.</summary>
internal readonly struct JsonElementList
{
    private readonly JsonDocument _document;
    private readonly int _container;
    private readonly int _end;

    internal JsonElementList(JsonDocument document, int container, int end)
    {
        _document = document;
        _container = container;
        _end = end;
    }

    /// <summary>Starts at the first element.</summary>
    public Enumerator GetEnumerator() => new(_document, _container + 1, _end);

    /// <summary>Goes through the elements in the order of the file.</summary>
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

        /// <summary>The element reached.</summary>
        public JsonValue Current { get; private set; }

        /// <summary>Goes to the next element, if there is one.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
                return false;

            Current = new JsonValue(_document, _next);
            _next = Current.Next;
            return true;
        }
    }
}
