namespace CloudReady.Analyzers.Artifacts;

/// <summary>The elements inside an element, for <c>foreach</c>.</summary>
internal readonly struct XmlElementList
{
    private readonly XmlArtifact _document;
    private readonly int _start;
    private readonly int _end;
    private readonly bool _isDeep;

    internal XmlElementList(XmlArtifact document, int start, int end, bool isDeep)
    {
        _document = document;
        _start = start;
        _end = end;
        _isDeep = isDeep;
    }

    /// <summary>Starts at the first element.</summary>
    public Enumerator GetEnumerator() => new(_document, _start, _end, _isDeep);

    /// <summary>Goes through the elements in the order of the file.</summary>
    internal struct Enumerator
    {
        private readonly XmlArtifact _document;
        private readonly int _end;
        private readonly bool _isDeep;
        private int _next;

        internal Enumerator(XmlArtifact document, int start, int end, bool isDeep)
        {
            _document = document;
            _next = start;
            _end = end;
            _isDeep = isDeep;
            Current = default;
        }

        /// <summary>The element reached.</summary>
        public XmlElement Current { get; private set; }

        /// <summary>Goes to the next element, if there is one.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
                return false;

            Current = new XmlElement(_document, _next);
            _next = _isDeep ? _next + 1 : _document.Nodes.Elements[_next].Next;
            return true;
        }
    }
}
