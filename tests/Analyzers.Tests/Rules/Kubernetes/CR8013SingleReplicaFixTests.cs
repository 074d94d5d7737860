using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8013SingleReplicaFixTests
{
    [Theory]
    [InlineData("replicas: 1 # one is enough", "replicas: 2 # one is enough")]
    [InlineData("", "replicas: 2")]
    public Task Sets_two(string spec, string expected) => ManifestFix.VerifyAsync<CR8013SingleReplicaFix>(
        Deployment("- name: web\n  image: shop:1", spec: spec) + Service(), Deployment("- name: web\n  image: shop:1", spec: expected) + Service());
}
