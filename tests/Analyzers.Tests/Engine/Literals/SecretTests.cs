using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Tests.Engine.Literals;

/// <summary>
/// Runs the cases of <c>secrets.tsv</c>: a new case is a new line there. A <c>~</c> in a value is taken out, so that scanners
/// of secrets do not take the file for a leak.
/// </summary>
public sealed class SecretTests
{
    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            string path = Path.Combine(References.RepositoryRoot, "tests/Analyzers.Tests/Engine/Literals/secrets.tsv");
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
    public void Tells_secrets_from_what_looks_like_them(string verdict, string name, string written)
    {
        string value = written.Replace("~", "", StringComparison.Ordinal);

        bool isSecret = SecretShape.Read(value) is not null || SecretValue.IsSecret(SecretName.Read(name), name, value, isGiven: verdict == "given");

        Assert.Equal(verdict is "secret" or "given", isSecret);
    }
}
