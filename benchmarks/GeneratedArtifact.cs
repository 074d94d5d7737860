using System.Text;

namespace CloudReady.Benchmarks;

/// <summary>A file beside the code, of any size: as people write them, and as nobody should.</summary>
/// <param name="Name">What the benchmark calls it.</param>
/// <param name="Item">Part of the file by its number; it is repeated until the size is reached.</param>
/// <param name="Start">What stands before the first part.</param>
/// <param name="End">What stands after the last.</param>
internal sealed record GeneratedArtifact(string Name, Func<int, string> Item, string Start = "", string End = "")
{
    public static readonly GeneratedArtifact Manifests = new("manifests", Application);

    public static readonly GeneratedArtifact[] HostileYaml =
    [
        new("one block text", static i => $"  line {i} of a text that somebody pasted\n", "data: |\n"),
        new("one line", static i => "text without an end ", "a: "),
        new("one line of brackets", static i => $"[{i}, {{a: b}}], ", "a: [", "1]"),
        new("deep brackets", static i => new string('[', 90) + new string(']', 90) + ",\n", "a: [\n", " 1]"),
        new("deep dashes", static i => string.Concat(Enumerable.Repeat("- ", 90)) + i + "\n"),
        new("too deep", static i => "["),
        new("short documents", static i => "---\na: b\n"),
        new("short entries", static i => "- a: b\n"),
        new("one large mapping", static i => $"k{i}: v\n"),
        new("duplicate keys", static i => "a: b\n"),
        new("anchors", static i => $"- &a{i % 50_000} text\n"),
        new("aliases", static i => "- *a\n", "- &a text\n"),
        new("documents with a tag", static i => "---\n- !!str a\n"),
        new("too many anchors", static i => $"- &a{i} x\n"),
        new("texts of two lines", static i => "- \"one\n  two\"\n"),
        new("a template", static i => $"a{i}: {{{{ .Values.a }}}}\n{{{{- if .x }}}}\nb{i}:\n  {{{{- toYaml . | nindent 2 }}}}\n{{{{- end }}}}\n"),
        new("damage in each document", static i => "---\na: [\n"),
    ];

    public static readonly GeneratedArtifact Settings = new(
        "settings",
        static i => $$"""
              "Section{{i}}": {
                "Endpoint": "https://orders-{{i}}.shop.internal/api", "Retries": {{i % 9}}, "Enabled": true,
                "Names": ["one", "two \u00e9", "three"]
              },

            """,
        "{\n", "\"Last\": null}");

    public static readonly GeneratedArtifact[] HostileJson = [new("short values", static i => "0,", "[", "0]"), new("one string", static i => "text without an end ", "\"", "\"")];

    public static readonly GeneratedArtifact WebConfig = new(
        "web.config", static i => $"  <add key=\"Shop:Setting{i}\" value=\"value &amp; {i}\" /> <!-- comment -->\n  <target name=\"t{i}\"><file>app.log</file></target>\n", "<configuration>\n", "</configuration>");

    public static readonly GeneratedArtifact[] HostileXml = [new("short elements", static i => "<a/>\n", "<a>", "</a>")];

    public static readonly GeneratedArtifact Dockerfiles = new(
        "Dockerfiles",
        static i => $"""
            # stage {i}
            FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build{i}
            ARG CONFIGURATION=Release
            WORKDIR /src
            COPY ["src/Shop{i}/Shop.csproj", "src/Shop{i}/"]
            RUN --mount=type=cache,target=/root/.nuget dotnet restore "src/Shop{i}/Shop.csproj"
            COPY . .
            RUN apt-get update && apt-get install -y --no-install-recommends \
                  curl \
                  ca-certificates \
                && rm -rf /var/lib/apt/lists/*
            ENV ASPNETCORE_URLS=http://+:8080 DOTNET_EnableDiagnostics=0
            USER app
            ENTRYPOINT ["dotnet", "Shop.dll"]

            """);

    public static readonly GeneratedArtifact[] HostileDockerfiles =
    [
        new("chain of stages", static i => $"FROM s{i} AS s{i + 1}\n", "FROM alpine AS s0\n"),
        new("one continued line", static i => "a word \\\n", "FROM alpine\nRUN "),
        new("comments between", static i => "# no\n", "FROM alpine\nRUN a \\\n"),
        new("heredocs", static i => $"RUN <<E{i}\necho {i}\nE{i}\n", "FROM alpine\n"),
        new("heredocs of one line", static i => $"<<E{i} ", "FROM alpine\nRUN cat "),
        new("heredocs without end", static i => $"RUN <<E{i}\n", "FROM alpine\n"),
        new("one long word", static i => "abcdefghijklmnop", "FROM alpine\nRUN "),
        new("variables", static i => $"ARG a{i}=${{a{i - 1}:-x}}\n", "ARG a=b\n", "FROM ${a9}\n"),
        new("unknown words", static i => "what is this\n"),
    ];

    /// <summary>The bytes of a file of about that size.</summary>
    public byte[] Create(int size)
    {
        var content = new MemoryStream(size + 4096);
        content.Write(Encoding.UTF8.GetBytes(Start));
        for (int i = 0; content.Length < size; i++)
            content.Write(Encoding.UTF8.GetBytes(Item(i)));
        content.Write(Encoding.UTF8.GetBytes(End));
        return content.ToArray();
    }

    private static string Application(int number) => $"""
        # The orders of tenant {number}.
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: orders-{number}
          namespace: shop
          labels:
            app.kubernetes.io/name: orders-{number}
            app.kubernetes.io/part-of: shop
          annotations: {"{"}prometheus.io/scrape: "true", prometheus.io/port: "8080"{"}"}
        spec:
          replicas: {number % 5}
          selector:
            matchLabels:
              app.kubernetes.io/name: orders-{number}
          template:
            metadata:
              labels:
                app.kubernetes.io/name: orders-{number}
            spec:
              serviceAccountName: orders
              terminationGracePeriodSeconds: 45 # longer than the shutdown of the application
              securityContext:
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault
              containers:
                - name: orders
                  image: registry.shop.internal/orders:1.{number}.0
                  args: ["--urls", "http://+:8080"]
                  ports:
                    - name: http
                      containerPort: 8080
                  env:
                    - name: ConnectionStrings__Orders
                      valueFrom:
                        secretKeyRef:
                          name: orders
                          key: connection-string
                    - name: ASPNETCORE_ENVIRONMENT
                      value: "Production"
                    - name: Shop__Greeting
                      value: 'it''s open'
                  livenessProbe:
                    httpGet:
                      path: /healthz/live
                      port: http
                    periodSeconds: 10
                  readinessProbe:
                    httpGet: {"{"}path: /healthz/ready, port: http{"}"}
                  resources:
                    requests:
                      cpu: 100m
                      memory: 256Mi
                    limits:
                      memory: 512Mi
                  volumeMounts:
                    - name: settings
                      mountPath: /app/settings
                      readOnly: true
              volumes:
                - name: settings
                  configMap:
                    name: orders-{number}
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: orders-{number}
        spec:
          type: ClusterIP
          selector:
            app.kubernetes.io/name: orders-{number}
          ports:
            - name: http
              port: 80
              targetPort: http
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: orders-{number}
        data:
          appsettings.json: |
            {"{"}
              "Logging": {"{"} "LogLevel": {"{"} "Default": "Information" {"}"} {"}"},
              "Shop": {"{"} "Tenant": {number}, "Currency": "EUR" {"}"}
            {"}"}
          description: >-
            The settings of a tenant; a description
            goes over more than one line.
          note: a plain text may also
            go on in the next line
        ---

        """;
}
