using CloudReady.CodeFixes.Fixes.Kubernetes;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8016DeprecatedApiVersionFixTests
{
    [Fact]
    public Task Writes_the_version_that_is_served() => ManifestFix.VerifyAsync<CR8016DeprecatedApiVersionFix>(
        "# jobs\napiVersion: batch/v1beta1 # old\nkind: CronJob\nmetadata: {name: a}\n---\napiVersion: \"apps/v1beta2\"\nkind: Deployment\nmetadata: {name: b}\nspec: {selector: {matchLabels: {a: b}}}\n",
        "# jobs\napiVersion: batch/v1 # old\nkind: CronJob\nmetadata: {name: a}\n---\napiVersion: \"apps/v1\"\nkind: Deployment\nmetadata: {name: b}\nspec: {selector: {matchLabels: {a: b}}}\n");

    [Theory]
    [InlineData("apiVersion: networking.k8s.io/v1beta1\nkind: Ingress\nmetadata: {name: a}\n")]
    [InlineData("apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}\nspec: {}\n")]
    [InlineData("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n")]
    public Task No_fix_where_the_fields_differ(string manifest) => ManifestFix.VerifyNoneAsync<CR8016DeprecatedApiVersionFix>(manifest);
}
