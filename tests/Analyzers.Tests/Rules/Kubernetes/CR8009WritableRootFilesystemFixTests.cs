using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8009WritableRootFilesystemFixTests
{
    [Fact]
    public Task Adds_one_volume_for_all_containers() => ManifestFix.VerifyAsync<CR8009WritableRootFilesystemFix>(
        Deployment("- name: web\n  image: shop:1\n- name: admin\n  image: admin:1"),
        Deployment(
            "- name: web\n  image: shop:1\n  securityContext:\n    readOnlyRootFilesystem: true\n  volumeMounts:\n    - name: tmp\n      mountPath: /tmp\n"
            + "- name: admin\n  image: admin:1\n  securityContext:\n    readOnlyRootFilesystem: true\n  volumeMounts:\n    - name: tmp\n      mountPath: /tmp",
            "volumes:\n  - name: tmp\n    emptyDir: {}"));

    [Fact]
    public Task Extends_what_is_there() => ManifestFix.VerifyAsync<CR8009WritableRootFilesystemFix>(
        Deployment("- name: web\n  image: shop:1\n  securityContext:\n    readOnlyRootFilesystem: false\n  volumeMounts:\n  - name: data\n    mountPath: /data", "volumes:\n- name: data\n  emptyDir: {}"),
        Deployment("- name: web\n  image: shop:1\n  securityContext:\n    readOnlyRootFilesystem: true\n  volumeMounts:\n  - name: data\n    mountPath: /data\n  - name: tmp\n    mountPath: /tmp", "volumes:\n- name: data\n  emptyDir: {}\n- name: tmp\n  emptyDir: {}"));
}
