using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7003SdkImageShippedTests
{
    private const string Sdk = "mcr.microsoft.com/dotnet/sdk:8.0";

    [Theory]
    [InlineData($"FROM {Sdk}\nENTRYPOINT [\"dotnet\", \"App.dll\"]", Sdk)]
    [InlineData($"FROM {Sdk} AS build\nRUN dotnet publish -o /app\nFROM build\nCMD [\"dotnet\", \"App.dll\"]", "build")]
    [InlineData($"ARG V=8.0\nFROM mcr.microsoft.com/dotnet/sdk:$V\nENTRYPOINT dotnet App.dll", "mcr.microsoft.com/dotnet/sdk:$V")]
    [InlineData($"FROM {Sdk}\nENTRYPOINT [\"dotnet\", \"run\"]", Sdk)]
    [InlineData("FROM contoso/dotnet-tools:1\nENTRYPOINT [\"dotnet\", \"run\", \"--project\", \"App\"]", "dotnet")]
    [InlineData("FROM contoso/dotnet-tools:1\nCMD dotnet watch run", "dotnet")]
    [InlineData($"FROM {Sdk}\nRUN apt-get update", $"{Sdk} (info)")]
    public async Task Reports_a_shipped_SDK(string content, string found) => Assert.Equal([found], await ImageRule.FindAsync("CR7003", content));

    [Theory]
    [InlineData($"FROM {Sdk} AS build\nFROM mcr.microsoft.com/dotnet/aspnet:8.0\nENTRYPOINT [\"dotnet\", \"App.dll\"]")]
    [InlineData($"FROM {Sdk}\nENTRYPOINT [\"dotnet\", \"test\"]")]
    [InlineData("FROM $BASE\nENTRYPOINT [\"dotnet\", \"App.dll\"]")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:8.0\nENTRYPOINT [\"dotnet\", \"run.dll\"]")]
    [InlineData($"FROM {Sdk}\n# cloudready: disable CR7003 a tool\nFROM {Sdk}\nENTRYPOINT [\"x\"]")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7003", content));

    [Theory]
    [InlineData("/src/Dockerfile.dev")]
    [InlineData("/src/.devcontainer/Dockerfile")]
    [InlineData("/src/test.Dockerfile")]
    public async Task Silent_about_images_for_developers(string path) => Assert.Empty(await ImageRule.FindAsync("CR7003", $"FROM {Sdk}\nCMD [\"dotnet\", \"watch\"]", path));

    [Fact]
    public async Task Fix_splits_the_stage() => Assert.Equal(
        """
        # shop
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj -c Release -o out

        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        WORKDIR /app
        COPY --from=build /src/out .
        EXPOSE 8080
        ENV A=1
        ENTRYPOINT ["dotnet", "Shop.dll"]

        """.ReplaceLineEndings("\n"),
        await ImageRule.FixAsync<CR7003SdkImageShippedFix>(
            """
            # shop
            FROM mcr.microsoft.com/dotnet/sdk:8.0
            WORKDIR /src
            EXPOSE 8080
            COPY . .
            RUN dotnet publish Shop.csproj -c Release -o out
            WORKDIR /src/out
            ENV A=1
            ENTRYPOINT ["dotnet", "Shop.dll"]

            """.ReplaceLineEndings("\n")));

    [Fact]
    public async Task Fix_keeps_the_variant_and_shortens_the_path() => Assert.Equal(
        "FROM mcr.microsoft.com/dotnet/sdk:9.0-alpine AS build\nCOPY . /s\nRUN dotnet publish /s -o /out\n\nFROM mcr.microsoft.com/dotnet/aspnet:9.0-alpine\nWORKDIR /app\nCOPY --from=build /out .\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]",
        await ImageRule.FixAsync<CR7003SdkImageShippedFix>("FROM mcr.microsoft.com/dotnet/sdk:9.0-alpine\nCOPY . /s\nRUN dotnet publish /s -o /out\nENTRYPOINT [\"dotnet\", \"/out/Shop.dll\"]"));

    [Theory]
    [InlineData($"FROM {Sdk}\nRUN dotnet publish -o /out\nENV A=1\nRUN x\nENTRYPOINT [\"dotnet\", \"a.dll\"]")]
    [InlineData($"FROM {Sdk}\nRUN dotnet publish\nENTRYPOINT [\"dotnet\", \"a.dll\"]")]
    [InlineData($"FROM {Sdk}\nRUN dotnet publish -o /out\nENTRYPOINT dotnet a.dll")]
    [InlineData($"FROM {Sdk}\nRUN dotnet publish -o $OUT\nENTRYPOINT [\"dotnet\", \"a.dll\"]")]
    [InlineData($"FROM {Sdk}\nENTRYPOINT [\"dotnet\", \"run\"]")]
    [InlineData($"FROM {Sdk} AS a\nRUN dotnet publish -o /out\nFROM a\nENTRYPOINT [\"dotnet\", \"a.dll\"]")]
    public Task No_fix_where_what_runs_is_not_certain(string content) => ImageRule.AssertNoFixAsync<CR7003SdkImageShippedFix>(content);
}
