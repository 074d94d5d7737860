using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8013SingleReplicaTests
{
    private const string Web = "- name: web\n  image: shop:1";

    [Fact]
    public Task Reports_one_replica() => VerifyAsync("CR8013", Deployment(Web, spec: "replicas: [|1|]") + Service());

    [Fact]
    public Task Reports_none_written() => VerifyAsync("CR8013", Deployment(Web, name: "[|shop|]").Replace("app: [|shop|]", "app: shop", StringComparison.Ordinal) + Service());

    [Theory]
    [InlineData("replicas: 2")]
    [InlineData("replicas: 1\nstrategy: {type: Recreate}")]
    [InlineData("replicas: {{ .Values.replicas }}")]
    public Task Silent(string spec) => VerifyAsync("CR8013", Deployment(Web, spec: spec) + Service());

    [Fact]
    public Task Silent_without_a_service() => VerifyAsync("CR8013", Deployment(Web));

    [Fact]
    public Task Silent_under_an_autoscaler() => VerifyAsync("CR8013", Deployment(Web) + Service(),
        ("/src/k8s/hpa.yaml", "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: shop}\nspec:\n  scaleTargetRef: {kind: Deployment, name: shop}\n"));

    [Fact]
    public Task Silent_where_kustomize_sets_it() => VerifyAsync("CR8013", Deployment(Web) + Service(), ("/src/k8s/prod/kustomization.yaml", "replicas:\n- name: shop\n  count: 3\n"));

    [Fact]
    public Task Silent_about_stores_and_workloads_with_a_disk() => VerifyAsync("CR8013", Deployment("- name: db\n  image: postgres:16") + Service()
        + "---\n" + Deployment(Web, pod: "volumes:\n- name: d\n  persistentVolumeClaim: {claimName: d}"));
}
