using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine;

/// <summary>Takes items out of a list that commas part: the members of a JSON object, the names in an attribute.</summary>
internal static class ListEdits
{
    /// <summary>
    /// The edits that take items out, with the commas that part them from the others; null where a comment stands between
    /// an item that goes and its neighbor.
    /// </summary>
    public static List<TextChange>? Remove(SourceText text, IReadOnlyList<TextSpan> items, Func<int, bool> isRemoved)
    {
        var changes = new List<TextChange>();
        for (int first = 0; first < items.Count; first++)
        {
            if (!isRemoved(first))
                continue;

            int last = first;
            while (last + 1 < items.Count && isRemoved(last + 1))
                last++;

            TextSpan span = first > 0 ? TextSpan.FromBounds(items[first - 1].End, items[last].End)
                : last + 1 < items.Count ? TextSpan.FromBounds(items[first].Start, items[last + 1].Start)
                : TextSpan.FromBounds(items[first].Start, items[last].End);
            if (HoldsComment(text, items, Math.Max(first - 1, 0), last))
                return null;

            changes.Add(new TextChange(span, ""));
            first = last;
        }

        return changes;
    }

    /// <summary>
    /// The edit that takes one item out, together with the comma on the side of the item that stays: so that several such
    /// edits of one list can be made together.
    /// </summary>
    public static TextChange? RemoveOne(SourceText text, IReadOnlyList<TextSpan> items, int index, int kept)
    {
        if (items.Count == 1)
            return new TextChange(items[0], "");

        bool takesCommaBehind = index == 0 || (kept > index && index + 1 < items.Count);
        if (HoldsComment(text, items, takesCommaBehind ? index : index - 1, index))
            return null;

        return new TextChange(
            takesCommaBehind ? TextSpan.FromBounds(items[index].Start, items[index + 1].Start) : TextSpan.FromBounds(items[index - 1].End, items[index].End),
            "");
    }

    private static bool HoldsComment(SourceText text, IReadOnlyList<TextSpan> items, int first, int last)
    {
        for (int i = first; i <= last && i + 1 < items.Count; i++)
        {
            if (text.ToString(TextSpan.FromBounds(items[i].End, items[i + 1].Start)).Contains('/'))
                return true;
        }

        return false;
    }
}
