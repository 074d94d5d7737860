using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary><c>web.config</c> keeps session in the memory of one machine. The code that uses it is named beside it.</summary>
internal sealed class CR2004SessionStateConfig() : Rule(Rule, effortHours: 3, FixKind.RewriteWithCompanions), IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2004",
        "web.config keeps session on one machine",
        "'{0}' keeps session {1}: a restart or another replica loses it. Use mode=\"Custom\" with the Redis provider (package Microsoft.Web.RedisSessionStateProvider).",
        DiagnosticSeverity.Warning,
        "With InProc the worker process holds the session, with StateServer a service on one machine does. Pods come and go, and with them carts and logins.");

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root || context.IsForDevelopment)
            return;

        bool isTransform = WebConfig.IsTransform(context.FileName);
        var transforms = ConfigTransforms.Of(context);
        foreach (XmlElement element in SessionStateSetting.ElementsOf(root))
        {
            if (SessionStateSetting.Read(element, isTransform) is { IsLocal: true } setting && !transforms.Change(element, "mode"))
                context.Report(Rule, setting.Span, null, null, UsesOf(context.Application), [$"sessionState mode=\"{setting.Mode}\"", WhereIs(setting)]);
        }
    }

    private static string WhereIs(SessionStateSetting setting) =>
        setting.Is("StateServer") ? "in a state server, which is itself one process on one machine"
        : setting.Is("SQLServer") ? "in a database on the machine itself"
        : "in the memory of one replica";

    /// <summary>The first use in each file of the code beside the configuration.</summary>
    private static List<Location> UsesOf(ApplicationModel? application)
    {
        var uses = new List<Location>();
        if (application is null)
            return uses;

        var files = new HashSet<SyntaxTree>();
        foreach (string name in SystemWebSession.Names)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (!files.Contains(use.SyntaxTree)
                    && SystemWebSession.IsUse(use, application.ModelOf(use), acceptsUnresolved: false, CancellationToken.None)
                    && files.Add(use.SyntaxTree))
                {
                    uses.Add(use.GetLocation());
                }
            }
        }

        return uses;
    }
}
