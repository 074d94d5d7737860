using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Files;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>A service asks for a folder of the user or of the machine.</summary>
internal sealed class CR2105UserProfilePath() : Rule(Rule, effortHours: 1, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2105",
        "A service uses a folder of the user's profile",
        "'{0}' is a folder of the user or the machine: in a container it is empty or missing, nothing in it outlives the pod. Read the path from configuration, with a key such as '{1}', and mount a volume there where files must be kept.",
        DiagnosticSeverity.Warning,
        "The user of a container often has no home folder, and SpecialFolder gives an empty string for what Linux does not have: Path.Combine then makes a relative path of it.");

    private static readonly HashSet<string> Folders = new(StringComparer.Ordinal)
    {
        "ApplicationData", "LocalApplicationData", "CommonApplicationData", "UserProfile", "MyDocuments", "Personal", "CommonDocuments", "Desktop", "DesktopDirectory", "CommonDesktopDirectory",
        "MyPictures", "MyMusic", "MyVideos", "CommonPictures", "CommonMusic", "CommonVideos", "History", "InternetCache", "Templates",
    };

    private static readonly string[] Variables = ["APPDATA", "LOCALAPPDATA", "USERPROFILE", "ProgramData", "ALLUSERSPROFILE", "HOMEPATH", "PUBLIC"];

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Environment.GetFolderPath", "folder", receiver: "Environment"),
        new ApiRow("M:System.Environment.ExpandEnvironmentVariables", "name"),
        new ApiRow("M:System.Environment.GetEnvironmentVariable", "variable"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Expression is not InvocationExpressionSyntax call || use.Argument(use.Row.Parameter!) is not { } argument || FolderOf(argument, use.Row, context) is not { } folder)
            return;

        ApplicationKind kind = context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser || PlatformGuard.IsWindowsOnly(call, context.Model) || EnvironmentGuard.IsDevelopmentOnly(call, context.Model))
            return;

        bool isJudgement = !context.Application.RunsInService || PathPlace.IsFallback(call);
        context.Report(Rule, use.Location, isJudgement ? DiagnosticSeverity.Info : null, use.IsSyntactic, folder, PathKey.For(PathPlace.WholeOf(call)));
    }

    private static string? FolderOf(ExpressionSyntax argument, ApiRow row, SourceContext context)
    {
        if (row.Member == "GetFolderPath")
        {
            string name = (argument as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (argument as IdentifierNameSyntax)?.Identifier.ValueText ?? "";
            return Folders.Contains(name) ? "SpecialFolder." + name : null;
        }

        if (context.Model.GetConstantValue(argument, context.CancellationToken).Value is not string text)
            return null;

        foreach (string variable in Variables)
        {
            bool isNamed = row.Member == "GetEnvironmentVariable"
                ? text.Equals(variable, StringComparison.OrdinalIgnoreCase)
                : text.IndexOf('%' + variable + '%', StringComparison.OrdinalIgnoreCase) >= 0;
            if (isNamed)
                return '%' + variable + '%';
        }

        return null;
    }
}
