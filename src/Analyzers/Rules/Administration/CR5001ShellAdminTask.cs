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

    private const string UnknownMessage = "The program that is started here is named at run time: whatever it is, it must be part of the container image. Make sure that the image holds it, or do the task in code.";

    private const string FileName = "FileName";
    private const int LongestChain = 4;

    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase)
    {
        "cmd", "powershell", "pwsh", "sh", "bash", "zsh", "dash", "ash", "cscript", "wscript",
    };

    private static readonly HashSet<string> AdministrationTools = new(StringComparer.OrdinalIgnoreCase)
    {
        "net", "net1", "sc", "iisreset", "appcmd", "reg", "regedit", "regsvr32", "schtasks", "at", "taskkill", "tasklist", "icacls", "netsh", "wmic",
        "shutdown", "msiexec", "dism", "wevtutil", "runas", "psexec", "robocopy", "xcopy",
        "systemctl", "service", "crontab", "kubectl", "docker", "sudo", "su", "chown", "useradd", "apt-get", "apt", "yum", "apk", "iptables", "reboot",
    };

    private static readonly HashSet<string> DocumentOpeners = new(StringComparer.OrdinalIgnoreCase)
    {
        "explorer", "xdg-open", "open", "rundll32", "start", "iexplore", "chrome", "firefox", "msedge",
    };

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Diagnostics.Process.Start", receiver: "Process"),
        new ApiRow("M:System.Diagnostics.ProcessStartInfo.#ctor"),
        new ApiRow("P:System.Diagnostics.ProcessStartInfo.FileName", written: true),
        new ApiRow("P:System.Diagnostics.ProcessStartInfo.UseShellExecute", written: true));

    public void Analyze(in ApiUse use)
    {
        ApplicationKind kind = use.Context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser or ApplicationKind.ConsoleTool)
            return;

        if (use.Row.Member == "UseShellExecute")
            AnalyzeShellExecute(use);
        else if (StartOf(use) is { } start)
            AnalyzeStart(use, start);
    }

    /// <summary>
    /// The shell or administration tool that a reported node starts, without path and extension; null where the node
    /// starts another program or none.
    /// </summary>
    internal static string? AdministrationProgramOf(SyntaxNode reported, SemanticModel model, CancellationToken cancellationToken) => reported switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: FileName } or IdentifierNameSyntax { Identifier.ValueText: FileName } } assignment =>
            AdministrationProgram(assignment.Right, model, cancellationToken),
        InvocationExpressionSyntax invocation => AdministrationProgram(FileNameArgument(invocation.ArgumentList), model, cancellationToken),
        BaseObjectCreationExpressionSyntax creation =>
            AdministrationProgram(InitializedFileName(creation) ?? FileNameArgument(creation.ArgumentList), model, cancellationToken),
        _ => null,
    };

    private static string? AdministrationProgram(ExpressionSyntax? fileName, SemanticModel model, CancellationToken cancellationToken) =>
        fileName is not null && ProgramNameOf(fileName, model, cancellationToken) is { } name && IsAdministration(name) ? name : null;

    private static void AnalyzeStart(in ApiUse use, (ExpressionSyntax FileName, SyntaxNode Reported) start)
    {
        SourceContext context = use.Context;
        ApplicationModel application = context.Application;
        string? name = ProgramNameOf(start.FileName, context.Model, context.CancellationToken);
        if (name is null)
        {
            if (application.RunsInService && IsDecidedAtRunTime(start.FileName, context.Model, context.CancellationToken) && !SetsShellExecute(start.Reported) && !OpensForAPerson(use))
                context.Report(Rule, start.Reported.GetLocation(), DiagnosticSeverity.Info, use.IsSyntactic, UnknownMessage);
            return;
        }

        if (OpensForAPerson(use))
            return;

        if (IsAdministration(name))
        {
            DiagnosticSeverity? severity = application.RunsInService ? null : DiagnosticSeverity.Info;
            context.Report(Rule, start.Reported.GetLocation(), severity, use.IsSyntactic, Format(ShellMessage, name));
        }
        else if (application.RunsInService && !DocumentOpeners.Contains(name) && name.IndexOf(':') < 0)
        {
            context.Report(Rule, start.Reported.GetLocation(), DiagnosticSeverity.Info, use.IsSyntactic, Format(ProgramMessage, name));
        }
    }

    /// <summary>
    /// A value that is not written here, and is no start information that is judged where it is made, nor the program itself
    /// that starts anew.
    /// </summary>
    private static bool IsDecidedAtRunTime(ExpressionSyntax fileName, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(fileName, cancellationToken).Type?.SpecialType == SpecialType.System_String
        && model.GetConstantValue(fileName, cancellationToken) is { HasValue: false }
        && fileName.ToString() is var text
        && text.IndexOf("ProcessPath", StringComparison.Ordinal) < 0
        && text.IndexOf("MainModule", StringComparison.Ordinal) < 0
        && text.IndexOf("url", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>One finding per start: <c>UseShellExecute = true</c> is one of its own.</summary>
    private static bool SetsShellExecute(SyntaxNode start)
    {
        SyntaxNode scope = (SyntaxNode?)start.FirstAncestorOrSelf<BlockSyntax>() ?? start;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: var left, Right: LiteralExpressionSyntax value }
                && value.IsKind(SyntaxKind.TrueLiteralExpression)
                && left is IdentifierNameSyntax { Identifier.ValueText: "UseShellExecute" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseShellExecute" })
            {
                return true;
            }
        }

        return false;
    }

    private static void AnalyzeShellExecute(in ApiUse use)
    {
        if (use.Context.Application.IsService
            && AssignedValue(use.Expression) is { } value
            && value.IsKind(SyntaxKind.TrueLiteralExpression)
            && !IsReportedByFileName(use)
            && !OpensForAPerson(use))
        {
            use.Context.Report(Rule, value.Parent!.GetLocation(), null, use.IsSyntactic, ShellExecuteMessage);
        }
    }

    /// <summary>The expression that names the program of a start, and what is reported for it.</summary>
    private static (ExpressionSyntax FileName, SyntaxNode Reported)? StartOf(in ApiUse use)
    {
        if (use.Row.Member == "Start")
            return use.Expression is InvocationExpressionSyntax start && FileNameArgument(start.ArgumentList) is { } fileName ? (fileName, start) : null;

        if (use.Row.Member == FileName)
        {
            // Where the creation names the program, it is reported through the row of the constructor.
            return AssignedValue(use.Expression) is { } assigned && assigned.Parent is { Parent: not InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax } } assignment
                ? (assigned, assignment)
                : null;
        }

        return use.Expression is BaseObjectCreationExpressionSyntax creation
            && (InitializedFileName(creation) ?? FileNameArgument(creation.ArgumentList)) is { } named
                ? (named, creation)
                : null;
    }

    private static ExpressionSyntax? FileNameArgument(ArgumentListSyntax? list)
    {
        if (list is null)
            return null;

        foreach (ArgumentSyntax argument in list.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == "fileName")
                return argument.Expression;
        }

        return list.Arguments.Count > 0 && list.Arguments[0].NameColon is null ? list.Arguments[0].Expression : null;
    }

    private static ExpressionSyntax? InitializedFileName(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.Initializer is null)
            return null;

        foreach (ExpressionSyntax expression in creation.Initializer.Expressions)
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: FileName }, Right: var value })
                return value;
        }

        return null;
    }

    private static ExpressionSyntax? AssignedValue(SyntaxNode target) =>
        target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            ? assignment.Right
            : null;

    /// <summary>
    /// One finding per start: where the code says which program is started, that is judged, and reported or not.
    /// </summary>
    private static bool IsReportedByFileName(in ApiUse use)
    {
        SemanticModel model = use.Context.Model;
        CancellationToken cancellationToken = use.Context.CancellationToken;
        if (use.Expression.Parent?.Parent?.Parent is BaseObjectCreationExpressionSyntax creation)
            return NamesProgram(InitializedFileName(creation) ?? FileNameArgument(creation.ArgumentList), model, cancellationToken);

        if (use.Expression is not MemberAccessExpressionSyntax { Expression: var startInfo })
            return false;

        foreach (SyntaxNode sibling in SiblingsOf(startInfo))
        {
            SyntaxNode statement = sibling is GlobalStatementSyntax global ? global.Statement : sibling;
            if (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: FileName } left } assignment }
                && SyntaxFactory.AreEquivalent(left.Expression, startInfo)
                && NamesProgram(assignment.Right, model, cancellationToken))
            {
                return true;
            }
        }

        return InitializerOf(startInfo, model, cancellationToken) is BaseObjectCreationExpressionSyntax created
            && NamesProgram(InitializedFileName(created) ?? FileNameArgument(created.ArgumentList), model, cancellationToken);
    }

    /// <summary>The statements of the block, or of the program, that holds the node.</summary>
    private static IEnumerable<SyntaxNode> SiblingsOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<StatementSyntax>()?.Parent switch
        {
            BlockSyntax block => block.Statements,
            GlobalStatementSyntax { Parent: { } unit } => unit.ChildNodes(),
            _ => Array.Empty<SyntaxNode>(),
        };

    private static bool NamesProgram(ExpressionSyntax? fileName, SemanticModel model, CancellationToken cancellationToken) =>
        fileName is not null && ProgramNameOf(fileName, model, cancellationToken) is not null;

    /// <summary>Opening a browser or a document for the person at the screen is no administration, nor is what a developer starts.</summary>
    private static bool OpensForAPerson(in ApiUse use)
    {
        for (SyntaxNode? node = use.Expression; node is not null; node = node.Parent)
        {
            string function = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                _ => "",
            };
            if (function.IndexOf("Browser", StringComparison.OrdinalIgnoreCase) >= 0 || function.StartsWith("OpenUrl", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return EnvironmentGuard.IsDevelopmentOnly(use.Expression, use.Context.Model);
    }

    /// <summary>
    /// The name of the program, without path and extension, where the code says it: a constant, either branch of a choice
    /// (an administration program first), or a variable that starts as one. A URL is returned whole.
    /// </summary>
    private static string? ProgramNameOf(ExpressionSyntax fileName, SemanticModel model, CancellationToken cancellationToken, int depth = 0)
    {
        if (depth > LongestChain)
            return null;

        if (model.GetConstantValue(fileName, cancellationToken) is { HasValue: true, Value: var constant })
            return constant is string { Length: > 0 } text ? BaseNameOf(text) : null;

        switch (fileName)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return ProgramNameOf(parenthesized.Expression, model, cancellationToken, depth + 1);

            case ConditionalExpressionSyntax choice:
                string? first = ProgramNameOf(choice.WhenTrue, model, cancellationToken, depth + 1);
                return first is not null && IsAdministration(first)
                    ? first
                    : ProgramNameOf(choice.WhenFalse, model, cancellationToken, depth + 1) ?? first;

            default:
                return InitializerOf(fileName, model, cancellationToken) is { } value
                    ? ProgramNameOf(value, model, cancellationToken, depth + 1)
                    : null;
        }
    }

    /// <summary>What a local or a read-only field of this file starts as.</summary>
    private static ExpressionSyntax? InitializerOf(ExpressionSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? symbol = name is IdentifierNameSyntax or MemberAccessExpressionSyntax ? model.GetSymbolInfo(name, cancellationToken).Symbol : null;
        if (symbol is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true })
            || symbol.DeclaringSyntaxReferences.Length != 1
            || symbol.DeclaringSyntaxReferences[0].SyntaxTree != name.SyntaxTree)
        {
            return null;
        }

        return symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;
    }

    private static bool IsAdministration(string program) => Shells.Contains(program) || AdministrationTools.Contains(program);

    private static string BaseNameOf(string fileName)
    {
        string trimmed = fileName.Trim().Trim('"');
        if (trimmed.IndexOf("://", StringComparison.Ordinal) >= 0)
            return trimmed;

        int slash = trimmed.LastIndexOfAny(['/', '\\']);
        string name = trimmed.Substring(slash + 1);
        int dot = name.LastIndexOf('.');
        return dot > 0 && name.Substring(dot).ToLowerInvariant() is ".exe" or ".cmd" or ".bat" or ".com" ? name.Substring(0, dot) : name;
    }

    private static string Format(string message, string program) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, message, program);
}
