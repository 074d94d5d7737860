using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8004MissingResourcesTests
{
    [Theory]
    [InlineData("- name: [|web|]\n  image: shop:1", "memory limit, memory request, CPU request")]
    [InlineData("- name: web\n  image: shop:1\n  [|resources|]: {}", "memory limit, memory request, CPU request")]
    [InlineData("- name: web\n  image: shop:1\n  [|resources|]:\n    requests: {cpu: 1, memory: 1Gi}", "has no memory limit:")]
    [InlineData("- name: web\n  image: shop:1\n  [|resources|]:\n    limits: {memory: 1Gi}", "has no CPU request:")]
    public async Task Reports_what_is_missing(string container, string missing)
    {
        var found = await VerifyAsync("CR8004", Deployment(container));
        Assert.Contains(missing, found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Reports_jobs_too() => VerifyAsync("CR8004", Deployment("- name: [|once|]\n  image: shop:1", kind: "Job", version: "batch/v1"));

    [Theory]
    [InlineData("requests: {cpu: 100m, memory: 1Gi}\n    limits: {memory: 1Gi}")]
    [InlineData("requests: {cpu: 100m}\n    limits: {memory: 1Gi}")]
    [InlineData("limits: {cpu: 1, memory: 1Gi}")]
    public Task Silent_without_a_limit_of_cpu_and_where_the_limit_is_the_request(string resources) =>
        VerifyAsync("CR8004", Deployment("- name: web\n  image: shop:1\n  resources:\n    " + resources));

    [Fact]
    public Task Silent_with_defaults_of_the_namespace() => VerifyAsync("CR8004", Deployment("- name: web\n  image: shop:1"),
        ("/src/k8s/limits.yaml", "apiVersion: v1\nkind: LimitRange\nmetadata: {name: defaults}\nspec:\n  limits:\n  - type: Container\n    default: {memory: 512Mi}\n"));

    [Fact]
    public Task Silent_with_resources_of_the_pod() => VerifyAsync("CR8004", Deployment("- name: web\n  image: shop:1", pod: "resources:\n  limits: {memory: 1Gi}"));

    [Theory]
    [InlineData("- limits: {memory: 1Gi}")]
    [InlineData("small")]
    public Task Silent_where_they_are_malformed_which_is_another_finding(string resources) =>
        VerifyAsync("CR8004", Deployment("- name: web\n  image: shop:1\n  resources:\n    " + resources));

    [Fact]
    public Task Silent_about_init_containers() => VerifyAsync("CR8004", Deployment("- name: web\n  image: shop:1\n  resources: {limits: {cpu: 1, memory: 1Gi}}", pod: "initContainers:\n- name: wait\n  image: busybox:1"));

    [Theory]
    [InlineData("resources: {{ toYaml .Values.resources | nindent 12 }}")]
    [InlineData("resources:\n{{ toYaml .Values.resources | indent 12 }}")]
    [InlineData("{{- with .Values.resources }}\n          resources:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}")]
    public Task Silent_where_a_template_decides(string resources) => VerifyAtAsync("CR8004", "/src/chart/templates/app.yaml", Deployment("- name: web\n  image: shop:1\n  " + resources));

    [Fact]
    public Task Reports_in_a_template_that_never_writes_them() => VerifyAtAsync("CR8004", "/src/chart/templates/app.yaml",
        Deployment("- name: [|web|]\n  image: {{ .Values.image }}\n  {{- if .Values.debug }}\n  tty: true\n  {{- end }}"));
}
