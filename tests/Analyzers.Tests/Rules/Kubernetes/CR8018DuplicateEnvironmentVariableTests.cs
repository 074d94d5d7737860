using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8018DuplicateEnvironmentVariableTests
{
    [Theory]
    [InlineData("- {name: [|A|], value: \"1\"}\n  - {name: A, value: \"2\"}")]
    [InlineData("- {name: Shop__Name, value: \"1\"}\n  - {name: [|SHOP__NAME|], value: \"2\"}")]
    public Task Reports_a_name_that_is_set_twice(string environment) => VerifyAsync("CR8018", Deployment("- name: web\n  image: shop:1\n  env:\n  " + environment));

    [Theory]
    [InlineData("- {name: http_proxy, value: \"1\"}\n  - {name: HTTP_PROXY, value: \"1\"}")]
    [InlineData("- {name: A__B, value: \"1\"}\n  - {name: A__C, value: \"1\"}")]
    public Task Silent_about_different_names(string environment) => VerifyAsync("CR8018", Deployment("- name: web\n  image: shop:1\n  env:\n  " + environment));

    [Fact]
    public Task Silent_about_the_branches_of_a_template() => VerifyAtAsync("CR8018", "/src/chart/templates/app.yaml", Deployment("""
        - name: web
          image: shop:1
          env:
          {{- if .Values.a }}
          - name: A
            value: "1"
          {{- else }}
          - name: A
            value: "2"
          {{- end }}
        """));
}
