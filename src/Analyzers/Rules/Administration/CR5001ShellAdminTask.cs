using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Administration;

/// <summary>A service that administers through a shell or through a program of the operating system.</summary>
internal sealed class CR5001ShellAdminTask() : Rule(Rule, effortHours: 4, FixKind.Scaffold), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR5001",
        "A task runs through a shell",
        "{0}",
        DiagnosticSeverity.Warning,
        "A small image has no shell and no administration tools, and nobody logs in to a container. One-off and administrative tasks belong behind an authorized endpoint of the application, or in a Kubernetes Job.");

    private const string ShellMessage = "'{0}' is run through the operating system: a small container image has neither a shell nor administration tools. Do the task in code behind an authorized endpoint, or as a Kubernetes Job.";
    private const string ShellExecuteMessage = "UseShellExecute asks the desktop's shell to open something: a container has none. Set it to false and start a program that is part of the image, or do the task in code.";
    private const string ProgramMessage = "'{0}' is started as a program: it must be part of the container image. Make sure that the image holds it, or do the task in code.";

    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase)
    {
        "cmd", "powershell", "pwsh", "sh", "bash", "zsh", "dash", "ash",
    };

    private static readonly HashSet<string> AdministrationTools = new(StringComparer.OrdinalIgnoreCase)
    {
        "net", "net1", "sc", "iisreset", "appcmd", "reg", "regedit", "regsvr32", "schtasks", "at", "taskkill", "tasklist", "icacls", "netsh", "wmic",
        "shutdown", "systemctl", "service", "crontab", "kubectl", "sudo", "su", "chown", "useradd", "apt-get", "apt", "yum", "apk", "iptables", "reboot",
    };

    private static readonly HashSet<string> DocumentOpeners = new(StringComparer.OrdinalIgnoreCase)
    {
        "explorer", "xdg-open", "open", "rundll32", "start", "iexplore", "chrome", "firefox", "msedge",
    };

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Diagnostics.Process.Start", "fileName", receiver: "Process"),
        new ApiRow("M:System.Diagnostics.ProcessStartInfo.#ctor", "fileName"),
        new ApiRow("P:System.Diagnostics.ProcessStartInfo.FileName"),
        new ApiRow("P:System.Diagnostics.ProcessStartInfo.UseShellExecute"));

    public void Analyze(in ApiUse use)
    {
        ApplicationKind kind = use.Context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser or ApplicationKind.ConsoleTool || OpensForAPerson(use))
            return;

        if (use.Row.Member == "UseShellExecute")
            AnalyzeShellExecute(use);
        else if (ProgramOf(use) is { } program)
            AnalyzeProgram(use, program);
    }

    private static void AnalyzeProgram(in ApiUse use, (ExpressionSyntax Expression, SyntaxNode Reported) program)
    {
        if (use.Context.Model.GetConstantValue(program.Expression, use.Context.CancellationToken).Value is not string { Length: > 0 } fileName)
            return;

        string name = BaseNameOf(fileName);
        Location location = program.Reported == use.Expression ? use.Location : program.Reported.GetLocation();
        ApplicationModel application = use.Context.Application;
        if (Shells.Contains(name) || AdministrationTools.Contains(name))
        {
            DiagnosticSeverity? severity = application.RunsInService ? null : DiagnosticSeverity.Info;
            use.Context.Report(Rule, location, severity, use.IsSyntactic, string.Format(System.Globalization.CultureInfo.InvariantCulture, ShellMessage, name));
        }
        else if (application.RunsInService && !DocumentOpeners.Contains(name) && fileName.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            use.Context.Report(Rule, location, DiagnosticSeverity.Info, use.IsSyntactic, string.Format(System.Globalization.CultureInfo.InvariantCulture, ProgramMessage, name));
        }
    }

    private static void AnalyzeShellExecute(in ApiUse use)
    {
        if (!use.Context.Application.IsService
            || AssignedValue(use.Expression) is not { } value
            || !value.IsKind(SyntaxKind.TrueLiteralExpression)
            || IsReportedByFileName(use))
            return;

        use.Context.Report(Rule, value.Parent!.GetLocation(), null, use.IsSyntactic, ShellExecuteMessage);
    }

    /// <summary>The expression that names the program, and what is reported for it.</summary>
    private static (ExpressionSyntax Expression, SyntaxNode Reported)? ProgramOf(in ApiUse use)
    {
        if (use.Row.Member == "FileName")
        {
            // In an object initializer the creation is reported, through the row of the constructor.
            return use.Expression.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }
                ? null
                : AssignedValue(use.Expression) is { } assigned ? (assigned, assigned.Parent!) : null;
        }

        if (use.Row.IsConstructor && InitializedFileName(use.Expression) is { } initialized)
            return (initialized, use.Expression);

        return use.Argument("fileName") is { } argument ? (argument, use.Expression) : null;
    }

    private static ExpressionSyntax? InitializedFileName(SyntaxNode creation)
    {
        if (creation is not BaseObjectCreationExpressionSyntax { Initializer: { } initializer })
            return null;

        foreach (ExpressionSyntax expression in initializer.Expressions)
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "FileName" }, Right: var value })
                return value;
        }

        return null;
    }

    private static ExpressionSyntax? AssignedValue(SyntaxNode target) =>
        target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            ? assignment.Right
            : null;

    /// <summary>One finding per start: a creation that names a shell is reported already.</summary>
    private static bool IsReportedByFileName(in ApiUse use) =>
        use.Expression.Parent?.Parent?.Parent is BaseObjectCreationExpressionSyntax creation
        && (InitializedFileName(creation) ?? FirstArgument(creation)) is { } fileName
        && use.Context.Model.GetConstantValue(fileName, use.Context.CancellationToken) is { HasValue: true, Value: string { Length: > 0 } };

    private static ExpressionSyntax? FirstArgument(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is { Arguments: { Count: > 0 } arguments } ? arguments[0].Expression : null;

    /// <summary>Opening a browser or a document for the person at the screen is no administration.</summary>
    private static bool OpensForAPerson(in ApiUse use)
    {
        SyntaxNode? member = use.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        string name = member is MethodDeclarationSyntax method ? method.Identifier.ValueText : "";
        return name.IndexOf("Browser", StringComparison.OrdinalIgnoreCase) >= 0 || name.StartsWith("OpenUrl", StringComparison.OrdinalIgnoreCase);
    }

    private static string BaseNameOf(string fileName)
    {
        string trimmed = fileName.Trim().Trim('"');
        int slash = trimmed.LastIndexOfAny(['/', '\\']);
        string name = trimmed.Substring(slash + 1);
        int dot = name.LastIndexOf('.');
        return dot > 0 && name.Substring(dot).ToLowerInvariant() is ".exe" or ".cmd" or ".bat" or ".com" ? name.Substring(0, dot) : name;
    }
}
