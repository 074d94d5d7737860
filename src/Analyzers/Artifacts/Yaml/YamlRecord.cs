using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>What a <see cref="YamlRecord"/> is. The first are the styles of scalars, with the numbers that YamlDotNet gives them.</summary>
internal enum YamlKind
{
    Any,
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    BlockMapping,
    FlowMapping,
    BlockSequence,
    FlowSequence,

    /// <summary>Stands for the record of its anchor, or for what is not known.</summary>
    Alias,
}

/// <summary>
/// A value of a <see cref="YamlTree"/>, or the key before it. Records stand in the order of the file; what a container holds
/// follows it. Twelve bytes, because a value may be as short as two characters of the text.
/// </summary>
internal struct YamlRecord
{
    /// <summary>The largest number of records that <see cref="Number"/> can count.</summary>
    public const int MaxCount = (1 << (32 - NumberShift)) - 1;

    private const int NumberShift = 6;
    private const uint KindMask = 0b1111;
    private const uint FlagBit = 0b1_0000;
    private const uint TextBit = 0b10_0000;

    private uint _info;

    public YamlRecord(YamlKind kind, int start, int end)
    {
        Start = start;
        End = end;
        _info = (uint)kind;
    }

    public int Start { get; }

    public int End { get; set; }

    public readonly YamlKind Kind => (YamlKind)(_info & KindMask);

    public readonly TextSpan Span => TextSpan.FromBounds(Start, End);

    public readonly bool IsScalar => Kind <= YamlKind.Folded;

    public readonly bool IsMapping => Kind is YamlKind.BlockMapping or YamlKind.FlowMapping;

    public readonly bool IsSequence => Kind is YamlKind.BlockSequence or YamlKind.FlowSequence;

    public readonly bool IsBlock => Kind is YamlKind.BlockMapping or YamlKind.BlockSequence;

    /// <summary>
    /// Of a container, the number of records in it at all depths; of a scalar that <see cref="HasText"/>, that of the text; of an
    /// alias, one more than the record that it stands for.
    /// </summary>
    public int Number
    {
        readonly get => (int)(_info >> NumberShift);
        set => _info = (_info & ((1u << NumberShift) - 1)) | ((uint)value << NumberShift);
    }

    /// <summary>Of a container, that a template may write more into it; of a scalar, that a template decides what it is.</summary>
    public bool IsOpen
    {
        readonly get => (_info & FlagBit) != 0;
        set => _info = value ? _info | FlagBit : _info & ~FlagBit;
    }

    /// <summary>True for a scalar whose text is not what stands in the file.</summary>
    public readonly bool HasText => (_info & TextBit) != 0;

    public void SetText(int number)
    {
        Number = number;
        _info |= TextBit;
    }
}
