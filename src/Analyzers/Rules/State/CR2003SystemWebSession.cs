using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>Code on System.Web uses a session that is lost with one replica; once per file, with the setting that says where it is kept.</summary>
internal sealed class CR2003SystemWebSession() : Rule(Rule, effortHours: 8, FixKind.None), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2003",
        "Code depends on a session in the memory of one machine",
        "Session is used here, and web.config {0}: a restart or another replica loses it. Set mode=\"Custom\" with the Redis provider (package Microsoft.Web.RedisSessionStateProvider), and keep only what can be serialized in it.",
        DiagnosticSeverity.Warning,
        "ASP.NET keeps session in the worker process unless web.config says otherwise. What moves to a shared provider must be serializable, so each use is worth a look.");

    public void Analyze(SourceContext context)
    {
        List<Location>? uses = null;
        bool isSyntactic = false;
        foreach (SyntaxNode use in context.Facts.Uses)
        {
            if (use is not SimpleNameSyntax name || SystemWebSession.Names.IndexOf(name.Identifier.ValueText) < 0)
                continue;
            if (context.Application.Kind != ApplicationKind.FrameworkWeb || !context.Application.SystemWebSession.IsLocal)
                return;

            bool acceptsUnresolved = context.Options.IsBuildless && context.Sees("System.Web.Mvc");
            if (!SystemWebSession.IsUse(name, context.Model, acceptsUnresolved, context.CancellationToken))
                continue;

            isSyntactic |= uses is null && context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is null;
            (uses ??= []).Add(name.GetLocation());
        }

        if (uses is null)
            return;

        SessionStateSetting? setting = context.Application.SystemWebSession.Setting;
        if (setting is not null)
            uses.Add(setting.Location);
        context.Report(Rule, uses, isSyntactic, WhatSays(setting));
    }

    private static string WhatSays(SessionStateSetting? setting) => setting switch
    {
        null => "does not say where it is kept, so it is in the memory of one replica",
        _ when setting.Is("StateServer") => "keeps it in a state server, which is itself one process on one machine",
        _ when setting.Is("SQLServer") => "keeps it in a database on the machine itself",
        _ => "keeps it in the memory of one replica (InProc)",
    };
}
