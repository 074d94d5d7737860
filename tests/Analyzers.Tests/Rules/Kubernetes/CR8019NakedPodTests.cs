using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8019NakedPodTests
{
    [Fact]
    public Task Reports_a_pod() => VerifyAsync("CR8019", Pod("name: [|shop|]"));

    [Theory]
    [InlineData("name: shop-test")]
    [InlineData("name: shop\n  annotations:\n    helm.sh/hook: test-success")]
    public Task Silent_about_tests_and_hooks(string metadata) => VerifyAsync("CR8019", Pod(metadata));

    [Fact]
    public Task Where_the_repository_is_kept_says_nothing() => VerifyAtAsync("CR8019", "/home/test/work/shop/k8s/pod.yaml", Pod("name: [|shop|]"));

    [Fact]
    public Task Silent_in_folders_of_tests_and_about_pods_that_end() => VerifyAtAsync("CR8019", "/src/k8s/tests/pod.yaml", Pod("name: shop") + "  restartPolicy: Never\n");

    [Fact]
    public Task Silent_about_workloads() => VerifyAsync("CR8019", Deployment("- name: web\n  image: shop:1"));

    private static string Pod(string metadata) => $"apiVersion: v1\nkind: Pod\nmetadata:\n  {metadata}\nspec:\n  containers: [{{name: web, image: \"shop:1\"}}]\n";
}
