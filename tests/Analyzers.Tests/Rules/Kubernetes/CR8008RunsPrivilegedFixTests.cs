using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8008RunsPrivilegedFixTests
{
    private const string Restricted = "securityContext:\n    runAsNonRoot: true\n    allowPrivilegeEscalation: false";

    [Theory]
    [InlineData("- name: web\n  image: shop:1", "", "- name: web\n  image: shop:1\n  " + Restricted, "")]
    [InlineData(
        "- name: web\n  image: shop:1\n  securityContext:\n    runAsNonRoot: false # for now\n    capabilities: {drop: [ALL]}", "",
        "- name: web\n  image: shop:1\n  securityContext:\n    runAsNonRoot: true # for now\n    capabilities: {drop: [ALL]}\n    allowPrivilegeEscalation: false", "")]
    [InlineData(
        "- name: web\n  image: shop:1\n  securityContext:\n    privileged: true", "",
        "- name: web\n  image: shop:1\n  securityContext:\n    privileged: false\n    runAsNonRoot: true\n    allowPrivilegeEscalation: false", "")]
    [InlineData(
        "- name: web\n  image: shop:1\n  " + Restricted, "hostNetwork: true\nhostPID: true",
        "- name: web\n  image: shop:1\n  " + Restricted, "hostNetwork: false\nhostPID: false")]
    [InlineData(
        "- name: web\n  image: shop:1", "securityContext: {runAsUser: 1654}",
        "- name: web\n  image: shop:1\n  securityContext:\n    allowPrivilegeEscalation: false", "securityContext: {runAsUser: 1654}")]
    public Task Restricts_the_container(string container, string pod, string expected, string expectedPod) =>
        ManifestFix.VerifyAsync<CR8008RunsPrivilegedFix>(Deployment(container, pod), Deployment(expected, expectedPod));

    [Theory]
    [InlineData("- name: db\n  image: postgres:16")]
    [InlineData("- name: web\n  image: shop:1\n  securityContext: {runAsUser: 0}")]
    [InlineData("- name: web\n  image: shop:1\n  securityContext: {runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {add: [SYS_ADMIN]}}")]
    public Task No_fix_of_what_has_its_reason(string container) => ManifestFix.VerifyNoneAsync<CR8008RunsPrivilegedFix>(Deployment(container));
}
