using CloudReady.Analyzers.Artifacts;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

[Properties(Arbitrary = [typeof(DockerfileTexts)], MaxTest = 400)]
public sealed class DockerfilePropertyTests
{
    [Property]
    public void Instructions_are_read_whatever_their_layout(ValidDockerfile valid)
    {
        Dockerfile file = Dockerfile.Parse(SourceText.From(valid.Text), CancellationToken.None);

        Assert.Empty(file.Errors);
        Assert.Equal(
            valid.Instructions.Select(instruction => $"{instruction.Keyword} {instruction.Arguments}"),
            file.Instructions.Select(instruction => $"{file.Text.ToString(instruction.Keyword)} {Unify(instruction.Arguments.Text)}"));
        AssertSpans(file);
    }

    [Property]
    public void Whatever_is_written_spans_lie_in_the_text_and_in_order(EditedDockerfile edited)
    {
        Dockerfile file = Dockerfile.Parse(SourceText.From(edited.Text), CancellationToken.None);

        Assert.All(file.Errors, error => Assert.True(error.Span.End <= edited.Text.Length));
        AssertSpans(file);
    }

    [Property(MaxTest = 100)]
    public async Task Whatever_is_written_no_rule_fails(EditedDockerfile edited)
    {
        var files = new Dictionary<string, string> { ["/src/Dockerfile"] = edited.Text, ["/src/.dockerignore"] = edited.Text };
        var findings = await Findings.InAsync(TestProject.Library with { Files = files }, "", TestContext.Current.CancellationToken);
        Assert.All(findings.Where(finding => finding.Location != Location.None), finding => Assert.True(finding.Location.SourceSpan.End <= edited.Text.Length));
    }

    private static void AssertSpans(Dockerfile file)
    {
        int end = 0;
        foreach (DockerInstruction instruction in file.Instructions)
        {
            Assert.True(instruction.Span.Start >= end);
            Assert.True(instruction.FullSpan.Contains(instruction.Span) && instruction.Span.Contains(instruction.Keyword));
            Assert.Same(instruction, file.InstructionAt(instruction.Span.Start));
            foreach (DockerWord word in instruction.Words)
            {
                Assert.True(instruction.Span.Contains(word.Span));
                if (!instruction.Arguments.IsContinued && !instruction.IsJson)
                    Assert.Equal(word.Text, file.Text.ToString(word.Span));
            }

            foreach (DockerScript script in DockerScript.Of(instruction))
            {
                foreach (ShellWord word in script.Commands.SelectMany(command => command.Words))
                    Assert.True(instruction.FullSpan.Contains(script.SpanOf(word)));
            }

            end = instruction.FullSpan.End;
        }
    }

    private static string Unify(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
