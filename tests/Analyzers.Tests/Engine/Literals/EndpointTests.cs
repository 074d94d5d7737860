using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Tests.Engine.Literals;

/// <summary>
/// Runs the cases of <c>endpoints.tsv</c>: a new case is a new line there.
/// </summary>
public sealed class EndpointTests
{
    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            string path = Path.Combine(References.RepositoryRoot, "tests/Analyzers.Tests/Engine/Literals/endpoints.tsv");
            foreach (string line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
            {
                string[] columns = line.Split('\t', 3);
                cases.Add(columns[0], columns[1], columns[2]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tells_addresses_from_what_looks_like_them(string verdict, string scheme, string text)
    {
        Endpoint? endpoint = Endpoint.ReadUrl(text) ?? Endpoint.ReadHost(text, takesName: false);

        Assert.Equal(verdict, endpoint switch
        {
            null => "none",
            { IsLoopback: true } => "loopback",
            { IsPrivate: true } => "private",
            _ => "public",
        });
        Assert.Equal(scheme, endpoint?.Scheme ?? "-");
    }
}
