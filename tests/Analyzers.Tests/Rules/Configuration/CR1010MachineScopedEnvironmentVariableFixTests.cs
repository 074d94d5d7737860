using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1010MachineScopedEnvironmentVariableFixTests
{
    [Fact]
    public Task Uses_the_process() => Verify.FixAsync<CR1010MachineScopedEnvironmentVariableFix>(
        TestProject.Web,
        """
        using static System.EnvironmentVariableTarget;
        var id = Environment.GetEnvironmentVariable("SHOP_ID", {|CR1010:Machine|});
        var key = Environment.GetEnvironmentVariable("SHOP_KEY", /* set by the installer */ {|CR1010:EnvironmentVariableTarget.Machine|});
        Environment.SetEnvironmentVariable("SHOP_KEY", key, {|CR1010:System.EnvironmentVariableTarget.User|}); // keep
        """,
        """
        using static System.EnvironmentVariableTarget;
        var id = Environment.GetEnvironmentVariable("SHOP_ID", Process);
        var key = Environment.GetEnvironmentVariable("SHOP_KEY", /* set by the installer */ EnvironmentVariableTarget.Process);
        Environment.SetEnvironmentVariable("SHOP_KEY", key, System.EnvironmentVariableTarget.Process); // keep
        """,
        "CR1010:process",
        "CR1010");
}
