using CloudReady.Analyzers.Rules.Administration;
using CloudReady.Analyzers.Rules.Configuration;
using CloudReady.Analyzers.Rules.Health;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.Analyzers.Rules.Kubernetes;
using CloudReady.Analyzers.Rules.Lifecycle;
using CloudReady.Analyzers.Rules.Platform;
using CloudReady.Analyzers.Rules.State;
using CloudReady.Analyzers.Rules.Telemetry;
using CloudReady.Analyzers.Rules.Tool;

namespace CloudReady.Analyzers.Engine;

/// <summary>Every rule of the product, by id.</summary>
internal static class RuleCatalog
{
    /// <summary>All rules, sorted by id.</summary>
    public static ImmutableArray<Rule> All { get; } = ImmutableArray.Create(new Rule[]
    {
        new CR0001InvalidOption(),
        new CR0002FileNotAnalyzed(),
        new CR1001HardcodedConnectionString(),
        new CR1002HardcodedCredential(),
        new CR1003HardcodedEndpoint(),
        new CR1004HardcodedListenAddress(),
        new CR1005ConfigurationIgnoresEnvironment(),
        new CR1006LegacyConfigurationApi(),
        new CR1007EnvironmentDecidedInCode(),
        new CR1008ConfigurationWrittenAtRunTime(),
        new CR1009DevelopmentSettingInProduction(),
        new CR1010MachineScopedEnvironmentVariable(),
        new CR1101ConnectionStringInSettingsFile(),
        new CR1102CredentialInSettingsFile(),
        new CR1103ConnectionStringInConfigFile(),
        new CR1104CredentialInConfigFile(),
        new CR1105MachineBoundConfigEncryption(),
        new CR2001InProcessSession(),
        new CR2002InMemoryDistributedCache(),
        new CR2003SystemWebSession(),
        new CR2004SessionStateConfig(),
        new CR2005CacheAsStore(),
        new CR2006MutableStaticState(),
        new CR2007DataProtectionKeysNotShared(),
        new CR2008MachineKeyNotShared(),
        new CR2009SignalRWithoutBackplane(),
        new CR2010InMemoryJobStore(),
        new CR2011EveryReplicaSchedules(),
        new CR2012FireAndForgetWork(),
        new CR2013EmbeddedDatabase(),
        new CR2101LocalFileWrite(),
        new CR2102AbsolutePath(),
        new CR2103UploadSavedLocally(),
        new CR2104ContentRootWrite(),
        new CR2105UserProfilePath(),
        new CR2106FileSystemTrigger(),
        new CR3001MissingHealthEndpoint(),
        new CR3002HealthChecksNotMapped(),
        new CR3003ProbesNotSeparated(),
        new CR3004LivenessChecksDependencies(),
        new CR3005DependencyWithoutCheck(),
        new CR3006HealthEndpointGuarded(),
        new CR3007WorkerWithoutProbe(),
        new CR3008FrameworkAppWithoutHealth(),
        new CR4001FileLogSink(),
        new CR4002FileLogSinkInConfig(),
        new CR4003HandWrittenLog(),
        new CR4004EventLogSink(),
        new CR4005NoConsoleLogging(),
        new CR4006FileTraceListener(),
        new CR4007ConsoleWriteInsteadOfLogger(),
        new CR4101NoMetrics(),
        new CR4102MetricsNotExported(),
        new CR4103WindowsPerformanceCounter(),
        new CR5001ShellAdminTask(),
        new CR5002BlockingProcessWait(),
        new CR5003InteractiveConsole(),
        new CR5004CommandLineAdminSwitch(),
        new CR5005MigrationAtStartup(),
        new CR5006ServiceControl(),
        new CR6001ProcessExit(),
        new CR6002StoppingTokenIgnored(),
        new CR6003BlockingStart(),
        new CR6004NoGracefulShutdown(),
        new CR6005ForwardedHeadersMissing(),
        new CR6101WindowsRegistry(),
        new CR6102WindowsManagement(),
        new CR6103ComInterop(),
        new CR6104WindowsNativeLibrary(),
        new CR6105WindowsGraphics(),
        new CR6106WindowsIdentity(),
        new CR6107WindowsMessageQueue(),
        new CR6108WcfServerOrRemoting(),
        new CR6109WindowsServiceHost(),
        new CR6110MachineCertificateStore(),
        new CR6111WindowsPathSeparator(),
        new CR6112WindowsTimeZoneId(),
        new CR6113WindowsOnlyTarget(),
        new CR7001UnpinnedBaseImage(),
        new CR7002BaseImageWithoutDigest(),
        new CR7003SdkImageShipped(),
        new CR7004RunsAsRoot(),
        new CR7005SecretInImage(),
        new CR7006ConfigurationBakedIn(),
        new CR7007ShellFormEntryPoint(),
        new CR7008ContextCopiedBeforeRestore(),
        new CR7009MissingDockerignore(),
        new CR7010PackageManagerResidue(),
        new CR7011AddInsteadOfCopy(),
        new CR7012OutOfSupportBase(),
        new CR7013StalePort(),
        new CR7014SeveralProcesses(),
        new CR7015NotContainerized(),
        new CR7016UnlockedDependencies(),
        new CR7017InstructionMistake(),
        new CR8001MissingReadinessProbe(),
        new CR8002MissingLivenessProbe(),
        new CR8003ProbesIdentical(),
        new CR8004MissingResources(),
        new CR8005UnpinnedImage(),
        new CR8006SecretInManifest(),
        new CR8007ConfigurationInManifest(),
        new CR8008RunsPrivileged(),
        new CR8009WritableRootFilesystem(),
        new CR8010HostPathVolume(),
        new CR8011SharedClaimInDeployment(),
        new CR8012LogVolume(),
        new CR8013SingleReplica(),
        new CR8014SelectorMismatch(),
        new CR8015ServiceExposure(),
        new CR8016DeprecatedApiVersion(),
        new CR8017InvalidManifest(),
        new CR8018DuplicateEnvironmentVariable(),
        new CR8019NakedPod(),
        new CR8020DatabaseInDeployment(),
    });

    /// <summary>The rule with that id, or null.</summary>
    public static Rule? Find(string id)
    {
        foreach (Rule rule in All)
        {
            if (string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase))
                return rule;
        }

        return null;
    }

    /// <summary>The descriptors of the rules that a host of rules runs.</summary>
    public static ImmutableArray<DiagnosticDescriptor> DescriptorsOf(Func<Rule, bool> isRun)
    {
        var descriptors = ImmutableArray.CreateBuilder<DiagnosticDescriptor>();
        foreach (Rule rule in All)
        {
            if (isRun(rule))
                descriptors.Add(rule.Descriptor);
        }

        return descriptors.ToImmutable();
    }

    /// <summary>The rules that the project has not switched off for all its files.</summary>
    public static ImmutableArray<Rule> EnabledIn(Compilation compilation, CancellationToken cancellationToken)
    {
        var enabled = ImmutableArray.CreateBuilder<Rule>();
        foreach (Rule rule in All)
        {
            if (rule.Descriptor.IsEnabledByDefault ? !IsSwitchedOff(rule.Id, compilation.Options, cancellationToken) : IsSwitchedOn(rule.Id, compilation, cancellationToken))
                enabled.Add(rule);
        }

        return enabled.ToImmutable();
    }

    /// <summary>True where the project, or one of its files, switches on what is off by default.</summary>
    private static bool IsSwitchedOn(string id, Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out ReportDiagnostic specific))
            return IsOn(specific);
        if (compilation.Options.SyntaxTreeOptionsProvider is not { } provider)
            return false;
        if (provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out ReportDiagnostic global) && IsOn(global))
            return true;

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (provider.TryGetDiagnosticValue(tree, id, cancellationToken, out ReportDiagnostic local) && IsOn(local))
                return true;
        }

        return false;
    }

    private static bool IsOn(ReportDiagnostic value) => value is not (ReportDiagnostic.Default or ReportDiagnostic.Suppress);

    private static bool IsSwitchedOff(string id, CompilationOptions options, CancellationToken cancellationToken)
    {
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out ReportDiagnostic specific))
            return specific == ReportDiagnostic.Suppress;

        // A file may switch a rule on that the project switches off: then the compiler asks file by file.
        return options.SyntaxTreeOptionsProvider is { } provider
            && provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out ReportDiagnostic global)
            && global == ReportDiagnostic.Suppress;
    }
}
