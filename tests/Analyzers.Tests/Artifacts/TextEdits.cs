using FsCheck;
using FsCheck.Fluent;

namespace CloudReady.Analyzers.Tests.Artifacts;

/// <summary>One change of a text at a relative position.</summary>
public sealed record TextEdit(int PerMille, int Deleted, string Inserted);

/// <summary>Changes that a slip of the hand, a cut or a bad merge makes.</summary>
public static class TextEdits
{
    /// <summary>Deletes up to three characters, and inserts one of <paramref name="alphabet"/> or none.</summary>
    public static Gen<TextEdit> Generator(string alphabet) =>
        from position in Gen.Choose(0, 1000)
        from deleted in Gen.Frequency((3, Gen.Choose(0, 1)), (1, Gen.Choose(2, 3)))
        from inserted in Gen.Frequency((1, Gen.Constant("")), (2, Gen.Elements(alphabet.ToCharArray()).Select(c => c.ToString())))
        select new TextEdit(position, deleted, inserted);

    /// <summary>Applies the edits one after the other; surrogate pairs that they split are removed.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        foreach (TextEdit edit in edits)
        {
            int start = (int)((long)text.Length * edit.PerMille / 1000);
            text = text[..start] + edit.Inserted + text[Math.Min(text.Length, start + edit.Deleted)..];
        }

        return string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFD).Select(rune => rune.ToString()));
    }
}
