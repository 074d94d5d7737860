using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>Files that appear in a folder start work.</summary>
internal sealed class CR2106FileSystemTrigger() : Rule(Rule, effortHours: 6, FixKind.None), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2106",
        "Files in a folder start work",
        "'{0}' waits for files in a folder: in a cluster nobody puts files on the disk of a pod, changes on network volumes raise no events, and two replicas take the same file. Let the sender post to an endpoint, or put a message in a queue.",
        DiagnosticSeverity.Info,
        "A folder as an inbox needs one machine that sender and receiver share. A queue or an endpoint has neither problem.");

    /// <summary>What is watched to show it or to read it again, not to work on it.</summary>
    private static readonly string[] Reloads =
        ["Config", "Setting", "Option", "Reload", "Theme", "View", "Template", "Asset", "Bundle", "Locali", "Resource", "Razor", "Cert", "Secret", "Compil", "Plugin", "Static", "Style", "Script", "Translation", "Cache", "VirtualPath"];

    private static readonly string[] ReloadedExtensions =
        [".json", ".config", ".cshtml", ".css", ".js", ".less", ".scss", ".resx", ".po", ".yml", ".yaml", ".crt", ".pem", ".pfx", ".ini", ".html", ".dll"];

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.IO.FileSystemWatcher.#ctor"),
        new ApiRow("M:System.IO.Directory.GetFiles", receiver: "Directory"),
        new ApiRow("M:System.IO.Directory.EnumerateFiles", receiver: "Directory"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        bool isFound = use.Row.IsConstructor ? !IsReload(use.Expression) : IsInbox(use.Expression);
        if (isFound && context.Application.RunsInService && !EnvironmentGuard.IsDevelopmentOnly(use.Name, context.Model))
            context.Report(Rule, use.Location, null, use.IsSyntactic, use.Row.IsConstructor ? "FileSystemWatcher" : $"Directory.{use.Row.Member}");
    }

    private static bool IsReload(SyntaxNode creation)
    {
        if (creation is not BaseObjectCreationExpressionSyntax watcher)
            return true;

        foreach (SyntaxToken token in watcher.DescendantTokens())
        {
            if (token.Value is string text && HasAny(text, ReloadedExtensions))
                return true;
        }

        for (SyntaxNode? node = creation.Parent; node is not null; node = node.Parent)
        {
            string name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                _ => "",
            };
            if (HasAny(name, Reloads))
                return true;
        }

        return false;
    }

    private static bool HasAny(string text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>
    /// A loop that runs again and again takes each file of the folder, reads it, and moves or deletes it.
    /// </summary>
    private static bool IsInbox(SyntaxNode listing)
    {
        if (LoopOver(listing) is not { } loop || CodePlaces.Of(loop) != CodePlace.Background && !IsRepeated(loop))
            return false;

        bool isRead = false, isTakenAway = false;
        foreach (SyntaxNode node in loop.Statement.DescendantNodes())
        {
            string name = node switch
            {
                InvocationExpressionSyntax call => CallLocation.NameOf(call),
                ObjectCreationExpressionSyntax creation => creation.Type.ToString(),
                _ => "",
            };
            isRead |= name.StartsWith("ReadAll", StringComparison.Ordinal) || name.StartsWith("ReadLines", StringComparison.Ordinal) || name is "OpenRead" or "OpenText" or "StreamReader" or "Load"
                || name.IndexOf("Import", StringComparison.Ordinal) >= 0 || name.IndexOf("Process", StringComparison.Ordinal) >= 0;
            isTakenAway |= name is "Delete" or "Move" or "MoveTo";
        }

        return isRead && isTakenAway;
    }

    private static ForEachStatementSyntax? LoopOver(SyntaxNode listing)
    {
        for (SyntaxNode? node = listing.Parent; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or ForEachStatementSyntax or EqualsValueClauseSyntax; node = node.Parent)
        {
            switch (node)
            {
                case ForEachStatementSyntax loop:
                    return loop;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    return LoopOver(variable);
            }
        }

        return null;
    }

    private static ForEachStatementSyntax? LoopOver(VariableDeclaratorSyntax variable)
    {
        if (variable.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
            return null;

        foreach (SyntaxNode node in block.DescendantNodes())
        {
            if (node is ForEachStatementSyntax { Expression: IdentifierNameSyntax name } loop && name.Identifier.ValueText == variable.Identifier.ValueText)
                return loop;
        }

        return null;
    }

    private static bool IsRepeated(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null and not MemberDeclarationSyntax; current = current.Parent)
        {
            if (current is WhileStatementSyntax or DoStatementSyntax)
                return true;
        }

        return false;
    }
}
