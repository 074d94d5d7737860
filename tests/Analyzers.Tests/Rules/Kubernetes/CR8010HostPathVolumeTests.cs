using Microsoft.CodeAnalysis;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8010HostPathVolumeTests
{
    [Theory]
    [InlineData("volumes:\n- name: data\n  [|hostPath|]:\n    path: /data")]
    [InlineData("[|nodeName|]: node-1")]
    public Task Reports_pods(string pod) => VerifyAsync("CR8010", Deployment("- name: web\n  image: shop:1", pod));

    [Fact]
    public Task Reports_ports_of_the_node() => VerifyAsync("CR8010", Deployment("- name: web\n  image: shop:1\n  ports:\n  - containerPort: 8080\n    [|hostPort|]: 80"));

    [Fact]
    public Task Reports_persistent_volumes() => VerifyAsync("CR8010", "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: data}\nspec:\n  [|hostPath|]: {path: /data}\n");

    [Theory]
    [InlineData("volumes:\n- name: data\n  emptyDir: {}\n- name: sock\n  hostPath: {path: /var/run/docker.sock}")]
    [InlineData("nodeSelector: {disk: ssd}")]
    public Task Silent(string pod) => VerifyAsync("CR8010", Deployment("- name: web\n  image: shop:1", pod));

    [Fact]
    public async Task Agents_on_every_node_are_information()
    {
        var found = await VerifyAsync("CR8010", Deployment("- name: agent\n  image: agent:1", "volumes:\n- name: logs\n  [|hostPath|]: {path: /var/log}", kind: "DaemonSet"));
        Assert.Equal(DiagnosticSeverity.Info, found[0].Severity);
    }
}
