using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8001MissingReadinessProbeTests
{
    private const string Web = "- name: [|web|]\n  image: shop:1\n  ports:\n  - containerPort: 8080";
    private const string Ready = "- name: web\n  image: shop:1\n  ports:\n  - containerPort: 8080\n  readinessProbe: {httpGet: {path: /ready, port: 8080}}";

    [Fact]
    public async Task Reports_a_container_behind_a_service()
    {
        var found = await VerifyAsync("CR8001", Deployment(Web) + Service());
        Assert.Contains("Service 'shop'", found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_service_beside_it()
    {
        var found = await VerifyAsync("CR8001", Deployment(Web) + Service(), ("/src/k8s/a.yaml", Service(name: "first")));
        Assert.Contains("Service 'shop'", found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Reports_where_the_service_is_in_another_file() =>
        VerifyAsync("CR8001", Deployment(Web), ("/src/k8s/service.yaml", Service()));

    [Fact]
    public Task Reports_the_container_that_the_port_names() =>
        VerifyAsync("CR8001", Deployment("- name: [|web|]\n  image: shop:1\n  ports:\n  - name: http\n    containerPort: 8080\n- name: proxy\n  image: envoy:1") + Service("ports:\n- port: 80\n  targetPort: http"));

    [Theory]
    [InlineData("StatefulSet", "apps/v1")]
    [InlineData("Rollout", "argoproj.io/v1alpha1")]
    public Task Reports_every_kind_of_workload(string kind, string version) => VerifyAsync("CR8001", Deployment(Web, kind: kind, version: version) + Service());

    [Fact]
    public Task Silent_with_a_probe() => VerifyAsync("CR8001", Deployment(Ready) + Service());

    [Fact]
    public Task Silent_without_a_service() => VerifyAsync("CR8001", Deployment(Web.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));

    [Fact]
    public Task Silent_about_another_service() => VerifyAsync("CR8001", Deployment("- name: web\n  image: shop:1") + Service(selector: "app: other"));

    [Fact]
    public Task Silent_about_init_containers_and_jobs() => VerifyAsync("CR8001",
        Deployment(Ready, pod: "initContainers:\n- name: wait\n  image: busybox:1\n  ports:\n  - containerPort: 8080") + Service()
        + "---\n" + Deployment("- name: once\n  image: shop:1\n  ports:\n  - containerPort: 8080", kind: "Job", version: "batch/v1"));

    [Fact]
    public Task Reports_a_native_sidecar_that_takes_the_traffic() => VerifyAsync("CR8001",
        Deployment("- name: web\n  image: shop:1", pod: "initContainers:\n- name: [|proxy|]\n  image: envoy:1\n  restartPolicy: Always\n  ports:\n  - containerPort: 8080") + Service());

    [Fact]
    public Task Silent_in_a_patch() => VerifyAsync("CR8001", Deployment("- name: web\n  ports:\n  - containerPort: 8080") + Service());

    [Fact]
    public Task Silent_where_a_patch_adds_the_probe() => VerifyAsync("CR8001", Deployment(Ready.Replace("readinessProbe", "livenessProbe", StringComparison.Ordinal)) + Service(),
        ("/src/k8s/prod/kustomization.yaml", "patches:\n- path: probe.yaml\n"),
        ("/src/k8s/prod/probe.yaml", Deployment("- name: web\n  readinessProbe: {httpGet: {path: /ready, port: 8080}}")));

    [Theory]
    [InlineData("ignore-check.kube-linter.io/no-readiness-probe: because")]
    [InlineData("kube-score/ignore: pod-probes,container-image-tag")]
    [InlineData("polaris.fairwinds.com/readinessProbeMissing-exempt: \"true\"")]
    [InlineData("checkov.io/skip1: CKV_K8S_9=no traffic")]
    public Task Silent_where_another_linter_is_told_to_be(string annotation) => VerifyAsync("CR8001",
        Deployment(Web.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)).Replace("  name: shop\nspec:", $"  name: shop\n  annotations:\n    {annotation}\nspec:", StringComparison.Ordinal) + Service());

    [Theory]
    [InlineData("- name: web # cloudready: disable CR8001 internal")]
    [InlineData("# cloudready: disable CR8001 internal\n- name: web")]
    public Task Silent_where_a_comment_says_so(string name) => VerifyAsync("CR8001", Deployment(name + "\n  image: shop:1\n  ports:\n  - containerPort: 8080") + Service());

    [Fact]
    public async Task Silent_where_a_template_writes_the_probe_and_not_where_it_does_not()
    {
        const string Service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  ports:\n  - port: 80\n    targetPort: http\n  selector:\n    {{- include \"shop.labels\" . | nindent 4 }}\n";
        const string Start = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  template:\n    metadata:\n      labels:\n        {{- include \"shop.labels\" . | nindent 8 }}\n    spec:\n      containers:\n      - name: WEB\n        image: shop:1\n        ports:\n        - name: http\n          containerPort: 8080\n";
        await VerifyAtAsync("CR8001", "/src/chart/templates/app.yaml", Start.Replace("WEB", "[|web|]", StringComparison.Ordinal), ("/src/chart/templates/service.yaml", Service));
        await VerifyAtAsync("CR8001", "/src/chart/templates/app.yaml", Start + "        {{- toYaml .Values.probes | nindent 8 }}\n", ("/src/chart/templates/service.yaml", Service));
        await VerifyAtAsync("CR8001", "/src/chart/templates/app.yaml", Start + "        readinessProbe:\n{{ toYaml .Values.probe | indent 10 }}\n", ("/src/chart/templates/service.yaml", Service));
    }
}
