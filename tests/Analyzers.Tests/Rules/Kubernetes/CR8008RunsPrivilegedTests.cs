using Microsoft.CodeAnalysis;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8008RunsPrivilegedTests
{
    private const string Restricted = "securityContext: {runAsNonRoot: true, allowPrivilegeEscalation: false}";

    [Theory]
    [InlineData("- name: [|web|]\n  image: shop:1", "no runAsNonRoot: true) and may gain privileges")]
    [InlineData("- name: web\n  image: shop:1\n  [|securityContext|]: {allowPrivilegeEscalation: false}", "no runAsNonRoot")]
    [InlineData("- name: web\n  image: shop:1\n  [|securityContext|]: {runAsNonRoot: false, allowPrivilegeEscalation: false}", "no runAsNonRoot")]
    [InlineData("- name: web\n  image: shop:1\n  [|securityContext|]: {runAsNonRoot: true}", "may gain privileges")]
    [InlineData("- name: web\n  image: shop:1\n  [|securityContext|]: {runAsUser: 0, allowPrivilegeEscalation: false}", "runAsUser: 0")]
    [InlineData("- name: web\n  image: shop:1\n  securityContext: {privileged: [|true|]}", "is privileged")]
    [InlineData("- name: web\n  image: shop:1\n  securityContext: {runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {add: [[|SYS_ADMIN|], NET_BIND_SERVICE]}}", "SYS_ADMIN")]
    public async Task Reports_containers(string container, string what)
    {
        var found = await VerifyAsync("CR8008", Deployment(container));
        Assert.Contains(what, found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[|hostNetwork|]: true")]
    [InlineData("[|hostPID|]: true")]
    [InlineData("volumes:\n- name: docker\n  hostPath:\n    path: [|/var/run/docker.sock|]")]
    public Task Reports_pods(string pod) => VerifyAsync("CR8008", Deployment("- name: web\n  image: shop:1\n  " + Restricted, pod));

    [Theory]
    [InlineData("securityContext: {runAsNonRoot: true}", "securityContext: {allowPrivilegeEscalation: false}")]
    [InlineData("securityContext: {runAsUser: 1654}", "securityContext: {allowPrivilegeEscalation: false}")]
    [InlineData("", "securityContext: {runAsUser: 1654, allowPrivilegeEscalation: false, capabilities: {add: [NET_BIND_SERVICE], drop: [ALL]}}")]
    [InlineData("hostNetwork: false", Restricted)]
    [InlineData("nodeSelector: {kubernetes.io/os: windows}", "tty: true")]
    public Task Silent_about_restricted_containers(string pod, string container) => VerifyAsync("CR8008", Deployment("- name: web\n  image: shop:1\n  " + container, pod));

    [Fact]
    public Task Silent_where_a_template_decides() => VerifyAtAsync("CR8008", "/src/chart/templates/app.yaml",
        Deployment("- name: web\n  image: shop:1\n  {{- if .Values.nonRoot }}\n  securityContext:\n    {{- toYaml .Values.securityContext | nindent 12 }}\n  {{- end }}"));

    [Fact]
    public async Task Agents_on_every_node_are_information()
    {
        var found = await VerifyAsync("CR8008", Deployment("- name: agent\n  image: agent:1\n  securityContext: {privileged: [|true|]}", kind: "DaemonSet"));
        Assert.Equal(DiagnosticSeverity.Info, found[0].Severity);
    }
}
