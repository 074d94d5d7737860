using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7011AddInsteadOfCopyTests
{
    [Theory]
    [InlineData("ADD a b /app/", "ADD")]
    [InlineData("ADD . /app", "ADD")]
    [InlineData("ADD [\"a b\", \"/app/\"]", "ADD")]
    [InlineData("ADD x.zip /app/", "ADD")]
    [InlineData("ONBUILD ADD . /app", "ONBUILD ADD")]
    [InlineData("ADD https://x.contoso.com/a.tar.gz /a/", "https://x.contoso.com/a.tar.gz")]
    public async Task Reports_files_and_downloads(string add, string found) => Assert.Equal([found + " (info)"], await ImageRule.FindAsync("CR7011", "FROM alpine:3.22\n" + add));

    [Theory]
    [InlineData("ADD rootfs.tar.gz /")]
    [InlineData("ADD *.tgz /")]
    [InlineData("ADD --checksum=sha256:0 https://x.contoso.com/a /a")]
    [InlineData("ADD https://github.com/moby/buildkit.git#v0.10.1 /b")]
    [InlineData("ADD git@github.com:moby/buildkit.git /b")]
    [InlineData("ADD $FILE /")]
    [InlineData("ADD <<EOF /a\nx\nEOF")]
    [InlineData("COPY a b")]
    [InlineData("# hadolint ignore=DL3020\nADD a b")]
    public async Task Silent_about_others(string add) => Assert.Empty(await ImageRule.FindAsync("CR7011", "FROM alpine:3.22\n" + add));

    [Theory]
    [InlineData("ADD --chown=1:1 a b /app/", "COPY --chown=1:1 a b /app/")]
    [InlineData("add a b", "copy a b")]
    [InlineData("ONBUILD ADD . /app", "ONBUILD COPY . /app")]
    public async Task Fix_copies(string add, string expected) => Assert.Equal("FROM alpine:3.22\n" + expected, await ImageRule.FixAsync<CR7011AddInsteadOfCopyFix>("FROM alpine:3.22\n" + add));

    [Theory]
    [InlineData("ADD a x.tar /app/")]
    [InlineData("ADD https://x.contoso.com/a /a")]
    public Task No_fix_where_ADD_does_more(string add) => ImageRule.AssertNoFixAsync<CR7011AddInsteadOfCopyFix>("FROM alpine:3.22\n" + add);
}
