using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8015ServiceExposureTests
{
    [Fact]
    public async Task Reports_several_once_at_the_first()
    {
        var found = await VerifyAsync("CR8015", Service("type: [|LoadBalancer|]\nports: [{port: 80}]", name: "a"), ("/src/k8s/b.yaml", Service("type: NodePort\nports: [{port: 80}]", name: "b")));
        Assert.Contains("(a, b)", found[0].GetMessage(), StringComparison.Ordinal);
        Assert.Single(await FindAsync("CR8015", (AppPath, Service("type: LoadBalancer", name: "a")), ("/src/k8s/b.yaml", Service("type: NodePort", name: "b"))));
    }

    [Fact]
    public Task Silent_about_one() => VerifyAsync("CR8015", Service("type: LoadBalancer\nports: [{port: 80}]") + Service("type: ClusterIP", name: "b"));

    [Fact]
    public Task Silent_about_one_in_two_variants() => VerifyAsync("CR8015", Service("type: LoadBalancer\nports: [{port: 80}]"), ("/src/prod/a.yaml", Service("type: LoadBalancer\nports: [{port: 80}]")));
}
