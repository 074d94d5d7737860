using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8007ConfigurationInManifestTests
{
    [Fact]
    public async Task Reports_a_repeated_setting_once()
    {
        var found = await VerifyAsync("CR8007", Deployment(Web("web", "[|http://catalog|]") + "\n" + Web("worker", "http://catalog")));
        Assert.Contains("web, worker", found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_across_files_of_a_folder_in_the_first()
    {
        var found = await FindAsync("CR8007", (AppPath, Deployment(Web("web", "http://catalog"))), ("/src/k8s/worker.yaml", Deployment(Web("worker", "http://catalog"), name: "worker")));
        Assert.Equal(AppPath, Assert.Single(found).Location.GetLineSpan().Path);
    }

    [Fact]
    public Task Silent_about_other_values_and_other_folders() => VerifyAsync("CR8007", Deployment(Web("web", "http://catalog") + "\n" + Web("worker", "http://catalog2")),
        ("/src/other/app.yaml", Deployment(Web("web", "http://catalog"))));

    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS", "8080")]
    [InlineData("DOTNET_gcServer", "1")]
    [InlineData("A", "$(B)")]
    [InlineData("DB_PASSWORD", "S3cretPass!")]
    public Task Silent_about_switches_references_and_secrets(string name, string value) => VerifyAsync("CR8007",
        Deployment($"- name: a\n  image: a:1\n  env: [{{name: {name}, value: \"{value}\"}}]\n- name: b\n  image: b:1\n  env: [{{name: {name}, value: \"{value}\"}}]"));

    private static string Web(string name, string value) => $"- name: {name}\n  image: {name}:1\n  env:\n  - name: Catalog__Url\n    value: {value}";
}
