using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Engine.Apis;

/// <summary>
/// The rows that a user adds to the API rules: additional files named <c>CloudReady.Apis.txt</c> with lines
/// <c>&lt;documentation id&gt;; &lt;rule id&gt;; &lt;message&gt;</c>. Empty lines and lines that begin with <c>#</c> are skipped.
/// </summary>
internal sealed class ApiListFile
{
    public const string FileName = "CloudReady.Apis.txt";

    private readonly Dictionary<string, ImmutableArray<ApiRow>> _rows = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    private ApiListFile()
    {
    }

    /// <summary>The names that the rows look for.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The rows that the user added to a rule.</summary>
    public ImmutableArray<ApiRow> RowsOf(string ruleId) =>
        _rows.TryGetValue(ruleId, out ImmutableArray<ApiRow> rows) ? rows : ImmutableArray<ApiRow>.Empty;

    /// <summary>Reads all files of that name; lines that cannot be understood are left out.</summary>
    public static ApiListFile Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var result = new ApiListFile();
        foreach (AdditionalText file in files)
        {
            if (!IsApiList(file.Path) || file.GetText(cancellationToken) is not { } text)
                continue;

            foreach (TextLine line in text.Lines)
            {
                if (TryParse(line.ToString(), out string ruleId, out ApiRow? row, out _) && row is not null)
                    result.Add(ruleId, row);
            }
        }

        return result;
    }

    public static bool IsApiList(string path) =>
        FileName.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads one line. True for a row and for a line that holds none (then <paramref name="row"/> is null); false with
    /// the reason where the line cannot be understood.
    /// </summary>
    public static bool TryParse(string line, out string ruleId, out ApiRow? row, out string reason)
    {
        ruleId = reason = "";
        row = null;
        string trimmed = line.Trim();
        if (trimmed.Length == 0 || trimmed[0] == '#')
            return true;

        string[] parts = trimmed.Split([';'], 3);
        if (parts.Length != 3 || parts[2].Trim().Length == 0)
        {
            reason = "expected '<documentation id>; <rule id>; <message>'";
            return false;
        }

        string id = parts[0].Trim();
        if (!ApiRow.IsWellFormed(id))
        {
            reason = $"'{id}' is not a documentation id without parameters, such as 'M:Acme.Logs.FileLog.Write'";
            return false;
        }

        if (RuleCatalog.Find(parts[1].Trim()) is not { } rule || rule is not IApiRule)
        {
            reason = $"'{parts[1].Trim()}' is not a rule that looks for APIs";
            return false;
        }

        ruleId = rule.Id;
        row = new ApiRow(id, message: parts[2].Trim());
        return true;
    }

    private void Add(string ruleId, ApiRow row)
    {
        _rows[ruleId] = RowsOf(ruleId).Add(row);
        _names.AddRange(row.WrittenNames);
    }
}
