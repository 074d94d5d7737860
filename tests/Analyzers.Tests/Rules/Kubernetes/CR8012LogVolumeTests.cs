using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8012LogVolumeTests
{
    private const string Volume = "volumes:\n- name: logs\n  emptyDir: {}";

    [Theory]
    [InlineData("/app/logs")]
    [InlineData("/var/log/shop")]
    [InlineData("/logs/")]
    public Task Reports_a_volume_that_nothing_reads(string path) => VerifyAsync("CR8012", Deployment(Mount($"[|{path}|]"), Volume));

    [Fact]
    public Task Silent_where_a_sidecar_reads_it() => VerifyAsync("CR8012",
        Deployment(Mount("/app/logs") + "\n- name: shipper\n  image: fluent-bit:3\n  volumeMounts:\n  - {name: logs, mountPath: /in}", Volume));

    [Fact]
    public Task Silent_where_a_native_sidecar_reads_it() => VerifyAsync("CR8012",
        Deployment(Mount("/app/logs"), Volume + "\ninitContainers:\n- name: shipper\n  image: fluent-bit:3\n  restartPolicy: Always\n  volumeMounts:\n  - {name: logs, mountPath: /in}"));

    [Theory]
    [InlineData("/app/data", Volume)]
    [InlineData("/app/logs", "volumes:\n- name: logs\n  configMap: {name: logs}")]
    [InlineData("/var/log/pods", "volumes:\n- name: logs\n  hostPath: {path: /var/log}")]
    public Task Silent_about_other_volumes(string path, string volumes) => VerifyAsync("CR8012", Deployment(Mount(path), volumes));

    private static string Mount(string path) => $"- name: web\n  image: shop:1\n  volumeMounts:\n  - name: logs\n    mountPath: {path}";
}
