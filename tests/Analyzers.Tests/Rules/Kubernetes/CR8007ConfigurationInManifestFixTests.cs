using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8007ConfigurationInManifestFixTests
{
    [Fact]
    public Task Moves_the_settings_of_the_file_to_a_map() => ManifestFix.VerifyAsync<CR8007ConfigurationInManifestFix>(
        Deployment(Both("value: http://catalog", "value: \"12\"")),
        Deployment(Both(Reference("Catalog__Url"), Reference("Limit")))
            + "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shared-settings\ndata:\n  Catalog__Url: \"http://catalog\"\n  Limit: \"12\"\n");

    private static string Both(string url, string limit) => $"{One("web", url, limit)}\n{One("worker", url, limit)}";

    private static string One(string name, string url, string limit) => $"- name: {name}\n  image: {name}:1\n  env:\n  - name: Catalog__Url\n    {url}\n  - name: Limit\n    {limit}";

    private static string Reference(string key) => $"valueFrom:\n      configMapKeyRef:\n        name: shared-settings\n        key: {key}";
}
