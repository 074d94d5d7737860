using System.Globalization;

namespace CloudReady.Cli.Assessing;

/// <summary>One of the equal parts that the projects of a repository are split into, to be analyzed on several machines.</summary>
/// <param name="Index">From 1.</param>
/// <param name="Count">How many parts there are.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>The files of the repository that belong to no project go to this part.</summary>
    public bool IsFirst => Index == 1;

    /// <param name="text"><c>I/N</c>, as <c>2/8</c>.</param>
    /// <returns>Null where the text is no such thing.</returns>
    public static Shard? Parse(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && index >= 1 && index <= count
                ? new Shard(index, count)
                : null;
    }

    /// <summary>Whether the item at a position of a sorted list belongs to this part.</summary>
    public bool Holds(int position) => position % Count == Index - 1;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
