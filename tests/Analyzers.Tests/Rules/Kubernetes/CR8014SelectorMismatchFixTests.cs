using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8014SelectorMismatchFixTests
{
    private const string Web = "- name: web\n  image: shop:1\n  ports:\n  - name: http\n    containerPort: 8080";

    [Theory]
    [InlineData("ports:\n- port: 80\n  targetPort: \"web\"", "ports:\n- port: 80\n  targetPort: \"http\"")]
    [InlineData("ports:\n- port: 80 # as ever", "ports:\n- port: 80 # as ever\n  targetPort: http")]
    public Task Writes_the_only_port(string ports, string expected) =>
        ManifestFix.VerifyAsync<CR8014SelectorMismatchFix>(Deployment(Web) + Service(ports), Deployment(Web) + Service(expected));

    [Fact]
    public Task Writes_the_label_of_the_pods() => ManifestFix.VerifyAsync<CR8014SelectorMismatchFix>(
        Deployment(Web).Replace("      app: shop\n  template", "      app: shpo\n  template", StringComparison.Ordinal), Deployment(Web));

    [Fact]
    public Task No_fix_where_several_ports_may_be_meant() => ManifestFix.VerifyNoneAsync<CR8014SelectorMismatchFix>(
        Deployment(Web + "\n  - name: grpc\n    containerPort: 8081") + Service("ports:\n- port: 80\n  targetPort: web"));
}
