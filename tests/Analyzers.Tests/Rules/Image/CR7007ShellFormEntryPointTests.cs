using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7007ShellFormEntryPointTests
{
    private const string Base = "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n";

    [Theory]
    [InlineData(Base + "ENTRYPOINT dotnet App.dll", "ENTRYPOINT", "shell form")]
    [InlineData(Base + "CMD dotnet App.dll", "CMD", "shell form")]
    [InlineData(Base + "ENTRYPOINT [\"x\"]\nCMD a b", "CMD", "shell form")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled\nENTRYPOINT dotnet App.dll", "ENTRYPOINT", "has no shell")]
    [InlineData(Base + "ENTRYPOINT ['dotnet', 'App.dll']", "['dotnet', 'App.dll']", "not valid JSON")]
    [InlineData(Base + "ENTRYPOINT [\"dotnet\", \"App.dll\",]", "[\"dotnet\", \"App.dll\",]", "not valid JSON")]
    [InlineData(Base + "ENTRYPOINT [\"sh\", \"-c\", \"dotnet App.dll\"]", "ENTRYPOINT", "Put 'exec'")]
    [InlineData(Base + "ENTRYPOINT [\"/bin/bash\", \"-lc\", \"a && dotnet App.dll\"]", "ENTRYPOINT", "Put 'exec'")]
    [InlineData(Base + "ENTRYPOINT dotnet App.dll\nCMD ignored", "ENTRYPOINT", "shell form")]
    public async Task Reports_a_shell_in_between(string content, string found, string message)
    {
        Assert.Equal([found], await ImageRule.FindAsync("CR7007", content));
        Assert.Contains(message, (await ImageRule.DiagnosticsAsync("CR7007", content))[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Base + "ENTRYPOINT [\"dotnet\", \"App.dll\"]")]
    [InlineData(Base + "ENTRYPOINT exec dotnet App.dll")]
    [InlineData(Base + "ENTRYPOINT a && exec dotnet App.dll")]
    [InlineData(Base + "ENTRYPOINT [\"sh\", \"-c\", \"exec dotnet App.dll\"]")]
    [InlineData(Base + "SHELL [\"/bin/bash\", \"-c\"]\nENTRYPOINT dotnet App.dll")]
    [InlineData(Base + "CMD dotnet App.dll\nCMD [\"x\"]")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nCMD x\n" + Base + "CMD [\"x\"]")]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022\nENTRYPOINT dotnet App.dll")]
    [InlineData(Base + "HEALTHCHECK CMD curl -f http://localhost/ || exit 1\nCMD [\"x\"]")]
    [InlineData("# check=skip=JSONArgsRecommended\n" + Base + "CMD a b")]
    [InlineData(Base + "# hadolint ignore=DL3025\nCMD a b")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7007", content));

    [Theory]
    [InlineData("ENTRYPOINT dotnet App.dll", "ENTRYPOINT [\"dotnet\", \"App.dll\"]")]
    [InlineData("entrypoint  dotnet \"My App.dll\" --x 'y z'\n", "entrypoint  [\"dotnet\", \"My App.dll\", \"--x\", \"y z\"]\n")]
    [InlineData("CMD ['dotnet', 'App.dll']", "CMD [\"dotnet\", \"App.dll\"]")]
    [InlineData("CMD [\"dotnet\", \"App.dll\",]", "CMD [\"dotnet\", \"App.dll\"]")]
    public async Task Fix_writes_the_exec_form(string content, string expected) => Assert.Equal(Base + expected, await ImageRule.FixAsync<CR7007ShellFormEntryPointFix>(Base + content));

    [Theory]
    [InlineData("CMD dotnet $APP")]
    [InlineData("CMD a && b")]
    [InlineData("CMD A=1 dotnet App.dll")]
    [InlineData("CMD dotnet App.dll > log")]
    [InlineData("CMD dotnet *.dll")]
    [InlineData("CMD cd /app")]
    [InlineData("CMD [\"a]")]
    [InlineData("CMD [\"sh\", \"-c\", \"dotnet App.dll\"]")]
    public Task No_fix_where_a_shell_is_needed(string content) => ImageRule.AssertNoFixAsync<CR7007ShellFormEntryPointFix>(Base + content);
}
