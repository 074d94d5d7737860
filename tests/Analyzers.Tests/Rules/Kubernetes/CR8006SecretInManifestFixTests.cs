using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8006SecretInManifestFixTests
{
    private const string Before = "- name: web\n  image: shop:1\n  env:\n  # the database\n  - name: ConnectionStrings__Shop\n    value: \"Server=sql1;Database=Shop;User Id=shop;Password=S3cret!\"\n  - {name: SMTP_PASSWORD, value: hunter22!}";
    private const string After = "- name: web\n  image: shop:1\n  env:\n  # the database\n  - name: ConnectionStrings__Shop\n    valueFrom:\n      secretKeyRef: # kubectl create secret generic shop-secrets --from-env-file=<file>\n        name: shop-secrets\n        key: ConnectionStrings__Shop\n  - {name: SMTP_PASSWORD, valueFrom: { secretKeyRef: { name: shop-secrets, key: SMTP_PASSWORD } }}";

    [Fact]
    public Task Refers_to_a_secret_and_writes_none() => ManifestFix.VerifyAsync<CR8006SecretInManifestFix>(Deployment(Before), Deployment(After));

    [Fact]
    public async Task One_fix_after_the_other_is_all_of_them()
    {
        (string first, _) = await ArtifactFix.ApplyAsync<CR8006SecretInManifestFix>("app.yaml", Deployment(Before), TestContext.Current.CancellationToken);
        (string second, _) = await ArtifactFix.ApplyAsync<CR8006SecretInManifestFix>("app.yaml", first, TestContext.Current.CancellationToken);
        Assert.Equal(Deployment(After), second);
        Assert.DoesNotContain("S3cret!", second, StringComparison.Ordinal);
    }

    [Fact]
    public Task Names_the_namespace_and_leaves_a_secret_of_that_name_alone()
    {
        const string secret = "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: shop-secrets\nstringData:\n  OTHER: \"\"\n";
        string Shop(string container) => Deployment(container).Replace("  name: shop\nspec:", "  name: shop\n  namespace: web\nspec:", StringComparison.Ordinal) + secret;
        return ManifestFix.VerifyAsync<CR8006SecretInManifestFix>(
            Shop("- name: web\n  image: shop:1\n  env:\n  - name: DB_PASSWORD\n    value: S3cretPass! # production"),
            Shop("- name: web\n  image: shop:1\n  env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: # kubectl create secret generic shop-secrets -n web --from-env-file=<file>\n        name: shop-secrets\n        key: DB_PASSWORD # production"));
    }

    [Theory]
    [InlineData("- name: web\n  image: shop:1\n  args:\n  - --password=S3cretPass!")]
    [InlineData("- name: web\n  image: {{ .Values.image }}\n  env:\n  - name: DB_PASSWORD\n    value: S3cretPass!")]
    public Task No_fix_of_arguments_and_in_templates(string container) => ManifestFix.VerifyNoneAsync<CR8006SecretInManifestFix>(Deployment(container));
}
