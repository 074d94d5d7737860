using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class DockerfileTests
{
    [Fact]
    public void Instructions_have_exact_spans_whatever_the_line_endings()
    {
        foreach (string newLine in (string[])["\n", "\r\n"])
        {
            Dockerfile file = Parse("\uFEFF# syntax=docker/dockerfile:1\n\n  from  alpine:3.22  AS base\nRUN a \\\n  # comment\n\n  b\nCMD [\"x\", \"y\"]".Replace("\n", newLine, StringComparison.Ordinal));
            Assert.Empty(file.Errors);
            Assert.Equal(["From", "Run", "Cmd"], file.Instructions.Select(instruction => instruction.Kind.ToString()));
            Assert.Equal("from  alpine:3.22  AS base", TextOf(file, file.Instructions[0].Span));
            Assert.Equal("RUN a \\\n  # comment\n\n  b".Replace("\n", newLine, StringComparison.Ordinal), TextOf(file, file.Instructions[1].Span));
            Assert.Equal("a   b", file.Instructions[1].Command);
            Assert.Equal(["a", "b"], file.Instructions[1].Words.Select(word => TextOf(file, word.Span)));
            Assert.Equal(["x", "y"], file.Instructions[2].Words.Select(word => TextOf(file, word.Span)));
            Assert.Equal("alpine:3.22", TextOf(file, file.Stages[0].ImageWord.Span));
            Assert.Equal("base", file.Stages[0].Name);
        }
    }

    [Fact]
    public void The_escape_directive_changes_the_continuation()
    {
        Dockerfile file = Parse("# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN dir C:\\ `\n  && echo x\nCOPY a C:\\app\\\nUSER b\n");
        Assert.Empty(file.Errors);
        Assert.Equal(4, file.Instructions.Length);
        Assert.Equal("dir C:\\   && echo x", file.Instructions[1].Command);
        Assert.Equal(["a", "C:\\app\\"], file.Instructions[2].Words.Select(word => word.Text));
    }

    [Fact]
    public void A_directive_after_other_lines_is_a_comment() =>
        Assert.Equal('\\', Parse("# hello\n# escape=`\nFROM alpine\n").Escape);

    [Fact]
    public void Heredocs_are_no_instructions()
    {
        Dockerfile file = Parse("FROM alpine\nRUN <<EOF\nFROM nothing\nUSER root\nEOF\nCOPY <<-'A' <<\"B\" /x/\n\tfirst\n\tA\nsecond\nB\nRUN echo $((1<<2)) <<<word\nUSER app");
        Assert.Empty(file.Errors);
        Assert.Equal(["From", "Run", "Copy", "Run", "User"], file.Instructions.Select(instruction => instruction.Kind.ToString()));
        Assert.Equal("FROM nothing\nUSER root\n", TextOf(file, Assert.Single(file.Instructions[1].Heredocs)));
        Assert.Equal(["\tfirst\n", "second\n"], file.Instructions[2].Heredocs.Select(span => TextOf(file, span)));
        Assert.Equal("RUN <<EOF\nFROM nothing\nUSER root\nEOF", TextOf(file, file.Instructions[1].FullSpan));
    }

    [Fact]
    public void A_broken_instruction_leaves_the_others()
    {
        Dockerfile file = Parse("FROM alpine\nRUNN x\nUSER\nCOPY <<EOF /x\nWORKDIR /app\nONBUILD RUN y\n");
        Assert.Equal(["RUNN", "USER", "COPY"], file.Errors.Select(error => TextOf(file, error.Span)));
        Assert.Equal(["From", "Copy", "Workdir", "Run"], file.Instructions.Select(instruction => instruction.Kind.ToString()));
        Assert.True(file.Instructions[3].IsOnBuild);
        Assert.Equal("y", file.Instructions[3].Command);
    }

    [Fact]
    public void Flags_are_apart_from_words()
    {
        Dockerfile file = Parse("FROM --platform=$BUILDPLATFORM alpine AS b\nCOPY --link --chmod=755 --exclude=*.md --from=b [\"/a b\", \"/c\"]\nRUN --mount=type=secret,id=x --network=none cat --help\nADD --checksum=sha256:1 https://x/y /z\n");
        Assert.Equal("alpine", file.Stages[0].ImageWord.Text);
        Assert.Equal("b", file.Instructions[1].FindFlag("from")?.Text);
        Assert.Null(file.Instructions[1].FindFlag("chown"));
        Assert.NotNull(file.Instructions[1].FindFlag("link"));
        Assert.Equal(["/a b", "/c"], file.Instructions[1].Words.Select(word => word.Text));
        Assert.Equal("cat --help", file.Instructions[2].Command);
        Assert.Equal(["https://x/y", "/z"], file.Instructions[3].Words.Select(word => word.Text));
    }

    [Theory]
    [InlineData("[\"a\", \"b\\n\\u0041\"]", "a|b\nA")]
    [InlineData("[ ]", "")]
    [InlineData("[\"a\",]", null)]
    [InlineData("['a']", null)]
    [InlineData("[\"a\"] x", null)]
    [InlineData("[\"a\\q\"]", null)]
    [InlineData("[\"a", null)]
    public void The_exec_form_is_JSON(string arguments, string? words)
    {
        DockerInstruction cmd = Parse("FROM alpine\nCMD " + arguments).Instructions[1];
        Assert.Equal(words is not null, cmd.IsJson);
        if (words is not null)
            Assert.Equal(words, string.Join('|', cmd.Words.Select(word => word.Text)));
    }

    [Fact]
    public void Pairs_have_names_and_values()
    {
        Dockerfile file = Parse("FROM alpine\nENV A=1 B=\"two words\" \\\n  C=x\\ y\nENV OLD the rest of it\nARG X Y=2\n");
        Assert.Equal(["A=1", "B=\"two words\"", "C=x\\ y"], file.Instructions[1].Pairs.Select(pair => $"{pair.Name}={pair.Value}"));
        Assert.Equal(["OLD=the rest of it"], file.Instructions[2].Pairs.Select(pair => $"{pair.Name}={pair.Value}"));
        Assert.Equal(["X=", "Y=2"], file.Instructions[3].Pairs.Select(pair => $"{pair.Name}={pair.Value}"));
        Assert.Equal("two words", file.Stages[0].Expand(file.Instructions[1].Pairs.ElementAt(1).Value!.Value));
    }

    [Theory]
    [InlineData("ARG B=mcr.microsoft.com/dotnet/aspnet\nARG V=8.0\nFROM ${B}:$V", "mcr.microsoft.com/dotnet/aspnet", "8.0")]
    [InlineData("ARG V\nFROM alpine:${V:-3.22}", "alpine", "3.22")]
    [InlineData("ARG V=\nFROM alpine:${V:-3.22}", "alpine", "3.22")]
    [InlineData("ARG V=1\nFROM alpine${V:+:edge}", "alpine", "edge")]
    [InlineData("FROM docker.io/library/Alpine:3", "alpine", "3")]
    [InlineData("FROM registry:5000/app", "registry:5000/app", null)]
    [InlineData("ARG V\nFROM alpine:$V", null, null)]
    [InlineData("FROM $NOTHING", null, null)]
    [InlineData("FROM alpine:${TARGETARCH}", null, null)]
    public void Images_are_resolved_through_ARG(string content, string? repository, string? tag)
    {
        ImageReference? image = Parse(content).FinalStage!.Image;
        Assert.Equal(repository, image?.Repository);
        Assert.Equal(tag, image?.Tag);
    }

    [Fact]
    public void Stages_are_known_without_regard_to_case()
    {
        Dockerfile file = Parse("FROM mcr.microsoft.com/dotnet/aspnet:8.0 AS Base\nENV A=1\nUSER app\nFROM base AS debug\nFROM DEBUG\nENV B=$A\n");
        DockerStage final = file.FinalStage!;
        Assert.Equal([2, 1, 0], final.Chain.Select(stage => stage.Index));
        Assert.Equal(DotnetImageKind.AspNet, final.Root!.Dotnet!.Kind);
        Assert.Equal("app", final.Last(DockerInstructionKind.User)!.Words[0].Text);
        Assert.Equal(DockerVariableState.Known, final.Lookup("A", out string value));
        Assert.Equal("1", value);
        Assert.Equal(DockerVariableState.Known, final.Lookup("APP_UID", out string user));
        Assert.Equal("1654", user);
        Assert.Equal(DockerVariableState.Undefined, final.Lookup("NOTHING", out _));
    }

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0", "AspNet", 8, true, false)]
    [InlineData("mcr.microsoft.com/dotnet/sdk:10.0-alpine3.23", "Sdk", 10, true, false)]
    [InlineData("mcr.microsoft.com/dotnet/runtime:9.0.4-noble-chiseled-extra", "Runtime", 9, false, true)]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:10.0-azurelinux3.0-distroless", "RuntimeDeps", 10, false, true)]
    [InlineData("mcr.microsoft.com/dotnet/core/aspnet:3.1-buster-slim", "AspNet", 3, true, false)]
    [InlineData("microsoft/dotnet:2.1-aspnetcore-runtime", "AspNet", 2, true, false)]
    [InlineData("microsoft/aspnetcore-build:2.0", "Sdk", 2, true, false)]
    [InlineData("cache.contoso.com/mcr.microsoft.com/dotnet/sdk", "Sdk", null, true, false)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022", "AspNet", 8, null, false)]
    public void Images_of_NET_are_known_by_name(string image, string kind, int? major, bool? runsAsRoot, bool isShellless)
    {
        var known = new BaseImage(ImageReference.Parse(image)!);
        Assert.Equal(kind, known.Dotnet!.Kind.ToString());
        Assert.Equal(major, known.Dotnet.Version?.Major);
        Assert.Equal(runsAsRoot, known.RunsAsRoot);
        Assert.Equal(isShellless, known.IsShellless);
    }

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/framework/aspnet:4.8")]
    [InlineData("contoso/dotnet/aspnet:8.0")]
    [InlineData("xmcr.microsoft.com/dotnet/aspnet:8.0")]
    public void Other_images_are_not(string image) => Assert.Null(DotnetImage.Find(ImageReference.Parse(image)!));

    private static Dockerfile Parse(string content) => Dockerfile.Parse(SourceText.From(content), CancellationToken.None);

    private static string TextOf(Dockerfile file, TextSpan span) => file.Text.ToString(span);
}
