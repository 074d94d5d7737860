using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8017InvalidManifestTests
{
    private const string Web = "- name: web\n  image: shop:1";

    [Theory]
    [InlineData("replicas: [|\"2\"|]", "whole number")]
    [InlineData("paused: [|yes please|]", "true or false")]
    [InlineData("[|replica|]: 2", "no field 'replica'")]
    [InlineData("[|minreadyseconds|]: 2", "written 'minReadySeconds'")]
    [InlineData("strategy: [|Recreate|]", "must have fields")]
    public async Task Reports_fields_that_the_kind_does_not_have(string spec, string what)
    {
        var found = await VerifyAsync("CR8017", Deployment(Web, spec: spec));
        Assert.Contains(what, found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: [|n234567890123456|]\n    containerPort: 8080")]
    [InlineData("name: [|Http|]\n    containerPort: 8080")]
    [InlineData("name: [|\"8080\"|]\n    containerPort: 8080")]
    [InlineData("name: n23456789012345\n    containerPort: 8080")]
    [InlineData("name: http\n    containerPort: [|80808|]")]
    public Task Reports_ports_that_are_none(string port) => VerifyAsync("CR8017", Deployment($"{Web}\n  ports:\n  - {port}"));

    [Theory]
    [InlineData("80", "[|123456|]")]
    [InlineData("80", "[|web_port|]")]
    [InlineData("[|0|]", "http")]
    [InlineData("80", "8080")]
    public Task Reports_ports_of_services_that_are_none(string port, string target) => VerifyAsync("CR8017", Service($"ports:\n- port: {port}\n  targetPort: {target}"));

    [Theory]
    [InlineData("env:\n  - name: A\n    value: [|true|]")]
    [InlineData("env:\n  - name: A\n    value: [|8080|]")]
    [InlineData("env: [|A|]")]
    [InlineData("ports:\n  - containerPort: [|\"8080\"|]")]
    [InlineData("resources:\n    limits: {memory: [|much|]}")]
    [InlineData("[|livenessprobe|]: {}")]
    [InlineData("[|hostNetwork|]: true")]
    public Task Reports_values_of_the_wrong_type(string field) => VerifyAsync("CR8017", Deployment($"{Web}\n  {field}"));

    [Theory]
    [InlineData("env:\n  - name: A\n    value: \"true\"\n  - name: B\n    value: text\n  - {name: C}\n  - name: D\n    value:")]
    [InlineData("livenessProbe:\n    httpGet: {path: /a, port: http}\n    initialDelaySeconds: 5")]
    [InlineData("resources:\n    limits: {memory: 512Mi, cpu: 0.5, nvidia.com/gpu: 1}")]
    [InlineData("command: []\n  args: [\"1\"]")]
    public Task Silent_about_what_is_right(string field) => VerifyAsync("CR8017", Deployment($"{Web}\n  {field}"));

    [Fact]
    public Task Reports_a_missing_selector() => VerifyAsync("CR8017", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: [|shop|]}\nspec:\n  template:\n    spec:\n      containers: [{name: a, image: \"a:1\"}]\n");

    [Fact]
    public async Task Reports_yaml_that_cannot_be_read_and_reads_the_next_document()
    {
        const string Broken = "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n spec: b\n";
        Assert.Single(await FindAsync("CR8017", (AppPath, Broken)));
        Assert.Single(await FindAsync("CR8002", (AppPath, Broken + "---\n" + Deployment(Web))));
        Assert.Empty(await FindAsync("CR0002", (AppPath, Broken)));
    }

    [Fact]
    public Task Reports_a_key_that_stands_twice() => VerifyAsync("CR8017", Deployment($"{Web}\n  [|image|]: shop:2"));

    [Fact]
    public Task Silent_about_custom_resources_and_patches() => VerifyAsync("CR8017",
        "apiVersion: example.org/v1\nkind: Shop\nspec: {replicas: \"2\"}\n---\n" + Deployment("- name: web\n  tty: true").Replace("  selector:\n    matchLabels:\n      app: shop\n", "", StringComparison.Ordinal));

    [Fact]
    public async Task A_quoted_text_that_only_the_standard_forbids_is_listed()
    {
        const string Manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: \"one\ntwo\"\n";
        Assert.Empty(await FindAsync("CR8017", (AppPath, Manifest)));
        Assert.Single(await FindAsync("CR0002", (AppPath, Manifest)));
    }

    [Fact]
    public Task Silent_about_an_overlay_without_containers() => VerifyAsync("CR8017", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec:\n  template:\n    spec: {priorityClassName: high}\n");

    [Fact]
    public async Task A_template_that_cannot_be_read_is_listed()
    {
        const string Template = "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.a }}\n spec: b\n";
        Assert.Empty(await FindAsync("CR8017", ("/src/chart/templates/a.yaml", Template)));
        Assert.Single(await FindAsync("CR0002", ("/src/chart/templates/a.yaml", Template)));
    }

    [Fact]
    public async Task Never_quotes_the_text() => Assert.All(
        await FindAsync("CR8017", (AppPath, "apiVersion: v1\nkind: Secret\ndata:\n  password: [\"S3cret!\"]\n  other: \"S3cret!\" x\n")),
        finding => Assert.DoesNotContain("S3cret!", finding.ToString(), StringComparison.Ordinal));

    [Theory]
    [InlineData("{{ .Values.port | quote }}")]
    [InlineData("{{ .Values.port }}")]
    public Task Silent_about_how_a_template_writes_a_value(string value) => VerifyAtAsync("CR8017", "/src/chart/templates/app.yaml",
        Deployment($"{Web}\n  env:\n  - name: PORT\n    value: {value}"), ("/src/chart/values.yaml", "port: 8080\n"));
}
