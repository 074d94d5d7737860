using System.Diagnostics;
using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Tests.Engine.Literals;

/// <summary>Runs the cases of <c>connection-strings.tsv</c>: a new case is a new line there.</summary>
public sealed class ConnectionStringTests
{
    public static TheoryData<string, string, string, string, string> Cases
    {
        get
        {
            string path = Path.Combine(References.RepositoryRoot, "tests/Analyzers.Tests/Engine/Literals/connection-strings.tsv");
            var cases = new TheoryData<string, string, string, string, string>();
            foreach (string line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
            {
                string[] columns = line.Split('\t', 5);
                cases.Add(columns[0], columns[1], columns[2], columns[3], columns[4]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_what_a_string_connects_to(string verdict, string kind, string local, string credential, string text)
    {
        bool isConnection = ConnectionString.TryParse(text, out ConnectionString? connection);

        Assert.Equal(verdict, isConnection ? "connection" : "none");
        if (connection is not null)
            Assert.Equal((kind, local, credential), (connection.Kind, YesOrNo(connection.IsLocal), YesOrNo(connection.HasCredential)));
    }

    [Theory]
    [InlineData("Server=sql01;Database=Shop;UID=shop;PWD=x1", "sql01")]
    [InlineData("mongodb://shop:x1@mongo-0:27017,mongo-1:27017/shop", "mongo-0:27017,mongo-1:27017")]
    [InlineData("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b1", "shop.servicebus.windows.net")]
    [InlineData("cache:6379,password=x1", "cache:6379")]
    public void Tells_the_server(string text, string server)
    {
        Assert.True(ConnectionString.TryParse(text, out ConnectionString? connection));
        Assert.Equal(server, connection!.Server);
    }

    [Fact]
    public void A_pattern_without_server_and_credential_is_a_template()
    {
        Assert.True(ConnectionString.Read("Server={0};Database={1};User Id={2};Password={3}")!.IsTemplate);
        Assert.False(ConnectionString.Read("Server={0};Database={1};User Id={2};Password=x1")!.IsTemplate);
    }

    [Theory]
    [InlineData("Server=sql01;Database=Shop;Integrated Security=SSPI", true)]
    [InlineData("Server=sql01;Database=Shop;Trusted_Connection=yes", true)]
    [InlineData("Server=sql01;Database=Shop;Integrated Security=false;UID=a;PWD=b1", false)]
    public void Tells_integrated_security(string text, bool expected) =>
        Assert.Equal(expected, ConnectionString.Read(text)!.UsesIntegratedSecurity);

    [Theory]
    [InlineData("Data Source=shop.db")]
    [InlineData("Filename=shop.db")]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("Password=x1")]
    public void One_pair_is_enough_where_the_place_is_known(string text)
    {
        Assert.Null(ConnectionString.Read(text));
        Assert.False(ConnectionString.ReadKnown(text)!.IsTemplate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ShopContext")]
    [InlineData("name=ShopContext")]
    [InlineData("Data Source=:memory:")]
    public void A_name_and_a_store_in_memory_are_none_anywhere(string text) => Assert.Null(ConnectionString.ReadKnown(text));

    /// <summary>What the cheap test rejects, the whole test rejects too; it allocates nothing.</summary>
    [Fact]
    public void Cheap_test_loses_nothing_and_allocates_nothing()
    {
        string[] texts = [.. Cases.Select(row => row.Data.Item5)];
        foreach (ITheoryDataRow row in Cases)
        {
            if ((string)row.GetData()[0]! == "connection")
                Assert.True(ConnectionString.CouldBe((string)row.GetData()[4]!));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        int passed = 0;
        for (int i = 0; i < texts.Length; i++)
            passed += ConnectionString.CouldBe(texts[i]) ? 1 : 0;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(passed, 1, texts.Length);
    }

    /// <summary>Text made to be re-read takes time in proportion to its length.</summary>
    [Theory]
    [InlineData("a=b;")]
    [InlineData("x,")]
    [InlineData("Server='")]
    [InlineData("mongodb://")]
    [InlineData("\uFFFC;")]
    public void Long_text_is_read_quickly(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 4096 / part.Length));
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 100; i++)
            ConnectionString.TryParse(text, out _);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000);
    }

    private static string YesOrNo(bool value) => value ? "yes" : "no";
}
