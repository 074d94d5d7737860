using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7017InstructionMistakeTests
{
    private const string Base = "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n";

    [Theory]
    [InlineData(Base + "CMD [\"a\"]\nCMD [\"b\"]", new[] { "CMD" })]
    [InlineData(Base + "ENTRYPOINT a\nENTRYPOINT [\"b\"]\nENTRYPOINT [\"c\"]", new[] { "ENTRYPOINT", "ENTRYPOINT" })]
    [InlineData(Base + "HEALTHCHECK NONE\nHEALTHCHECK CMD x", new[] { "HEALTHCHECK" })]
    [InlineData(Base + "WORKDIR app", new[] { "app" })]
    [InlineData("FROM alpine:3 AS build\n" + Base + "COPY --from=buidl /a /b", new[] { "buidl" })]
    [InlineData("FROM alpine:3 AS build\n" + Base + "COPY --from=1 /a /b", new[] { "1" })]
    [InlineData("FROM alpine:3 AS a\nCOPY --from=later /a /b\nFROM alpine:3 AS later", new[] { "later" })]
    [InlineData("FROM alpine:3 AS a\nFROM alpine:3 AS A", new[] { "A" })]
    [InlineData(Base + "USER $APP_UIDD", new[] { "$APP_UIDD" })]
    [InlineData("ARG V=1\nFROM alpine:3\nENV X=$V", new[] { "$V" })]
    [InlineData("FROM alpine:$V", new[] { "$V" })]
    [InlineData(Base + "RUN sudo apt-get update", new[] { "sudo" })]
    [InlineData(Base + "EXPOSE 8080 22", new[] { "22" })]
    [InlineData(Base + "EXPOSE 65536/tcp 8000-8010 8080", new[] { "65536/tcp" })]
    public async Task Reports_mistakes(string content, string[] found) =>
        Assert.Equal(found.Select(text => text + " (info)"), await ImageRule.FindAsync("CR7017", content));

    [Theory]
    [InlineData("FROM alpine:3 AS a\nCMD [\"x\"]\nFROM alpine:3\nCMD [\"y\"]")]
    [InlineData(Base + "WORKDIR /app\nWORKDIR sub")]
    [InlineData("FROM alpine:3 AS a\nWORKDIR /x\nFROM a\nWORKDIR y")]
    [InlineData("FROM alpine:3\nWORKDIR $DIR/x")]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/dotnet/aspnet:8.0\nWORKDIR C:\\app")]
    [InlineData(Base + "COPY --from=nginx:1.27 /a /b\nCOPY --from=nginx /a /b\nCOPY --from=$X /a /b")]
    [InlineData("FROM alpine:3 AS Build\n" + Base + "COPY --from=build /a /b\nCOPY --from=0 /a /b")]
    [InlineData(Base + "USER $APP_UID\nENV PATH=$PATH:/x A=${B:-c} D=$DOTNET_VERSION")]
    [InlineData("FROM alpine:3\nENV X=$UNKNOWN")]
    [InlineData("ARG V=1\nFROM alpine:3\nARG V\nENV X=$V")]
    [InlineData(Base + "ENV A=1\nENV B=$A C='$NOPE' D=\\$NOPE")]
    [InlineData("FROM --platform=$BUILDPLATFORM alpine:3")]
    [InlineData(Base + "RUN echo sudo")]
    [InlineData(Base + "EXPOSE 2222")]
    [InlineData(Base + "# hadolint ignore=DL3000\nWORKDIR app")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7017", content));

    [Theory]
    [InlineData(Base + "CMD [\"a\"]\n# b\nCMD [\"b\"]\n", Base + "# b\nCMD [\"b\"]\n")]
    [InlineData(Base + "WORKDIR app", Base + "WORKDIR /app")]
    [InlineData("FROM alpine:3 AS build\n" + Base + "COPY --from=buidl /a /b", "FROM alpine:3 AS build\n" + Base + "COPY --from=build /a /b")]
    [InlineData("ARG V=1\nFROM alpine:3\nENV X=$V", "ARG V=1\nFROM alpine:3\nARG V\nENV X=$V")]
    [InlineData(Base + "RUN sudo apt-get update && sudo x", Base + "RUN apt-get update && x")]
    [InlineData(Base + "EXPOSE 8080 22\nUSER app", Base + "EXPOSE 8080\nUSER app")]
    [InlineData(Base + "EXPOSE 22\nUSER app", Base + "USER app")]
    public async Task Fix_gives_the_one_answer(string content, string expected) => Assert.Equal(expected, await ImageRule.FixAsync<CR7017InstructionMistakeFix>(content));

    [Theory]
    [InlineData("FROM alpine:3 AS a\nFROM alpine:3 AS A")]
    [InlineData("FROM contoso/x:1\nRUN sudo x")]
    [InlineData("FROM alpine:3 AS builda\nFROM alpine:3 AS buildb\nFROM alpine:3\nCOPY --from=build /a /b")]
    [InlineData(Base + "USER $APP_UIDD")]
    public Task No_fix_where_there_are_several(string content) => ImageRule.AssertNoFixAsync<CR7017InstructionMistakeFix>(content);
}
