using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Cli.Loading;

/// <summary>The options and severities of one project, read from its analyzer configuration files as the compiler reads them.</summary>
internal sealed class AnalyzerConfiguration
{
    private readonly AnalyzerConfigSet _set;
    private readonly Dictionary<string, AnalyzerConfigOptionsResult> _byPath = new(StringComparer.Ordinal);

    private AnalyzerConfiguration(AnalyzerConfigSet set)
    {
        _set = set;
        OptionsProvider = new Provider(this);
        SeverityProvider = new Severities(this);
    }

    public AnalyzerConfigOptionsProvider OptionsProvider { get; }

    public SyntaxTreeOptionsProvider SeverityProvider { get; }

    /// <param name="inputs">The project.</param>
    /// <param name="unreadable">Receives the configuration files that cannot be read.</param>
    public static AnalyzerConfiguration For(ProjectInputs inputs, ICollection<NotAnalyzed> unreadable)
    {
        List<AnalyzerConfig> configs = [Properties(inputs)];
        foreach (string file in inputs.AnalyzerConfigFiles)
        {
            try
            {
                configs.Add(AnalyzerConfig.Parse(File.ReadAllText(file), file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unreadable.Add(new NotAnalyzed(file, $"cannot be read, so its options have no effect: {e.Message}"));
            }
        }

        return new AnalyzerConfiguration(AnalyzerConfigSet.Create(configs));
    }

    /// <summary>
    /// The build properties that rules look at. The level is below that of the configuration which MSBuild writes: what it
    /// evaluated wins over what was read here.
    /// </summary>
    private static AnalyzerConfig Properties(ProjectInputs inputs)
    {
        var text = new StringBuilder("is_global = true\nglobal_level = -1\n");
        ProjectFile project = inputs.File;
        foreach ((string name, string value) in project.BuildProperties)
            Append(name, value);
        Append("IsTestProject", project.Kind is ProjectKind.Test or ProjectKind.Development ? "true" : "");
        Append("TargetFramework", project.TargetFramework.Moniker);
        Append("ProjectDir", project.Directory + Path.DirectorySeparatorChar);
        foreach ((string name, string value) in inputs.RepositoryFacts)
            Append(name, value);
        Append("CloudReadyLoadedBy", inputs.LoadedBy == LoadedBy.MSBuild ? "msbuild" : "buildless");
        return AnalyzerConfig.Parse(text.ToString(), Path.Combine(project.Directory, ".cloudready.globalconfig"));

        void Append(string name, string value) => text.Append("build_property.").Append(name).Append(" = ").Append(value).Append('\n');
    }

    private AnalyzerConfigOptionsResult ForPath(string path)
    {
        lock (_byPath)
        {
            if (!_byPath.TryGetValue(path, out AnalyzerConfigOptionsResult options))
                _byPath[path] = options = _set.GetOptionsForSourcePath(path);
            return options;
        }
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Provider(AnalyzerConfiguration config) : AnalyzerConfigOptionsProvider
    {
        private readonly Dictionary<string, Options> _options = new(StringComparer.Ordinal);

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(config._set.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => For(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => For(textFile.Path);

        private Options For(string path)
        {
            lock (_options)
            {
                if (!_options.TryGetValue(path, out Options? options))
                    _options[path] = options = new Options(config.ForPath(path).AnalyzerOptions);
                return options;
            }
        }
    }

    private sealed class Severities(AnalyzerConfiguration config) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken)
        {
            if (!config.ForPath(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out string? value) || !bool.TryParse(value, out bool isGenerated))
                return GeneratedKind.Unknown;
            return isGenerated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated;
        }

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.ForPath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config._set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
