using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>A key store of the machine is used.</summary>
internal sealed class CR6110MachineCertificateStore() : PlatformRule(Rule, effortHours: 3)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6110",
        "A key store of the machine is used",
        "'{0}' opens a certificate or key store of the machine: in a container it is empty and not shared. Load the certificate from a file that a Secret mounts, or from a vault.",
        DiagnosticSeverity.Warning,
        "The stores of a Windows machine hold what an administrator installed there. A container starts with none; Kubernetes mounts secrets as files.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "M:System.Security.Cryptography.X509Certificates.X509Store.#ctor",
        "T:System.Security.Cryptography.CspParameters",
        "M:System.Security.Cryptography.CngKey.Open",
        "M:System.Security.Cryptography.CngKey.Create");

    /// <summary>A store of another kind, in memory or by a name at run time, is not known to be the machine's.</summary>
    protected override string? Describe(in ApiUse use)
    {
        if (use.Row.SimpleTypeName != "X509Store")
            return base.Describe(use);

        string arguments = use.Arguments?.ToString() ?? "";
        return arguments is "()" or "" || arguments.IndexOf("StoreLocation.", StringComparison.Ordinal) >= 0 || arguments.IndexOf("StoreName.", StringComparison.Ordinal) >= 0 ? "X509Store" : null;
    }
}
