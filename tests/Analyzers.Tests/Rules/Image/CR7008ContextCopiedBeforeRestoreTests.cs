using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7008ContextCopiedBeforeRestoreTests
{
    private const string Sdk = "FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\n";

    [Theory]
    [InlineData(Sdk + "COPY . .\nRUN dotnet restore", ".")]
    [InlineData(Sdk + "COPY ./ /src/\nRUN cd src && dotnet restore App.sln", "./")]
    [InlineData(Sdk + "WORKDIR /src\nCOPY [\".\", \"/src\"]\nENV A=1\nRUN dotnet restore -r linux-x64 \\\n  && dotnet publish", ".")]
    public async Task Reports_a_copy_before_the_restore(string content, string found) => Assert.Equal([found + " (info)"], await ImageRule.FindAsync("CR7008", content));

    [Theory]
    [InlineData(Sdk + "COPY *.csproj ./\nRUN dotnet restore\nCOPY . .\nRUN dotnet publish --no-restore")]
    [InlineData(Sdk + "COPY . .\nRUN dotnet publish")]
    [InlineData(Sdk + "COPY . .\nRUN --mount=type=cache,target=/root/.nuget/packages dotnet restore")]
    [InlineData(Sdk + "COPY --from=x . .\nRUN dotnet restore")]
    [InlineData(Sdk + "COPY src/ src/\nRUN dotnet restore")]
    [InlineData("FROM node:22\nCOPY . .\nRUN npm ci")]
    [InlineData(Sdk + "# cloudready: disable CR7008 small\nCOPY . .\nRUN dotnet restore")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7008", content));

    [Fact]
    public async Task Fix_restores_first() => Assert.Equal(
        Sdk + "WORKDIR /src\n# all\nCOPY *.csproj Directory.*.props nuget.confi[g] global.jso[n] packages.lock.jso[n] ./\nRUN dotnet restore\nCOPY . .\nRUN dotnet publish -o /out\n",
        await ImageRule.FixAsync<CR7008ContextCopiedBeforeRestoreFix>(Sdk + "WORKDIR /src\n# all\nCOPY . .\nRUN dotnet restore\nRUN dotnet publish -o /out\n"));

    [Theory]
    [InlineData(Sdk + "COPY . .\nWORKDIR /src/App\nRUN dotnet restore")]
    [InlineData(Sdk + "COPY . .\nRUN dotnet restore src/App/App.csproj")]
    [InlineData(Sdk + "COPY . .\nRUN dotnet restore Shop.sln")]
    [InlineData(Sdk + "COPY . .\nRUN dotnet restore && dotnet build")]
    public Task No_fix_where_a_restore_needs_more(string content) => ImageRule.AssertNoFixAsync<CR7008ContextCopiedBeforeRestoreFix>(content);
}
