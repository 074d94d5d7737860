using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8018DuplicateEnvironmentVariableFixTests
{
    [Fact]
    public Task Removes_the_value_that_is_not_used() => ManifestFix.VerifyAsync<CR8018DuplicateEnvironmentVariableFix>(
        Deployment("- name: web\n  image: shop:1\n  env:\n  - name: A\n    value: \"1\" # old\n  - {name: B, value: \"2\"}\n  - name: A\n    value: \"3\" # new"),
        Deployment("- name: web\n  image: shop:1\n  env:\n  - {name: B, value: \"2\"}\n  - name: A\n    value: \"3\" # new"));

    [Fact]
    public Task No_fix_of_two_spellings() => ManifestFix.VerifyNoneAsync<CR8018DuplicateEnvironmentVariableFix>(
        Deployment("- name: web\n  image: shop:1\n  env:\n  - {name: A__B, value: \"1\"}\n  - {name: A__b, value: \"2\"}"));
}
