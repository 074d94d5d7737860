namespace CloudReady.Package.Tests;

/// <summary>What a build says of the Dockerfile beside the project.</summary>
public sealed class PackageImageTests(PackageFixture package)
{
    private const string Program = "return;\n";

    [Fact]
    public async Task Build_warns_about_the_image_of_the_project()
    {
        Consumer consumer = await package.CreateConsumerAsync("image", Program);
        await WriteAsync(consumer, "Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet\nCOPY out .\nENTRYPOINT dotnet Consumer.dll\n");

        CommandResult build = await consumer.BuildAsync("", TestContext.Current.CancellationToken);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["Dockerfile(1,6) CR7001", "Dockerfile(3,1) CR7004", "Dockerfile(3,1) CR7007"], FindingsOfImages(build));
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stage_that_compose_builds_is_judged_and_compose_is_not_reported_by_each_project()
    {
        Consumer consumer = await package.CreateConsumerAsync(Path.Combine("compose", "Shop"), Program);
        await WriteAsync(consumer, "Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final\nENTRYPOINT [\"dotnet\", \"Consumer.dll\"]\n\nFROM mcr.microsoft.com/dotnet/sdk:10.0 AS tool\nENTRYPOINT [\"dotnet\", \"watch\"]\n");
        await WriteAsync(consumer, "../docker-compose.yml", "services:\n  shop:\n    build:\n      context: Shop\n      target: final\n    environment:\n    - DB_PASSWORD=s3cretPass!\n");

        CommandResult build = await consumer.BuildAsync("", TestContext.Current.CancellationToken);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["Dockerfile(2,1) CR7004"], FindingsOfImages(build));
        Assert.DoesNotContain("CR8006", build.Output, StringComparison.Ordinal);
    }

    private static Task WriteAsync(Consumer consumer, string file, string content) =>
        File.WriteAllTextAsync(Path.Combine(consumer.Folder, file), content, TestContext.Current.CancellationToken);

    private static IEnumerable<string> FindingsOfImages(CommandResult build) => Consumer.Findings(build).Where(finding => finding.Contains("CR70", StringComparison.Ordinal));
}
