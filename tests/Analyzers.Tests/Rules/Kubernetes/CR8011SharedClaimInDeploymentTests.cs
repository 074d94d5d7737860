using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8011SharedClaimInDeploymentTests
{
    private const string Web = "- name: web\n  image: shop:1\n  volumeMounts:\n  - {name: data, mountPath: /data}";

    [Theory]
    [InlineData("replicas: 3", "has 3 replicas")]
    [InlineData("", "RollingUpdate")]
    [InlineData("replicas: 1\nstrategy: {type: RollingUpdate}", "RollingUpdate")]
    public async Task Reports_a_disk_of_one_node(string spec, string what)
    {
        var found = await VerifyAsync("CR8011", Deployment(Web, Volume("[|data|]"), spec) + Claim("ReadWriteOnce"));
        Assert.Contains(what, found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Reports_under_an_autoscaler() => VerifyAsync("CR8011", Deployment(Web, Volume("[|data|]"), "strategy: {type: Recreate}") + Claim("ReadWriteOnce"),
        ("/src/k8s/hpa.yaml", "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: shop}\nspec:\n  maxReplicas: 5\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}\n"));

    [Theory]
    [InlineData("strategy: {type: Recreate}", "ReadWriteOnce")]
    [InlineData("strategy: {rollingUpdate: {maxSurge: 0}}", "ReadWriteOnce")]
    [InlineData("replicas: 3", "ReadWriteMany")]
    [InlineData("replicas: 3", "ReadOnlyMany")]
    public Task Silent_where_no_two_pods_write_one_disk(string spec, string mode) => VerifyAsync("CR8011", Deployment(Web, Volume("data"), spec) + Claim(mode));

    [Fact]
    public Task Silent_about_a_claim_that_is_not_here() => VerifyAsync("CR8011", Deployment(Web, Volume("data"), "replicas: 3"));

    [Fact]
    public Task Silent_where_it_is_only_read() => VerifyAsync("CR8011",
        Deployment(Web.Replace("/data}", "/data, readOnly: true}", StringComparison.Ordinal), Volume("data"), "replicas: 3") + Claim("ReadWriteOnce"));

    [Fact]
    public Task Silent_about_stateful_sets() => VerifyAsync("CR8011", Deployment(Web, Volume("data"), "replicas: 3", kind: "StatefulSet") + Claim("ReadWriteOnce"));

    private static string Volume(string claim) => $"volumes:\n- name: data\n  persistentVolumeClaim: {{claimName: {claim}}}";

    private static string Claim(string mode) => $"---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {{name: data}}\nspec:\n  accessModes: [{mode}]\n";
}
