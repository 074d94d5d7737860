using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>A path is put together with back-slashes.</summary>
internal sealed class CR6111WindowsPathSeparator() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6111",
        "A path is written with back-slashes",
        "This path is put together with '\\': on Linux that is a character of a file name, so the file is not found or lands beside the folder that is meant. Use Path.Combine.",
        DiagnosticSeverity.Warning,
        "Windows takes both separators, Linux the slash only. Path.Combine writes the one of the platform.");

    /// <summary>Types whose methods and constructors take paths, in parameters with one of <see cref="PathParameters"/>.</summary>
    private static readonly HashSet<string> PathTypes = new(StringComparer.Ordinal)
    {
        "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream", "System.IO.StreamReader",
        "System.IO.StreamWriter", "System.IO.FileSystemWatcher", "System.Reflection.Assembly", "System.Xml.XmlDocument", "System.Web.HttpServerUtility",
        "System.Web.HttpServerUtilityBase", "System.Web.Hosting.HostingEnvironment", "Microsoft.Extensions.FileProviders.IFileProvider",
        "Microsoft.Extensions.FileProviders.PhysicalFileProvider", "Microsoft.Extensions.Configuration.JsonConfigurationExtensions",
        "Microsoft.Extensions.Configuration.XmlConfigurationExtensions", "Microsoft.Extensions.Configuration.IniConfigurationExtensions",
        "System.Security.Cryptography.X509Certificates.X509Certificate2",
    };

    private static readonly HashSet<string> PathParameters = new(StringComparer.Ordinal)
    {
        "path", "path1", "path2", "path3", "path4", "paths", "fileName", "filename", "filePath", "sourceFileName", "destFileName", "sourceDirName", "destDirName",
        "assemblyFile", "assemblyPath", "subpath", "root", "virtualPath", "relativeTo", "fullPath", "basePath",
    };

    /// <summary>How names of variables, members and methods end that hold or return a folder or a file.</summary>
    private static readonly string[] PathWords = ["path", "dir", "directory", "folder", "basedirectory"];

    public void Analyze(SourceContext context)
    {
        foreach (ExpressionSyntax expression in context.Facts.Backslashes)
        {
            if (LiteralUse.TextOf(expression) is not { } text
                || !IsRelativePath(text)
                || !(IsPassedAsPath(expression, context) || IsPutTogether(expression, text))
                || context.Application.Kind is ApplicationKind.Desktop or ApplicationKind.Browser
                || PlatformGuard.IsWindowsOnly(expression, context.Model))
            {
                continue;
            }

            context.Report(Rule, expression.GetLocation(), context.Application.RunsInService ? null : DiagnosticSeverity.Info);
        }
    }

    /// <summary>
    /// Parts between back-slashes that can be names of files: no drive or share, which are bound to a machine anyway, no
    /// pattern, no key of the registry, no type in a namespace, no escape of a regular expression.
    /// </summary>
    private static bool IsRelativePath(string text)
    {
        if (text.Length < 2 || text[0] == '\\' && text[1] == '\\' || text.IndexOf(':') >= 0 || text.IndexOf("Software\\", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("HKEY", StringComparison.Ordinal) >= 0)
            return false;

        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < ' ' || "\"<>|*?^$[](){}+%,;=&#'".IndexOf(c) >= 0)
                return false;
            if (c == '\\' && i + 1 < text.Length && !(char.IsLetterOrDigit(text[i + 1]) || text[i + 1] is '_' or '.' or '-' or '~' or LiteralUse.Hole))
                return false;
        }

        return true;
    }

    private static bool IsPassedAsPath(ExpressionSyntax expression, SourceContext context)
    {
        if (expression.Parent is not ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: ExpressionSyntax call } list } argument
            || call is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            || context.Model.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || !IsPathType(method.ContainingType))
        {
            return false;
        }

        if (argument.NameColon?.Name.Identifier.ValueText is { } named)
            return PathParameters.Contains(named);

        int position = list.Arguments.IndexOf(argument);
        int last = method.Parameters.Length - 1;
        return last >= 0 && PathParameters.Contains(method.Parameters[Math.Min(position, last)].Name);
    }

    private static bool IsPathType(INamedTypeSymbol type) => PathTypes.Contains(type.ToDisplayString());

    /// <summary>
    /// A folder comes first and a back-slash after it: <c>folder + "\\logs\\" + name</c>, <c>$"{BaseDirectory}\\logs"</c>. What
    /// is logged or thrown is text for a person.
    /// </summary>
    private static bool IsPutTogether(ExpressionSyntax expression, string text) =>
        text[0] == LiteralUse.Hole
        && text.IndexOf('\\') is 1 or > 1
        && FirstHole(expression) is { } first
        && (IsPathName(first) || IsPathName(TargetOf(expression)))
        && !IsForPerson(expression);

    private static ExpressionSyntax? FirstHole(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                    expression = binary.Left;
                    break;
                case InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } contents }:
                    return (contents[0] as InterpolationSyntax)?.Expression;
                default:
                    return expression;
            }
        }
    }

    private static bool IsPathName(ExpressionSyntax? expression)
    {
        string name = expression switch
        {
            InvocationExpressionSyntax call => IsCallOfPath(call) ? "path" : CallLocation.NameOf(call),
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => "",
        };
        foreach (string word in PathWords)
        {
            if (name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsCallOfPath(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Path" or "Directory" } };

    private static ExpressionSyntax? TargetOf(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Right == expression => assignment.Left,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => SyntaxFactory.IdentifierName(variable.Identifier.ValueText),
        _ => null,
    };

    private static bool IsForPerson(ExpressionSyntax expression)
    {
        if (expression.Parent is not ArgumentSyntax { Parent.Parent: var use })
            return false;

        return use switch
        {
            InvocationExpressionSyntax call => CallLocation.NameOf(call) is var name
                && (name.StartsWith("Log", StringComparison.Ordinal) || name.StartsWith("Write", StringComparison.Ordinal) || name is "Info" or "Debug" or "Trace" or "Warn" or "Error" or "Information" or "Warning"),
            ObjectCreationExpressionSyntax creation => creation.Type.ToString().EndsWith("Exception", StringComparison.Ordinal),
            _ => false,
        };
    }
}
