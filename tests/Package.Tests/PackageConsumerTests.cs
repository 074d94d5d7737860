namespace CloudReady.Package.Tests;

/// <summary>A fresh web project that references the package: what its developer sees.</summary>
public sealed class PackageConsumerTests(PackageFixture package)
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        string orders = "Server=sql1.shop.internal;Database=Orders;User Id=shop;Password=S3cret!";

        app.MapGet("/", () => orders.Length);

        app.Run();

        """;

    private static readonly string[] HostFailures = ["CS8032", "AD0001", "CS9057"];

    [Fact]
    public async Task Build_warns_at_the_right_places()
    {
        Consumer consumer = await package.CreateConsumerAsync("warns", Program);
        await File.WriteAllTextAsync(
            Path.Combine(consumer.Folder, "appsettings.json"),
            """{ "ConnectionStrings": { "Shop": "Server=sql1;Database=Shop;User Id=shop;Password=S3cret!" } }""",
            TestContext.Current.CancellationToken);

        CommandResult build = await consumer.BuildAsync("", TestContext.Current.CancellationToken);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["Program.cs(4,17) CR1001", "Program.cs(8,1) CR3001", "Program.cs(8,1) CR4101", "appsettings.json(1,34) CR1101"], Consumer.Findings(build));
        Assert.DoesNotContain("S3cret!", build.Output, StringComparison.Ordinal);
        Assert.All(HostFailures, id => Assert.DoesNotContain(id, build.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_reads_the_configuration_files_of_the_project()
    {
        Consumer consumer = await package.CreateConsumerAsync("files", "return;\n");
        const string section = """<connectionStrings><add name="Shop" connectionString="Server=sql1;Database=Shop" /></connectionStrings>""";
        foreach (string file in (string[])["Web.config", "app.Release.config", "Tool.exe.config", "ConnectionStrings.config", "Config/connectionStrings.config", "App_Config/AppSettings.config", "Other/connectionStrings.Other.config", "packages.config"])
        {
            string path = Path.Combine(consumer.Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, section, TestContext.Current.CancellationToken);
        }

        const string log = """<nlog><targets><target type="File" name="f" /></targets><rules><logger writeTo="f" /></rules></nlog>""";
        foreach (string file in (string[])["nlog.config", "logging.xml", "Config/log4net.config", "Shop.log4net.config"])
            await File.WriteAllTextAsync(Path.Combine(consumer.Folder, file), log, TestContext.Current.CancellationToken);

        CommandResult build = await consumer.BuildAsync("", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["AppSettings.config(1,55) CR1103", "ConnectionStrings.config(1,55) CR1103", "Tool.exe.config(1,55) CR1103", "Web.config(1,55) CR1103", "app.Release.config(1,55) CR1103", "connectionStrings.config(1,55) CR1103"],
            Consumer.Findings(build).Where(finding => finding.EndsWith("CR1103", StringComparison.Ordinal)));
        Assert.Equal(
            ["Shop.log4net.config(1,30) CR4002", "log4net.config(1,30) CR4002", "logging.xml(1,30) CR4002", "nlog.config(1,30) CR4002"],
            Consumer.Findings(build).Where(finding => finding.EndsWith("CR4002", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Build_reads_the_manifests_below_the_project()
    {
        Consumer consumer = await package.CreateConsumerAsync("manifests", "return;\n");
        const string pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n  - name: web\n    image: shop\n";
        foreach (string file in (string[])["app.yaml", "deploy/base/pod.yml", "bin/out.yaml", "node_modules/a/other.yaml", ".github/hidden.yaml"])
        {
            string path = Path.Combine(consumer.Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, pod, TestContext.Current.CancellationToken);
        }

        CommandResult build = await consumer.BuildAsync("", TestContext.Current.CancellationToken);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["app.yaml(8,12) CR8005", "pod.yml(8,12) CR8005"], Consumer.Findings(build).Where(finding => finding.EndsWith("CR8005", StringComparison.Ordinal)));
        Assert.All(HostFailures, id => Assert.DoesNotContain(id, build.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-p:CloudReadyMode=None")]
    [InlineData("-p:IsTestProject=true")]
    public async Task Build_is_silent_where_it_is_told_to_be(string property)
    {
        Consumer consumer = await package.CreateConsumerAsync("silent" + property.Length, Program);
        CommandResult build = await consumer.BuildAsync(property, TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Empty(Consumer.Findings(build));
    }

    [Fact]
    public async Task Users_own_severity_wins_over_the_preset()
    {
        Consumer consumer = await package.CreateConsumerAsync("severity", Program);
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, ".editorconfig"), """
            root = true
            [*.cs]
            dotnet_diagnostic.CR1001.severity = none
            """, TestContext.Current.CancellationToken);
        CommandResult build = await consumer.BuildAsync("-p:CloudReadyMode=All", TestContext.Current.CancellationToken);
        Assert.Equal(["Program.cs(8,1) CR3001", "Program.cs(8,1) CR4101"], Consumer.Findings(build));
    }

    [Fact]
    public async Task An_unknown_mode_is_said()
    {
        Consumer consumer = await package.CreateConsumerAsync("mode", Program);
        CommandResult build = await consumer.BuildAsync("-p:CloudReadyMode=Strict", TestContext.Current.CancellationToken);
        Assert.Contains("CloudReadyMode 'Strict' is not known", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_applies_the_fixes_and_the_fixed_application_answers_its_probes()
    {
        const string Format = "format analyzers --diagnostics CR1001 CR3001 --severity info --no-restore";
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Consumer consumer = await package.CreateConsumerAsync("fixes", Program);
        Assert.Equal(0, (await consumer.BuildAsync("", cancellationToken)).ExitCode);

        CommandResult format = await DotNet.RunAsync(consumer.Folder, Format, cancellationToken);
        Assert.True(format.ExitCode == 0, format.Output);
        string fixedProgram = consumer.Program;
        CommandResult build = await consumer.BuildAsync("", cancellationToken);

        Assert.True(build.ExitCode == 0, build.Output);
        // Metrics need a package first: the message names it.
        Assert.Equal(["Program.cs(13,1) CR4101"], Consumer.Findings(build));
        Assert.DoesNotContain("S3cret!", fixedProgram, StringComparison.Ordinal);
        int[] status = await consumer.GetStatusAsync(["/healthz/live", "/healthz/ready", "/"], cancellationToken);
        Assert.Equal([200, 200, 200], status);

        await DotNet.RunAsync(consumer.Folder, Format, cancellationToken);
        Assert.Equal(fixedProgram, consumer.Program);
    }
}
