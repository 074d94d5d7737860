using FsCheck;
using FsCheck.Fluent;

namespace CloudReady.Analyzers.Tests.Artifacts;

/// <summary>A Dockerfile with what it is made of: the keyword of each instruction and its arguments without layout.</summary>
public sealed record ValidDockerfile(string Text, (string Keyword, string Arguments)[] Instructions);

/// <summary>A Dockerfile with one to five edits.</summary>
public sealed record EditedDockerfile(string Text);

/// <summary>Generators of Dockerfiles.</summary>
public static class DockerfileTexts
{
    private static readonly Gen<string> Word = Gen.Elements(
        "a", "app.dll", "--flag", "$X", "${Y:-z}", "'two words'", "\"q\"", "A=1", "/path/to", "ünï", "😀", "x#y", "&&", "|", "\\\"", "[", "]");

    private static readonly Gen<string> Space = Gen.Elements(" ", "  ", "\t", " \\\n", " \\  \n# comment\n\n  ", " \\\r\n\t");

    private static readonly Gen<string> LineEnd = Gen.Elements("\n", "\r\n", "\n\n", "\n# comment \\\n", "\n   # FROM x\n");

    private static readonly Gen<(string, string, string)> Instruction =
        from keyword in Gen.Elements("RUN", "run", "CMD", "Entrypoint", "ENV", "USER", "COPY", "EXPOSE", "WORKDIR", "LABEL")
        from words in Word.Zip(Space).NonEmptyListOf()
        from first in Space
        from indent in Gen.Elements("", "", "  ", "\t")
        select (
            keyword,
            indent + keyword + first + string.Concat(words.Select((word, i) => i == words.Count - 1 ? word.Item1 : word.Item1 + word.Item2)),
            string.Join(' ', words.Select(word => word.Item1)));

    /// <summary>Valid Dockerfiles.</summary>
    public static Arbitrary<ValidDockerfile> Valid() =>
        (from instructions in Instruction.ListOf()
         from ends in LineEnd.ArrayOf(instructions.Count + 1)
         from start in Gen.Elements("", "\uFEFF", "# syntax=docker/dockerfile:1\n", "\n\n")
         from isEnded in Gen.Elements(true, false)
         let text = start + "FROM alpine:3" + ends[0] + string.Concat(instructions.Select((instruction, i) => instruction.Item2 + (isEnded || i < instructions.Count - 1 ? ends[i + 1] : "")))
         select new ValidDockerfile(text, [("FROM", "alpine:3"), .. instructions.Select(instruction => (instruction.Item1, instruction.Item3))])).ToArbitrary();

    /// <summary>Edited Dockerfiles, with heredocs and the exec form.</summary>
    public static Arbitrary<EditedDockerfile> Edited() =>
        (from valid in Valid().Generator
         from extra in Gen.Elements("", "\nRUN <<EOF\nx\nEOF\n", "\nCOPY <<-'A' <<B /x\n\ty\n\tA\nB\n", "\nCMD [\"a\", \"b\\u0041\"]\n", "\nFROM a AS b\nCOPY --from=b x y\n", "\nONBUILD RUN x\nHEALTHCHECK --interval=5s CMD x &\n", "\nENV A=1 B=\"2 3\" C=$A ASPNETCORE_ENVIRONMENT=Development\nRUN apt-get update && (a; b) | c > d 2>&1 $(e `f`)\n")
         from edits in Gen.Choose(1, 5).SelectMany(count => TextEdits.Generator("\\`\n\r\"'[]{}$#<>=-& \tA\0\u2028\uFEFF,;|()").ArrayOf(count))
         select new EditedDockerfile(TextEdits.Apply(valid.Text + extra, edits))).ToArbitrary();
}
