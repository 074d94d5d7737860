using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>
/// Cookies and tokens that only the replica which wrote them can read. Reported where the keys are kept in one replica; else,
/// once for the application, where data protection is registered or first needed.
/// </summary>
internal sealed class CR2007DataProtectionKeysNotShared() : Rule(Rule, effortHours: 1, FixKind.RewriteWithCompanions), IApplicationRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2007",
        "The keys of data protection are not shared",
        "'{0}' {1}: what one replica writes the others reject, and a restart logs everybody out. Keep the keys in a shared place, for example PersistKeysToStackExchangeRedis (package Microsoft.AspNetCore.DataProtection.StackExchangeRedis) with a connection string from configuration.",
        DiagnosticSeverity.Warning,
        "ASP.NET Core protects authentication cookies, session cookies, antiforgery tokens and TempData with keys. In a container it makes new ones at every start, and keeps them there, unless the application says where they are kept.");

    private const string Own = "protects cookies and tokens with keys that each replica makes for itself";
    private const string Kept = "keeps the keys of cookies and tokens in one replica";
    private const string Encrypted = "encrypts the keys of cookies and tokens for one machine";
    private const string KeyDirectorySetting = "ReadOnlyDataProtectionKeyDirectory";

    /// <summary>Registrations of MVC, which uses the keys only for what <see cref="Names"/> say.</summary>
    private static readonly string[] Mvc = ["AddControllersWithViews", "AddMvc"];

    /// <summary>Forms and TempData of MVC.</summary>
    public ImmutableArray<string> Names { get; } = ImmutableArray.Create(
        "ValidateAntiForgeryToken", "AutoValidateAntiforgeryToken", "AutoValidateAntiforgeryTokenAttribute", "TempData");

    public void Analyze(SourceContext context)
    {
        if (!MayHoldAnchor(context) || context.Application.Kind != ApplicationKind.Web)
            return;

        ApplicationModel application = context.Application;
        foreach (SimpleNameSyntax kept in KeptLocally(application))
        {
            if (kept.SyntaxTree == context.Model.SyntaxTree)
                Report(context, kept, IsEncryption(kept) ? Encrypted : Kept);
        }

        if (!IsCured(application) && !HasLocalKeys(application) && FirstNeed(application) is var (anchor, method) && anchor.SyntaxTree == context.Model.SyntaxTree)
            context.Report(Rule, ApiUse.LocationOf(anchor), null, isSyntactic: false, method, Own);
    }

    private static void Report(SourceContext context, SimpleNameSyntax name, string what) =>
        context.Report(Rule, ApiUse.LocationOf(name), null, isSyntactic: false, name.Identifier.ValueText, what);

    private static bool MayHoldAnchor(SourceContext context)
    {
        foreach (SyntaxNode use in context.Facts.Uses)
        {
            string name = SourceFacts.NameOf(use);
            if (IsOfKeyRing(name) || Array.IndexOf(Mvc, name) >= 0)
                return true;
        }

        return StateRegistrations.MayCallOtherProjects(context.Facts) && context.Application.HasSourceReferences;
    }

    private static bool IsOfKeyRing(string name)
    {
        foreach (StateApi api in StateApi.Named(name))
        {
            if (api.Store == StateStore.KeyRing)
                return true;
        }

        return name == "PersistKeysToFileSystem";
    }

    /// <summary>The calls that keep the keys in one replica, or encrypt them for one machine, whatever they are kept in.</summary>
    private static IEnumerable<SimpleNameSyntax> KeptLocally(ApplicationModel application)
    {
        bool isShared = application.State.MayBeShared(StateStore.KeyRing);
        foreach (StateRegistration registration in application.State.Of(StateStore.KeyRing))
        {
            if (registration is { Role: StateRole.Local, IsDevelopmentOnly: false, IsElsewhere: false }
                && (!isShared || IsEncryption(registration.Name))
                && !PlatformGuard.IsWindowsOnly(registration.Name, application.ModelOf(registration.Name)))
            {
                yield return registration.Name;
            }
        }
    }

    private static bool IsEncryption(SimpleNameSyntax name) => name.Identifier.ValueText.StartsWith("ProtectKeysWith", StringComparison.Ordinal);

    /// <summary>True where the keys are kept somewhere, and be it in one replica, which has a finding of its own.</summary>
    private static bool HasLocalKeys(ApplicationModel application)
    {
        foreach (StateRegistration registration in application.State.Of(StateStore.KeyRing))
        {
            if (registration is { Role: StateRole.Local, IsDevelopmentOnly: false })
                return true;
        }

        return false;
    }

    private static bool IsCured(ApplicationModel application) =>
        application.State.MayBeShared(StateStore.KeyRing) || SetsKeyDirectory(application.Artifacts);

    private static bool SetsKeyDirectory(ArtifactSet artifacts)
    {
        foreach ((AdditionalText file, _) in artifacts.JsonSettings)
        {
            if (file.GetText()?.ToString().IndexOf(KeyDirectorySetting, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Where data protection is registered, else the first registration, in the order of the table, that cannot do without
    /// it.
    /// </summary>
    private (SimpleNameSyntax Anchor, string Method)? FirstNeed(ApplicationModel application)
    {
        StateRegistration? first = null;
        int rank = int.MaxValue;
        foreach (StateRegistration registration in application.State.Of(StateStore.KeyRing))
        {
            if (registration is { Role: StateRole.Needs, IsDevelopmentOnly: false }
                && RankOf(registration.Name.Identifier.ValueText) is var candidate
                && (candidate < rank || candidate == rank && IsBefore(registration.Anchor, first!.Anchor)))
            {
                first = registration;
                rank = candidate;
            }
        }

        return first is not null ? (first.Anchor, first.Name.Identifier.ValueText) : FirstMvc(application);
    }

    private (SimpleNameSyntax Anchor, string Method)? FirstMvc(ApplicationModel application)
    {
        bool hasForms = false;
        foreach (string name in Names)
            hasForms |= application.UsesOf(name).Count > 0;
        if (!hasForms)
            return null;

        foreach (string name in Mvc)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (ApiUse.ExpressionOf(use) is InvocationExpressionSyntax && !application.State.IsDevelopmentOnly(use))
                    return (use, name);
            }
        }

        return null;
    }

    private static int RankOf(string method)
    {
        for (int i = 0; i < StateApi.All.Length; i++)
        {
            if (StateApi.All[i].Store == StateStore.KeyRing && StateApi.All[i].Name == method)
                return i;
        }

        return int.MaxValue - 1;
    }

    private static bool IsBefore(SimpleNameSyntax left, SimpleNameSyntax right) =>
        left.SyntaxTree == right.SyntaxTree && left.SpanStart < right.SpanStart;
}
