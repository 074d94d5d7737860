using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>The identity of a Windows domain is used.</summary>
internal sealed class CR6106WindowsIdentity() : PlatformRule(Rule, effortHours: 8)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6106",
        "The identity of a Windows domain is used",
        "'{0}' asks Windows or Active Directory who the user is: a Linux container is in no domain. Sign in with OpenID Connect, or query the directory with a portable LDAP client.",
        DiagnosticSeverity.Warning,
        "Windows identities, impersonation and ADSI work on a machine that has joined a domain. A pod has not.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.Security.Principal.WindowsIdentity",
        "T:System.Security.Principal.WindowsPrincipal",
        "T:System.Security.Principal.WindowsImpersonationContext",
        "T:System.DirectoryServices.DirectoryEntry",
        "T:System.DirectoryServices.DirectorySearcher",
        "T:System.DirectoryServices.AccountManagement.PrincipalContext",
        "T:System.DirectoryServices.AccountManagement.UserPrincipal",
        "T:System.DirectoryServices.AccountManagement.GroupPrincipal",
        "T:System.DirectoryServices.ActiveDirectory.Domain");
}
