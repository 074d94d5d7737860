using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8009WritableRootFilesystemTests
{
    [Theory]
    [InlineData("- name: [|web|]\n  image: shop:1")]
    [InlineData("- name: web\n  image: shop:1\n  [|securityContext|]: {runAsNonRoot: true}")]
    [InlineData("- name: web\n  image: shop:1\n  securityContext: {readOnlyRootFilesystem: [|false|]}")]
    public Task Reports(string container) => VerifyAsync("CR8009", Deployment(container));

    [Theory]
    [InlineData("- name: web\n  image: shop:1\n  securityContext: {readOnlyRootFilesystem: true}")]
    [InlineData("- name: db\n  image: postgres:16")]
    [InlineData("- name: web\n  image: shop:1\n  securityContext: {{ toYaml .Values.securityContext | nindent 12 }}")]
    public Task Silent(string container) => VerifyAsync("CR8009", Deployment(container));
}
