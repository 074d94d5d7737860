using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8005UnpinnedImageTests
{
    [Theory]
    [InlineData("[|shop|]")]
    [InlineData("[|shop:latest|]")]
    [InlineData("[|\"registry:5000/team/shop\"|]")]
    [InlineData("[|mcr.microsoft.com/dotnet/aspnet|]")]
    public Task Reports_images_without_a_version(string image) => VerifyAsync("CR8005", Deployment($"- name: web\n  image: {image}"));

    [Fact]
    public Task Reports_init_containers() => VerifyAsync("CR8005", Deployment("- name: web\n  image: shop:1", pod: "initContainers:\n- name: wait\n  image: [|busybox|]"));

    [Theory]
    [InlineData("shop:1.2")]
    [InlineData("registry:5000/shop:1")]
    [InlineData("shop@sha256:0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("shop:latest@sha256:0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("${IMAGE}")]
    [InlineData("<registry>/shop")]
    [InlineData("#{Image}#")]
    [InlineData("{{ .Values.image }}")]
    [InlineData("\"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}\"")]
    public Task Silent_about_versions_digests_and_placeholders(string image) => VerifyAsync("CR8005", Deployment($"- name: web\n  image: {image}"));

    [Fact]
    public Task Reports_what_values_of_the_chart_say() => VerifyAtAsync("CR8005", "/src/chart/templates/app.yaml",
        Deployment("- name: web\n  image: [|\"{{ .Values.image.repository }}:{{ .Values.image.tag }}\"|]"),
        ("/src/chart/values.yaml", "image:\n  repository: shop\n  tag: latest\n"));

    [Fact]
    public Task Silent_where_the_values_leave_the_tag_open() => VerifyAtAsync("CR8005", "/src/chart/templates/app.yaml",
        Deployment("- name: web\n  image: \"{{ .Values.image.repository }}:{{ .Values.image.tag }}\""),
        ("/src/chart/values.yaml", "image:\n  repository: shop\n  tag: \"\"\n"));

    [Theory]
    [InlineData("/src/k8s/kustomization.yaml", "resources: [app.yaml]\nimages:\n- name: shop\n  newTag: \"1.4\"\n")]
    [InlineData("/src/skaffold.yaml", "apiVersion: skaffold/v4beta6\nkind: Config\nbuild:\n  artifacts:\n  - image: shop\n")]
    public Task Silent_where_the_tag_is_set_elsewhere(string path, string content) => VerifyAsync("CR8005", Deployment("- name: web\n  image: shop"), (path, content));
}
