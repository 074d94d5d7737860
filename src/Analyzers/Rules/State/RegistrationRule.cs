using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>
/// A registration in a service that leaves a store of state to one replica. Where another project of the solution makes the
/// registration, the call that leads there is reported.
/// </summary>
/// <param name="descriptor">The descriptor; its message may name the method, <c>{0}</c>, and a cure, <c>{1}</c>.</param>
/// <param name="effortHours">The work to cure one finding.</param>
/// <param name="fix">What the code fix does.</param>
/// <param name="store">The store.</param>
/// <param name="role">What the registration is to the store.</param>
internal abstract class RegistrationRule(DiagnosticDescriptor descriptor, double effortHours, FixKind fix, StateStore store, StateRole role)
    : Rule(descriptor, effortHours, fix), IApiRule, IApplicationRule
{
    public abstract ImmutableArray<ApiRow> Apis { get; }

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (context.Application.IsService && MayBeLost(use, context.Application) && !context.Application.State.IsDevelopmentOnly(use.Expression))
            context.Report(Descriptor, use.Location, SeverityOf(use.Row.WrittenName, context.Application), use.IsSyntactic, use.Row.WrittenName, CureFor(use.Row.WrittenName, context.Application));
    }

    public void Analyze(SourceContext context)
    {
        if (!StateRegistrations.MayCallOtherProjects(context.Facts) || !context.Application.HasSourceReferences || !context.Application.IsService)
            return;

        SimpleNameSyntax? last = null;
        foreach (StateRegistration registration in context.Application.State.Of(store))
        {
            if (registration.IsElsewhere
                && registration.Role == role
                && !registration.IsDevelopmentOnly
                && registration.Anchor != last
                && registration.Anchor.SyntaxTree == context.Model.SyntaxTree
                && !IsCured(context.Application))
            {
                last = registration.Anchor;
                string method = registration.Name.Identifier.ValueText;
                context.Report(Descriptor, ApiUse.LocationOf(last), SeverityOf(method, context.Application), isSyntactic: false, method, CureFor(method, context.Application));
            }
        }
    }

    /// <summary>True where the use leaves the store to one replica.</summary>
    protected virtual bool MayBeLost(in ApiUse use, ApplicationModel application) => !IsCured(application);

    /// <summary>True where the application has, or may have, a store that all replicas share.</summary>
    protected virtual bool IsCured(ApplicationModel application) => application.State.MayBeShared(store);

    /// <summary>A lower severity where the finding is a judgement in this application.</summary>
    protected virtual DiagnosticSeverity? SeverityOf(string method, ApplicationModel application) => null;

    /// <summary>What the message says to do, where that depends on the method.</summary>
    protected virtual string CureFor(string method, ApplicationModel application) => "";
}
