using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8002MissingLivenessProbeFixTests
{
    [Fact]
    public Task Adds_a_probe_to_each_container() => ManifestFix.VerifyAsync<CR8002MissingLivenessProbeFix>(
        Deployment("- name: web\n  image: shop:1\n  ports:\n  - containerPort: 8080\n- name: admin\n  ports:\n  - name: http\n    containerPort: 8081\n  image: admin:1"),
        Deployment("- name: web\n  image: shop:1\n  ports:\n  - containerPort: 8080\n  livenessProbe:\n    httpGet:\n      path: /healthz/live\n      port: 8080\n- name: admin\n  ports:\n  - name: http\n    containerPort: 8081\n  image: admin:1\n  livenessProbe:\n    httpGet:\n      path: /healthz/live\n      port: http"));

    [Fact]
    public Task Writes_into_a_template_only_where_it_is_certain() => ManifestFix.VerifyAsync<CR8002MissingLivenessProbeFix>(
        Deployment("- name: web\n  image: {{ .Values.image }}\n  {{- if .Values.ports }}\n  ports:\n  - containerPort: 8080\n  {{- end }}"),
        Deployment("- name: web\n  image: {{ .Values.image }}\n  livenessProbe:\n    httpGet:\n      path: /healthz/live\n      port: 8080\n  {{- if .Values.ports }}\n  ports:\n  - containerPort: 8080\n  {{- end }}"));

    [Fact]
    public Task No_fix_for_a_port_that_speaks_no_http() => ManifestFix.VerifyNoneAsync<CR8002MissingLivenessProbeFix>(Deployment("- name: db\n  image: team/store:1\n  ports:\n  - containerPort: 5432"));

    [Fact]
    public async Task Asks_what_the_code_of_the_image_maps()
    {
        (_, string all) = await ArtifactFix.ApplyAsync<CR8002MissingLivenessProbeFix>(
            "app.yaml",
            Deployment("- name: web\n  image: contoso/shop:1\n  ports:\n  - containerPort: 8080"),
            [new(".globalconfig", "build_property.CloudReadyLoadedBy = msbuild\nbuild_property.CloudReadyWorkloads = shop|/alive|/healthy||web")],
            TestContext.Current.CancellationToken);
        Assert.Contains("path: /alive\n", all, StringComparison.Ordinal);
    }
}
