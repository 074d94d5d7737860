using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>Hands a <see cref="SourceText"/> to a reader without making one string of it.</summary>
internal sealed class SourceTextReader(SourceText text, int start, CancellationToken cancellationToken) : TextReader
{
    private int _position = start;

    /// <inheritdoc/>
    public override int Peek() => _position < text.Length ? text[_position] : -1;

    /// <inheritdoc/>
    public override int Read() => _position < text.Length ? text[_position++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        count = Math.Min(count, text.Length - _position);
        text.CopyTo(_position, buffer, index, count);
        _position += count;
        return count;
    }
}
