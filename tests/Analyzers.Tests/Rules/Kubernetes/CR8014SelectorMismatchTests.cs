using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8014SelectorMismatchTests
{
    private const string Web = "- name: web\n  image: shop:1\n  ports:\n  - name: http\n    containerPort: 8080";

    [Fact]
    public Task Reports_a_selector_that_the_template_does_not_satisfy() => VerifyAsync("CR8014", """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          selector:
            matchLabels: {app: [|shop|], tier: [|web|]}
          template:
            metadata:
              labels: {app: shop2}
            spec:
              containers: [{name: web, image: "shop:1"}]
        """);

    [Theory]
    [InlineData("apps.openshift.io/v1", "DeploymentConfig")]
    [InlineData("v1", "ReplicationController")]
    public Task Reports_selectors_that_are_labels_themselves(string version, string kind) => VerifyAsync("CR8014", $$"""
        apiVersion: {{version}}
        kind: {{kind}}
        metadata: {name: shop}
        spec:
          selector: {app: [|shop|], tier: web}
          template:
            metadata:
              labels: {app: shop2, tier: web}
            spec:
              containers: [{name: web, image: "shop:1"}]
        """);

    [Fact]
    public Task Reports_a_service_that_selects_nothing() => VerifyAsync("CR8014", Deployment(Web) + Service(selector: "app: shpo").Replace("selector:", "[|selector|]:", StringComparison.Ordinal));

    [Theory]
    [InlineData("ports:\n- port: 80\n  targetPort: [|web|]")]
    [InlineData("ports:\n- port: 80\n  targetPort: [|5000|]")]
    [InlineData("ports:\n- port: [|80|]")]
    public Task Reports_a_port_that_no_container_declares(string ports) => VerifyAsync("CR8014", Deployment(Web) + Service(ports));

    [Theory]
    [InlineData("ports:\n- port: 80\n  targetPort: http")]
    [InlineData("ports:\n- port: 80\n  targetPort: 8080")]
    [InlineData("ports:\n- port: 8080")]
    [InlineData("type: ExternalName\nexternalName: db.shop.internal")]
    public Task Silent_where_they_meet(string spec) => VerifyAsync("CR8014", Deployment(Web) + Service(spec));

    [Fact]
    public Task Silent_about_numbers_where_a_container_declares_no_ports() => VerifyAsync("CR8014", Deployment("- name: web\n  image: shop:1") + Service());

    [Fact]
    public Task Silent_without_a_selector_or_without_workloads() => VerifyAsync("CR8014",
        "apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec:\n  ports: [{port: 5432}]\n" + Service(selector: "app: elsewhere"));

    [Fact]
    public Task Silent_where_the_pods_are_in_another_folder() => VerifyAsync("CR8014", Service(), ("/src/base/app.yaml", Deployment(Web)));

    [Theory]
    [InlineData("annotations: {dapr.io/enabled: \"true\"}")]
    [InlineData("labels: {app: shop, sidecar.istio.io/inject: \"true\"}")]
    public Task Silent_about_ports_of_injected_sidecars(string metadata) => VerifyAsync("CR8014", $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          selector:
            matchLabels: {app: shop}
          template:
            metadata:
              {{(metadata.StartsWith("labels", StringComparison.Ordinal) ? metadata : "labels: {app: shop}\n      " + metadata)}}
            spec:
              containers: [{name: web, image: "shop:1", ports: [{containerPort: 8080}]}]
        """ + "\n" + Service("ports:\n- port: 3500\n  targetPort: 3500"));

    [Theory]
    [InlineData("apps/a/kustomization.yaml", "resources: [app.yaml]\n", "apps/b/kustomization.yaml", "resources: [b.yaml]\n", true)]
    [InlineData("apps/a/kustomization.yaml", "namespace: a\nresources: [app.yaml]\n", "apps/b/kustomization.yaml", "namespace: b\nresources: [b.yaml]\n", true)]
    [InlineData("apps/kustomization.yaml", "resources: [a, b/b.yaml]\n", "apps/a/kustomization.yaml", "resources: [app.yaml]\n", false)]
    [InlineData("apps/a/kustomization.yaml", "resources: [app.yaml, ../b/b.yaml]\n", "apps/b/kustomization.yaml", "resources: [b.yaml]\n", false)]
    [InlineData("apps/a/kustomization.yaml", "resources: [app.yaml]\n", "notes.yaml", "", false)]
    public Task A_workload_of_another_application_does_not_count(string path, string content, string otherPath, string otherContent, bool isFound) => VerifyAtAsync("CR8014", "/src/apps/a/app.yaml",
        Deployment(Web, name: "a") + (isFound ? Service(name: "a").Replace("selector:", "[|selector|]:", StringComparison.Ordinal) : Service(name: "a")),
        ("/src/apps/b/b.yaml", Deployment(Web)), ("/src/" + path, content), ("/src/" + otherPath, otherContent));

    [Fact]
    public Task Silent_beside_objects_of_operators() => VerifyAsync("CR8014",
        Deployment(Web) + Service(selector: "cnpg.io/cluster: pg") + "---\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: pg}\n");

    [Fact]
    public Task Reports_beside_workloads_of_other_kinds() => VerifyAsync("CR8014",
        Deployment(Web, kind: "Rollout", version: "argoproj.io/v1alpha1") + Service(selector: "app: shpo").Replace("selector:", "[|selector|]:", StringComparison.Ordinal));

    [Fact]
    public Task Silent_about_labels_from_templates() => VerifyAtAsync("CR8014", "/src/chart/templates/app.yaml",
        Deployment(Web).Replace("        app: shop\n", "        {{- include \"labels\" . | nindent 8 }}\n", StringComparison.Ordinal) + Service(selector: "app: web"));
}
