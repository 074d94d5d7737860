namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1010MachineScopedEnvironmentVariableTests
{
    [Theory]
    [InlineData("""_ = Environment.GetEnvironmentVariable("X", {|CR1010:EnvironmentVariableTarget.Machine|});""")]
    [InlineData("""Environment.SetEnvironmentVariable("X", "1", {|CR1010:EnvironmentVariableTarget.User|});""")]
    [InlineData("""_ = Environment.GetEnvironmentVariables({|CR1010:System.EnvironmentVariableTarget.Machine|});""")]
    [InlineData("""var target = {|CR1010:EnvironmentVariableTarget.Machine|};""")]
    [InlineData("""_ = Environment.GetEnvironmentVariable("X", args.Length > 0 ? EnvironmentVariableTarget.Process : {|CR1010:EnvironmentVariableTarget.User|});""")]
    public Task Finds_user_and_machine(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""_ = Environment.GetEnvironmentVariable("X", EnvironmentVariableTarget.Process);""")]
    [InlineData("""_ = Environment.GetEnvironmentVariable("X");""")]
    [InlineData("""_ = Environment.GetEnvironmentVariable("X") ?? Environment.GetEnvironmentVariable("X", EnvironmentVariableTarget.Machine);""")]
    [InlineData("""_ = Environment.GetEnvironmentVariable("X", EnvironmentVariableTarget.Process) ?? Environment.GetEnvironmentVariable("X", EnvironmentVariableTarget.User) ?? Environment.GetEnvironmentVariable("X", EnvironmentVariableTarget.Machine);""")]
    [InlineData("""if (OperatingSystem.IsWindows()) Environment.SetEnvironmentVariable("X", "1", EnvironmentVariableTarget.Machine);""")]
    [InlineData("""var target = EnvironmentVariableTarget.Process; if (target == EnvironmentVariableTarget.Machine) return;""")]
    [InlineData("""_ = Kind.Machine;""")]
    public Task Silent_elsewhere(string code) => AnalyzeAsync(code);

    [Fact]
    public Task Finds_the_target_through_an_alias() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        using Target = System.EnvironmentVariableTarget;
        _ = Environment.GetEnvironmentVariable("X", {|CR1010:Target.Machine|});
        """,
        "CR1010");

    [Fact]
    public Task Finds_the_target_through_using_static() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        using static System.EnvironmentVariableTarget;
        using static System.Environment;
        _ = GetEnvironmentVariable("X", {|CR1010:Machine|});
        SetEnvironmentVariable(target: {|CR1010:User|}, variable: "X", value: "1");
        _ = GetEnvironmentVariable("X", Process);
        """,
        "CR1010");

    [Theory]
    [InlineData("""_ = Environment.GetEnvironmentVariable("X", EnvironmentVariableTarget.""")]
    [InlineData("""_ = EnvironmentVariableTarget.Machine""")]
    public async Task Half_typed_code_does_no_harm(string code) =>
        _ = await Findings.InBrokenAsync(TestProject.Web, code, TestContext.Current.CancellationToken);

    private static Task AnalyzeAsync(string code) => Verify.AnalyzerAsync(TestProject.Web, code + "\nenum Kind { Machine, User }", "CR1010");
}
