using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8002MissingLivenessProbeTests
{
    [Fact]
    public Task Reports_every_long_running_container() => VerifyAsync("CR8002", Deployment("- name: [|web|]\n  image: shop:1\n- image: worker:1\n  name: [|worker|]"));

    [Fact]
    public Task Reports_a_container_without_a_name_at_its_first_key() => VerifyAsync("CR8002", Deployment("- [|image|]: shop:1"));

    [Theory]
    [InlineData("livenessProbe: {exec: {command: [\"true\"]}}")]
    [InlineData("livenessProbe:\n    tcpSocket:\n      port: 8080")]
    public Task Silent_with_a_probe(string probe) => VerifyAsync("CR8002", Deployment("- name: web\n  image: shop:1\n  " + probe));

    [Theory]
    [InlineData("Job", "batch/v1")]
    public Task Silent_about_what_ends(string kind, string version) => VerifyAsync("CR8002", Deployment("- name: once\n  image: shop:1", kind: kind, version: version));

    [Fact]
    public Task Silent_about_cron_jobs_init_containers_and_pods_that_end() => VerifyAsync("CR8002", """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: nightly}
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                  - {name: report, image: "shop:1"}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: probe}
        spec:
          restartPolicy: Never
          initContainers:
          - {name: wait, image: "busybox:1"}
          containers:
          - {name: probe, image: "curl:1"}
        """);

    [Fact]
    public Task Silent_where_an_alias_or_a_merge_brings_it() => VerifyAsync("CR8002", """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: a}
          spec:
            template:
              spec:
                containers:
                - &defaults
                  name: a
                  image: shop:1
                  livenessProbe: &probe
                    tcpSocket: {port: 8080}
                - <<: *defaults
                  name: b
                - name: c
                  image: shop:1
                  livenessProbe: *probe
                - name: [|d|]
                  image: shop:1
        """);

    [Fact]
    public Task Silent_where_a_json_patch_adds_it() => VerifyAsync("CR8002", Deployment("- name: web\n  image: shop:1"),
        ("/src/k8s/prod/kustomization.yaml", """
            patches:
            - target: {kind: Deployment, name: shop}
              patch: |-
                - op: add
                  path: /spec/template/spec/containers/0/livenessProbe
                  value: {tcpSocket: {port: 8080}}
            """));

    [Fact]
    public Task Reports_in_json() => VerifyAtAsync("CR8002", "/src/k8s/app.json", """
        {
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "shop" },
          "spec": { "template": { "spec": { "containers": [ { "name": [|"web"|], "image": "shop:1" } ] } } }
        }
        """);

    [Fact]
    public Task Silent_about_files_that_are_no_manifests() => VerifyAtAsync("CR8002", "/src/docker-compose.yml", "services:\n  web:\n    image: shop\n");
}
