using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8004MissingResourcesFixTests
{
    private const string Confirm = "# confirm: what the container was measured to use";

    [Theory]
    [InlineData(
        "- name: web\n  image: shop:1",
        "- name: web\n  image: shop:1\n  resources: " + Confirm + "\n    requests:\n      cpu: 100m\n      memory: 256Mi\n    limits:\n      memory: 512Mi")]
    [InlineData(
        "- name: web\n  resources: {}\n  image: shop:1",
        "- name: web\n  resources: " + Confirm + "\n    requests:\n      cpu: 100m\n      memory: 256Mi\n    limits:\n      memory: 512Mi\n  image: shop:1")]
    [InlineData(
        "- name: web\n  image: shop:1\n  resources:\n    limits:\n      memory: 1Gi # measured",
        "- name: web\n  image: shop:1\n  resources:\n    requests: " + Confirm + "\n      cpu: 100m\n    limits:\n      memory: 1Gi # measured")]
    [InlineData(
        "- name: web\n  image: shop:1\n  resources:\n    requests:\n      memory: 1Gi",
        "- name: web\n  image: shop:1\n  resources:\n    limits: " + Confirm + "\n      memory: 1Gi\n    requests:\n      memory: 1Gi\n      cpu: 100m " + Confirm)]
    public Task Adds_what_is_missing(string container, string expected) => ManifestFix.VerifyAsync<CR8004MissingResourcesFix>(Deployment(container), Deployment(expected));

    [Theory]
    [InlineData("- name: web\n  image: shop:1\n  resources: {limits: {memory: 1Gi}}")]
    [InlineData("- {name: web, image: \"shop:1\"}")]
    public Task No_fix_in_flow_style(string container) => ManifestFix.VerifyNoneAsync<CR8004MissingResourcesFix>(Deployment(container));
}
