namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A list that grows without copying what it holds: the nodes of a large file neither double in memory while it is read nor
/// land on the large object heap.
/// </summary>
internal sealed class SegmentedList<T>
    where T : struct
{
    private const int SegmentShift = 10;
    private const int SegmentLength = 1 << SegmentShift;
    private const int FirstSegmentLength = 16;

    private T[]?[] _segments = new T[]?[1];

    /// <summary>The number of items.</summary>
    public int Count { get; private set; }

    /// <summary>The item at <paramref name="index"/>, in place.</summary>
    public ref T this[int index] => ref _segments[index >> SegmentShift]![index & (SegmentLength - 1)];

    /// <summary>Appends an item.</summary>
    public void Add(in T item)
    {
        int segment = Count >> SegmentShift;
        int offset = Count & (SegmentLength - 1);
        if (offset == 0 || (segment == 0 && offset == _segments[0]!.Length))
            Grow(segment, offset);

        _segments[segment]![offset] = item;
        Count++;
    }

    /// <summary>Forgets the items from <paramref name="count"/> on.</summary>
    public void Truncate(int count) => Count = count;

    private void Grow(int segment, int offset)
    {
        if (segment == _segments.Length)
            Array.Resize(ref _segments, segment * 2);

        if (offset == 0)
            _segments[segment] ??= new T[segment == 0 ? FirstSegmentLength : SegmentLength];
        else
            Array.Resize(ref _segments[segment], offset * 2);
    }
}
