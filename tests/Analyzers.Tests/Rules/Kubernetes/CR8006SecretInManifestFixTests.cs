using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8006SecretInManifestFixTests
{
    private const string Before = "- name: web\n  image: shop:1\n  env:\n  # the database\n  - name: ConnectionStrings__Shop\n    value: \"Server=sql1;Database=Shop;User Id=shop;Password=S3cret!\"\n  - {name: SMTP_PASSWORD, value: hunter22!}";
    private const string After = "- name: web\n  image: shop:1\n  env:\n  # the database\n  - name: ConnectionStrings__Shop\n    valueFrom:\n      secretKeyRef:\n        name: shop-secrets\n        key: ConnectionStrings__Shop\n  - {name: SMTP_PASSWORD, valueFrom: { secretKeyRef: { name: shop-secrets, key: SMTP_PASSWORD } }}";
    private const string Secret = "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: shop-secrets\nstringData: # set in the cluster, never here\n  ConnectionStrings__Shop: \"\"\n  SMTP_PASSWORD: \"\"\n";

    [Fact]
    public Task Refers_to_one_secret_for_all_keys() => ManifestFix.VerifyAsync<CR8006SecretInManifestFix>(Deployment(Before), Deployment(After) + Secret);

    [Fact]
    public async Task One_fix_after_the_other_is_all_of_them()
    {
        (string first, _) = await ArtifactFix.ApplyAsync<CR8006SecretInManifestFix>("app.yaml", Deployment(Before), TestContext.Current.CancellationToken);
        (string second, _) = await ArtifactFix.ApplyAsync<CR8006SecretInManifestFix>("app.yaml", first, TestContext.Current.CancellationToken);
        Assert.Equal(Deployment(After) + Secret, second);
        Assert.DoesNotContain("S3cret!", second, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_file_without_a_line_break_at_its_end_gets_one() =>
        ManifestFix.VerifyAsync<CR8006SecretInManifestFix>(Deployment(Before).TrimEnd('\n'), Deployment(After) + Secret);

    [Theory]
    [InlineData("- name: web\n  image: shop:1\n  args:\n  - --password=S3cretPass!")]
    [InlineData("- name: web\n  image: {{ .Values.image }}\n  env:\n  - name: DB_PASSWORD\n    value: S3cretPass!")]
    public Task No_fix_of_arguments_and_in_templates(string container) => ManifestFix.VerifyNoneAsync<CR8006SecretInManifestFix>(Deployment(container));
}
