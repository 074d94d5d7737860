namespace CloudReady.Analyzers.Artifacts;

/// <summary>The attributes of an element.</summary>
internal readonly struct XmlAttributeList
{
    private readonly XmlArtifact _document;
    private readonly int _start;

    internal XmlAttributeList(XmlArtifact document, int start, int end)
    {
        _document = document;
        _start = start;
        Count = end - start;
    }

    /// <summary>The number of attributes.</summary>
    public int Count { get; }

    /// <summary>The attribute at <paramref name="index"/> in the order of the file.</summary>
    public XmlAttribute this[int index] => new(_document, _start + index);

    /// <summary>Starts at the first attribute.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the attributes in the order of the file.</summary>
    internal struct Enumerator
    {
        private readonly XmlAttributeList _list;
        private int _index;

        internal Enumerator(XmlAttributeList list)
        {
            _list = list;
            _index = -1;
        }

        /// <summary>The attribute reached.</summary>
        public readonly XmlAttribute Current => _list[_index];

        /// <summary>Goes to the next attribute, if there is one.</summary>
        public bool MoveNext() => ++_index < _list.Count;
    }
}
