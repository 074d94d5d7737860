using CloudReady.Analyzers.Artifacts;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("a b && c | d; e & f || g", "a,b And|c Pipe|d Sequence|e Background|f Or|g End")]
    [InlineData("a 'b c' \"d e\" f\\ g", "a,b c,d e,f g End")]
    [InlineData("a > out 2>&1 < in &> all", "a End")]
    [InlineData("a $(b; c) `d && e` ${f}", "a,$(b; c),`d && e`,${f} End")]
    [InlineData("# x\na # y\nb a#c", "a Sequence|b,a#c End")]
    [InlineData("if a; then b; else c; fi", "a Sequence|b Sequence|c Sequence")]
    [InlineData("for i in x; do b; done", "i,in,x Sequence|b Sequence")]
    [InlineData("(a && b) || c", "a And|b Sequence|c End")]
    [InlineData("A=1 B='2 3' a C=4", "a,C=4 End")]
    [InlineData("a \\\n  b", "a,b End")]
    [InlineData("a 'b", "a,b End")]
    [InlineData("a $(b", "a,$(b End")]
    [InlineData("", "")]
    [InlineData("&& ||", "")]
    public void A_script_is_split_into_commands(string script, string expected) => Assert.Equal(
        expected,
        string.Join('|', ShellScript.Split(script).Where(command => command.Words.Length > 0).Select(command => $"{string.Join(',', command.Words)} {command.Join}")));

    [Theory]
    [InlineData("/usr/bin/apt-get install x", "apt-get")]
    [InlineData("sudo -E apt-get install x", "apt-get")]
    [InlineData("exec dotnet a.dll", "dotnet")]
    [InlineData("env A=1 dotnet a.dll", "dotnet")]
    [InlineData("A=1", "")]
    public void The_program_is_found(string script, string program) => Assert.Equal(program, ShellScript.Split(script)[0].Program);

    [Fact]
    public void Nested_commands_are_known()
    {
        Assert.Equal([true, true, false], ShellScript.Split("(a; b); c").Select(command => command.IsNested));
        Assert.Equal([false, true, false], ShellScript.Split("x; if a; then b; fi; c").Where(command => command.Words[0].Text is "x" or "b" or "c").Select(command => command.IsNested));
    }
}
