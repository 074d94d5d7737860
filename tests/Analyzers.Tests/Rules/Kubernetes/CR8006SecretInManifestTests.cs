using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8006SecretInManifestTests
{
    [Theory]
    [InlineData("ConnectionStrings__Shop", "[|\"Server=sql1;Database=Shop;User Id=shop;Password=S3cret!\"|]")]
    [InlineData("DB_PASSWORD", "[|S3cretPass!|]")]
    [InlineData("Jwt__SigningKey", "[|'kx82mfa0sd9f8asd7f6a5sd4'|]")]
    [InlineData("GH", "[|ghp_0123456789abcdefABCDEF0123456789abcd|]")]
    [InlineData("BROKER", "[|amqp://shop:hunter22@rabbit:5672/|]")]
    public async Task Reports_variables_and_never_shows_the_value(string name, string value)
    {
        var found = await VerifyAsync("CR8006", Deployment($"- name: web\n  image: shop:1\n  env:\n  - name: {name}\n    value: {value}"));
        Assert.Contains(name, found[0].GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain(value.Trim('[', ']', '|', '"', '\''), found[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- --password=[|S3cretPass!|]")]
    [InlineData("- --db-password\n  - [|S3cretPass!|]")]
    public Task Reports_arguments(string arguments) => VerifyAsync("CR8006", Deployment($"- name: web\n  image: shop:1\n  args:\n  {(arguments.Contains("=[|", StringComparison.Ordinal) ? "- [|--password=S3cretPass!|]" : arguments)}"));

    [Fact]
    public Task Reports_config_maps_and_settings_files_in_them() => VerifyAsync("CR8006", """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shop}
        data:
          Smtp__Password: [|hunter22!|]
          server-tokens: "false"
          [|appsettings.json|]: |
            { "ConnectionStrings": { "Shop": "Server=sql1;Database=Shop;User Id=shop;Password=S3cret!" } }
          [|app.properties|]: |
            url=http://shop
            password=hunter22!
          nginx.conf: |
            server_tokens off;
        """);

    [Theory]
    [InlineData("[|DB_PASSWORD:sup3rsecret!|]")]
    [InlineData("[|REDIS_MASTER_PASSWORD=abcd1234|]")]
    [InlineData("REDIS_MASTER_PASSWORD=")]
    [InlineData("REDIS_MASTER_PASSWORD=${REDIS_MASTER_PASSWORD}")]
    [InlineData("http://shop:8080/?a=b")]
    public Task Reads_lines_of_settings_in_config_maps(string value) => VerifyAsync("CR8006", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: shop}}\ndata:\n  env: {value}\n");

    [Fact]
    public Task Reports_a_secret_with_real_data_once() => VerifyAsync("CR8006", """
        apiVersion: v1
        kind: Secret
        metadata: {name: shop}
        data:
          username: c2hvcA==
          password: [|UzNjcmV0IQ==|]
          other: UzNjcmV0IQ==
        """);

    [Theory]
    [InlineData("value: \"\"")]
    [InlineData("value: $(SHOP_PASSWORD)")]
    [InlineData("value: ${DB_PASSWORD}")]
    [InlineData("value: <password>")]
    [InlineData("value: changeme")]
    [InlineData("value: {{ .Values.password }}")]
    [InlineData("valueFrom: {secretKeyRef: {name: shop, key: password}}")]
    public Task Silent_about_references_and_placeholders(string value) => VerifyAsync("CR8006", Deployment($"- name: web\n  image: shop:1\n  env:\n  - name: DB_PASSWORD\n    {value}"));

    [Theory]
    [InlineData("DB_PASSWORD_FILE", "/run/secrets/db")]
    [InlineData("TOKEN_LIFETIME", "3600")]
    [InlineData("ConnectionStrings__Shop", "Server=sql1;Database=Shop;User Id=shop")]
    public Task Silent_about_values_that_are_no_secrets(string name, string value) => VerifyAsync("CR8006", Deployment($"- name: web\n  image: shop:1\n  env:\n  - name: {name}\n    value: \"{value}\""));

    [Fact]
    public Task Names_the_key_that_is_secret() => VerifyAsync("CR8006", """
        apiVersion: v1
        kind: Secret
        metadata: {name: storage}
        stringData:
          azurestorageaccountname: shopfiles
          discovery.auth.username: shop
          apiAddress: storage:5705
          key: [|c2hvcGZpbGVzc2hvcGZpbGVz1|]
        """);

    [Theory]
    [InlineData("  # checkov:skip=CKV_SECRET_6: a test", true)]
    [InlineData("  # trivy:ignore:KSV-0109", true)]
    [InlineData("  # checkov:skip=CKV_K8S_8: another matter", false)]
    public Task Comments_for_other_tools_about_the_same_matter_count(string comment, bool isSilent) => VerifyAsync("CR8006",
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: s}}\ndata:\n  password: {(isSilent ? "UzNjcmV0IQ==" : "[|UzNjcmV0IQ==|]")}{comment}\n");

    [Theory]
    [InlineData("apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: s}\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  password: ENC[AES256_GCM,data:abc]\nsops:\n  version: 3.7.3\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  password: \"\"\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  password: {{ .Values.password | b64enc }}\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  password: PHBhc3N3b3JkPg==\n")]
    public Task Silent_about_sealed_empty_and_templated_secrets(string secret) => VerifyAsync("CR8006", secret);
}
