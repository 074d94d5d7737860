namespace CloudReady.Cli.Assessing;

/// <summary>The order of findings in every report: by file, line, column and id.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    public static readonly FindingOrder Instance = new();

    private FindingOrder()
    {
    }

    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);

        int order = string.CompareOrdinal(x.File, y.File);
        if (order == 0)
            order = (x.Line, x.Column).CompareTo((y.Line, y.Column));
        if (order == 0)
            order = string.CompareOrdinal(x.Id, y.Id);
        if (order == 0)
            order = (x.EndLine, x.EndColumn).CompareTo((y.EndLine, y.EndColumn));
        if (order == 0)
            order = string.CompareOrdinal(x.Message, y.Message);
        return order != 0 ? order : string.CompareOrdinal(x.Project, y.Project);
    }
}
