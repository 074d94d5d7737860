using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Reads a text forward, one character at a time, through a buffer: the indexer of a large <see cref="SourceText"/> searches
/// its chunks on every call.
/// </summary>
internal sealed class SourceTextCursor(SourceText text, CancellationToken cancellationToken)
{
    /// <summary>What <see cref="Peek"/> returns at the end of the text.</summary>
    public const int EndOfText = -1;

    private const int BufferLength = 8 * 1024;

    private readonly char[] _buffer = new char[Math.Min(BufferLength, text.Length)];
    private int _bufferStart;
    private int _bufferCount;
    private int _offset;

    /// <summary>The position of the next character in the text.</summary>
    public int Position => _bufferStart + _offset;

    /// <summary>The next character, not consumed, or <see cref="EndOfText"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Peek() => _offset < _bufferCount || Fill() ? _buffer[_offset] : EndOfText;

    /// <summary>Consumes the character that <see cref="Peek"/> returned; not to be called at the end of the text.</summary>
    public void Advance() => _offset++;

    /// <summary>Consumes the next character if it is <paramref name="character"/>.</summary>
    public bool TryConsume(char character)
    {
        if (Peek() != character)
            return false;

        Advance();
        return true;
    }

    /// <summary>Moves to the next <paramref name="character"/>; false, at the end of the text, if there is none.</summary>
    public bool SkipTo(char character)
    {
        while (_offset < _bufferCount || Fill())
        {
            int found = Array.IndexOf(_buffer, character, _offset, _bufferCount - _offset);
            if (found >= 0)
            {
                _offset = found;
                return true;
            }

            _offset = _bufferCount;
        }

        return false;
    }

    /// <summary>
    /// Moves to the next character that is <paramref name="first"/>, <paramref name="second"/> or a control character, or to the
    /// end of the text.
    /// </summary>
    public void SkipToControlOr(char first, char second)
    {
        while (_offset < _bufferCount || Fill())
        {
            char[] buffer = _buffer;
            int end = _bufferCount;
            for (int i = _offset; i < end; i++)
            {
                char character = buffer[i];
                if (character < ' ' || character == first || character == second)
                {
                    _offset = i;
                    return;
                }
            }

            _offset = end;
        }
    }

    private bool Fill()
    {
        cancellationToken.ThrowIfCancellationRequested();
        int next = _bufferStart + _bufferCount;
        int count = Math.Min(_buffer.Length, text.Length - next);
        if (count == 0)
            return false;

        text.CopyTo(next, _buffer, 0, count);
        _bufferStart = next;
        _bufferCount = count;
        _offset = 0;
        return true;
    }
}
