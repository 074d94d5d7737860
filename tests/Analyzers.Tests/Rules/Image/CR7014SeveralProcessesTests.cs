namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7014SeveralProcessesTests
{
    private const string Base = "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n";

    [Theory]
    [InlineData("CMD [\"/usr/bin/supervisord\", \"-c\", \"/etc/s.conf\"]", "/usr/bin/supervisord")]
    [InlineData("CMD cron && dotnet App.dll", "cron")]
    [InlineData("CMD dotnet A.dll & dotnet B.dll", "dotnet")]
    [InlineData("ENTRYPOINT [\"sh\", \"-c\", \"nginx & exec dotnet B.dll\"]", "nginx & exec dotnet B.dll")]
    [InlineData("CMD service ssh start && exec dotnet App.dll", "service")]
    [InlineData("RUN apt-get install -y curl supervisor\nENTRYPOINT [\"/start.sh\"]", "supervisor")]
    public async Task Reports_more_than_one_process(string content, string found) => Assert.Equal([found + " (info)"], await ImageRule.FindAsync("CR7014", Base + content));

    [Theory]
    [InlineData("CMD [\"dotnet\", \"App.dll\"]")]
    [InlineData("CMD a && b || c")]
    [InlineData("CMD dotnet App.dll > /dev/stdout 2>&1")]
    [InlineData("CMD dotnet App.dll &> /log")]
    [InlineData("RUN sleep 1 & wait")]
    [InlineData("RUN apt-get remove cron")]
    [InlineData("# cloudready: disable CR7014 until the split\nCMD cron")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7014", Base + content));
}
