using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Files;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>An absolute path of one machine is written in the code.</summary>
internal sealed class CR2102AbsolutePath() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2102",
        "An absolute path is written in the code",
        "{0} is written in the code: {1}. Read it from configuration, with a key such as '{2}'.",
        DiagnosticSeverity.Warning,
        "Where files are is a matter of the deployment: it mounts a volume and says where. A path in the code fits one machine.");

    /// <summary>Types that take paths; the name before the dot, or after <c>new</c>.</summary>
    private static readonly HashSet<string> PathTypes = new(StringComparer.Ordinal)
    {
        "Path", "File", "Directory", "FileInfo", "DirectoryInfo", "FileStream", "StreamReader", "StreamWriter", "FileSystemWatcher", "PhysicalFileProvider", "DriveInfo", "ZipFile", "Assembly",
        "XDocument", "XElement", "XmlReader", "XmlWriter", "Image", "Bitmap", "Icon", "X509Certificate2", "X509Certificate", "ProcessStartInfo", "FileSystem", "AppDomain", "MemoryMappedFile", "FileVersionInfo",
    };

    /// <summary>Words in the name of a variable, property or parameter that hold a path.</summary>
    private static readonly string[] PathWords =
        ["path", "dir", "folder", "file", "root", "location", "store", "storage", "share", "drive", "upload", "export", "import", "output", "input", "temp", "backup", "archive", "mount", "volume", "database", "cert", "data", "cache", "inbox", "outbox", "media", "image", "report"];

    /// <summary>Words of what is shown, matched or addressed on the web.</summary>
    private static readonly string[] OtherWords =
        ["url", "uri", "route", "endpoint", "link", "href", "regex", "pattern", "example", "sample", "help", "description", "message", "label", "title", "caption", "placeholder", "watermark", "prefix", "namespace", "registry", "usage", "error", "expected", "test", "dummy"];

    public void Analyze(SourceContext context)
    {
        foreach (ExpressionSyntax path in context.Facts.Paths)
        {
            if (LiteralUse.TextOf(path) is { } text)
                Analyze(path, PathLiteral.KindOf(text), text, context);
        }
    }

    private static void Analyze(ExpressionSyntax path, PathLiteralKind kind, string text, SourceContext context)
    {
        if (IsSilentPlace(path) || LogName.IsPath(text) || !IsUsedAsPath(path, kind, context))
            return;

        ApplicationKind application = context.Application.Kind;
        if (application is ApplicationKind.Desktop or ApplicationKind.Browser || kind is PathLiteralKind.Drive or PathLiteralKind.Unc && PlatformGuard.IsWindowsOnly(path, context.Model))
            return;

        bool isJudgement = !context.Application.RunsInService || PathPlace.IsFallback(path) || EnvironmentGuard.IsDevelopmentOnly(path, context.Model);
        context.Report(Rule, path.GetLocation(), isJudgement ? DiagnosticSeverity.Info : null, isSyntactic: false, Described(kind), Broken(kind), PathKey.For(path));
    }

    private static string Described(PathLiteralKind kind) => kind switch
    {
        PathLiteralKind.Drive => "A path on a Windows drive",
        PathLiteralKind.Unc => "A path on a file server",
        PathLiteralKind.FileUri => "A file:// address",
        _ => "An absolute path",
    };

    private static string Broken(PathLiteralKind kind) => kind switch
    {
        PathLiteralKind.Drive => "a Linux container has no drives, the name becomes that of a file in the current folder",
        PathLiteralKind.Unc => "a Linux container does not reach it by that name",
        _ => "no deployment can put a volume elsewhere",
    };

    /// <summary>Attributes, comparisons, labels of <c>case</c>, searches, messages.</summary>
    private static bool IsSilentPlace(ExpressionSyntax path)
    {
        for (SyntaxNode? node = path.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax or ThrowExpressionSyntax:
                case BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression):
                case ObjectCreationExpressionSyntax { Type: var type } when type.ToString().EndsWith("Exception", StringComparison.Ordinal):
                    return true;
            }
        }

        return path.FirstAncestorOrSelf<ThrowStatementSyntax>() is not null;
    }

    private static bool IsUsedAsPath(ExpressionSyntax path, PathLiteralKind kind, SourceContext context)
    {
        ExpressionSyntax whole = path;
        while (whole.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } or ConditionalExpressionSyntax or PostfixUnaryExpressionSyntax
            || whole.Parent is InitializerExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or CollectionExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        if (whole.Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection })
            whole = collection;

        switch (whole.Parent)
        {
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } taker } } argument:
                return Takes(taker, argument, kind, context);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                return SaysPath(variable.Identifier.ValueText, kind);
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return SaysPath(property.Identifier.ValueText, kind);
            case EqualsValueClauseSyntax { Parent: ParameterSyntax parameter }:
                return SaysPath(parameter.Identifier.ValueText, kind);
            case AssignmentExpressionSyntax { Left: var target } when target != whole:
                return SaysPath(RightmostName(target), kind);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or SwitchExpressionArmSyntax:
                return SaysPath(NameOfMember(whole), kind);
            default:
                return false;
        }
    }

    private static bool Takes(SyntaxNode taker, ArgumentSyntax argument, PathLiteralKind kind, SourceContext context)
    {
        switch (taker)
        {
            case InvocationExpressionSyntax call:
                string method = CallLocation.NameOf(call);
                if (IsText(method))
                    return false;
                if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && PathTypes.Contains(RightmostName(receiver)))
                    return true;
                break;
            case BaseObjectCreationExpressionSyntax creation when creation is ObjectCreationExpressionSyntax { Type: var type } && PathTypes.Contains(RightmostName(type)):
                return true;
            case BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax:
                break;
            default:
                return false;
        }

        return ParameterOf(taker, argument, context) is { } parameter && SaysPath(parameter, kind);
    }

    /// <summary>The name of the parameter that the argument is for.</summary>
    private static string? ParameterOf(SyntaxNode taker, ArgumentSyntax argument, SourceContext context)
    {
        if (argument.NameColon is { } named)
            return named.Name.Identifier.ValueText;
        if (context.Model.GetSymbolInfo(taker, context.CancellationToken).Symbol is not IMethodSymbol method)
            return null;

        int position = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return position >= 0 && position < method.Parameters.Length ? method.Parameters[position].Name : null;
    }

    /// <summary>Methods that compare, search, show or match text.</summary>
    private static bool IsText(string method) =>
        method is "StartsWith" or "EndsWith" or "Contains" or "IndexOf" or "Replace" or "Equals" or "Split" or "Write" or "WriteLine" or "IsMatch" or "Match" or "TrimStart" or "TrimEnd" or "Append" or "AppendLine"
            or "StartsWithSegments" or "Redirect" or "RedirectPermanent" or "RedirectToPage" or "MapFallbackToPage" or "Add"
        || method.StartsWith("Log", StringComparison.Ordinal) || method.StartsWith("Map", StringComparison.Ordinal);

    /// <summary>
    /// The name says that it holds a path. A drive or a share is a path unless the name says otherwise; what begins with a
    /// slash may be a path of the web.
    /// </summary>
    private static bool SaysPath(string name, PathLiteralKind kind)
    {
        foreach (string word in OtherWords)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return false;
        }

        if (kind is PathLiteralKind.Drive or PathLiteralKind.Unc)
            return name.Length > 0;

        foreach (string word in PathWords)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static string NameOfMember(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;
                case AnonymousFunctionExpressionSyntax or BaseTypeDeclarationSyntax:
                    return "";
            }
        }

        return "";
    }

    private static string RightmostName(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => (arguments[0].Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "",
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => (arguments[0].Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "",
        _ => "",
    };
}
