using System.Runtime.CompilerServices;

namespace CloudReady.Analyzers.Engine;

/// <summary>The characters of a source file by what they can begin: a table, since every character is asked for.</summary>
internal static class TextCharacters
{
    private const byte Word = 1, Mark = 2, Write = 4;

    private static readonly byte[] Kinds = CreateKinds();

    /// <summary>A letter, digit or underscore.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWordPart(char c) => c < Kinds.Length ? (Kinds[c] & Word) != 0 : char.IsLetterOrDigit(c);

    /// <summary>A character that the scanner looks at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsMark(char c) => c < Kinds.Length && (Kinds[c] & Mark) != 0;

    /// <summary>A character behind a name that may begin an operator which writes, or stand before one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayWrite(char c) => c < Kinds.Length && (Kinds[c] & Write) != 0;

    /// <summary>The position of the next character that is no blank; a zero character ends the text.</summary>
    public static int SkipBlanks(char[] text, int position)
    {
        while (text[position] is ' ' or '\t' or '\r' or '\n')
            position++;

        return position;
    }

    private static byte[] CreateKinds()
    {
        byte[] kinds = new byte[128];
        for (char c = '\0'; c < 128; c++)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
                kinds[c] |= Word;
        }

        foreach (char c in "=:\\\"+-")
            kinds[c] |= Mark;
        foreach (char c in "=+-*/%|&^?!.[ \t\r\n")
            kinds[c] |= Write;
        return kinds;
    }
}
