using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Rules.Configuration;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>
/// The calls of one file that change files, each with what the changed file is. The rules about files share it: that is why
/// a call is the finding of one rule only.
/// </summary>
internal sealed class FileWrites
{
    private static readonly ConditionalWeakTable<SourceContext, FileWrites> Cache = new();

    private readonly List<FileWrite> _all = [];
    private readonly HashSet<SyntaxNode> _seen = [];
    private bool _isClassified;

    /// <summary>Notes a use of one of <see cref="FileWriteApis.Rows"/>; several rules may show the same one.</summary>
    public static void Add(in ApiUse use)
    {
        FileWrites writes = Cache.GetOrCreateValue(use.Context);
        SyntaxNode expression = use.Expression;
        if (writes._seen.Contains(expression) || FileWriteApis.EffectOf(use) is not { } effect)
            return;

        writes._seen.Add(expression);
        ExpressionSyntax? path = use.Row.Parameter is { } parameter ? use.Argument(parameter) : ReceiverOf(expression);
        var write = new FileWrite(use, effect, path, effect == FileEffect.Moves ? SourceOf(use) : null, MemberAround(expression));
        if (use.Row.SimpleTypeName is "HttpPostedFile" or "HttpPostedFileBase" or "IFormFile")
            write.Kind = FileWriteKind.Upload;
        writes._all.Add(write);
    }

    /// <summary>The calls of a file, when all its uses were noted; empty for most files.</summary>
    public static IReadOnlyList<FileWrite> Of(SourceContext context)
    {
        // A controller whose base class is not at hand knows no type of its 'Request': the name tells.
        bool mayHoldUpload = context.Options.IsBuildless && context.Mentions("SaveAs");
        if (!Cache.TryGetValue(context, out FileWrites? writes))
        {
            if (!mayHoldUpload)
                return [];
            writes = Cache.GetOrCreateValue(context);
        }

        if (!writes._isClassified)
        {
            if (mayHoldUpload)
                AddUnresolvedUploads(context);
            writes.Classify(context);
            writes._isClassified = true;
        }

        return writes._all;
    }

    /// <summary><c>Request.Files[0].SaveAs(path)</c> where <c>Request</c> is unknown, by itself or through a variable.</summary>
    private static void AddUnresolvedUploads(SourceContext context)
    {
        foreach (SyntaxNode use in context.Facts.Uses)
        {
            if (use is SimpleNameSyntax { Identifier.ValueText: "SaveAs", Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name
                && access.Name == name
                && call.ArgumentList.Arguments.Count == 1
                && context.Model.GetSymbolInfo(name, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true }
                && IsUnresolvedUpload(access.Expression, MemberAround(call)))
            {
                Add(new ApiUse(context, FileWriteApis.PostedFile, name, symbol: null));
            }
        }
    }

    private static bool IsUnresolvedUpload(ExpressionSyntax receiver, SyntaxNode member)
    {
        if (receiver is not IdentifierNameSyntax { Identifier.ValueText: var name })
            return IsOfRequest(receiver);

        foreach (SyntaxNode node in member.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable when variable.Identifier.ValueText == name:
                    return IsPostedFile(declaration.Type) || IsOfRequest(variable.Initializer?.Value);
                case ParameterSyntax parameter when parameter.Identifier.ValueText == name:
                    return IsPostedFile(parameter.Type);
                case ForEachStatementSyntax loop when loop.Identifier.ValueText == name:
                    return IsPostedFile(loop.Type) || IsOfRequest(loop.Expression);
            }
        }

        return false;
    }

    private static bool IsPostedFile(TypeSyntax? type) => type is IdentifierNameSyntax { Identifier.ValueText: "HttpPostedFile" or "HttpPostedFileBase" };

    /// <summary><c>Request.Files</c>, an element of it, or a call on it.</summary>
    private static bool IsOfRequest(ExpressionSyntax? value) => value switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Files", Expression: var request } =>
            request is IdentifierNameSyntax { Identifier.ValueText: "Request" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Request" },
        MemberAccessExpressionSyntax access => IsOfRequest(access.Expression),
        ElementAccessExpressionSyntax element => IsOfRequest(element.Expression),
        InvocationExpressionSyntax call => IsOfRequest(call.Expression),
        BinaryExpressionSyntax cast when cast.IsKind(SyntaxKind.AsExpression) => IsOfRequest(cast.Left),
        CastExpressionSyntax cast => IsOfRequest(cast.Expression),
        _ => false,
    };

    private void Classify(SourceContext context)
    {
        var uploads = new HashSet<SyntaxNode>();
        foreach (FileWrite write in _all)
        {
            if (write.Kind != FileWriteKind.Upload)
                continue;

            ExpressionSyntax? path = write.Path;
            if (IsCopy(write) && StreamOf(write.Path, context) is { } stream)
            {
                uploads.Add(stream);
                path = _all.Find(other => other.Expression == stream)?.Path;
            }

            if (path is not null)
                Judge(write, FilePath.Of(path, context.Application, context.CancellationToken), context);
        }

        // A form file that is copied into memory, or to a client, is no write.
        _all.RemoveAll(write => write.Kind == FileWriteKind.Upload
            && IsCopy(write)
            && !(StreamOf(write.Path, context) is { } stream && _seen.Contains(stream)));
        // The stream that takes an upload belongs to the call that fills it.
        _all.RemoveAll(write => uploads.Contains(write.Expression));

        foreach (FileWrite write in _all)
        {
            if (write.Kind != FileWriteKind.Upload)
                Classify(write, context);
        }

        // Who deletes a log tidies up; what writes it is the finding.
        _all.RemoveAll(write => write is { Kind: FileWriteKind.Log, Effect: FileEffect.Deletes });
    }

    private static bool IsCopy(FileWrite write) => write.Expression is InvocationExpressionSyntax call && CallLocation.NameOf(call) is "CopyTo" or "CopyToAsync";

    private static void Classify(FileWrite write, SourceContext context)
    {
        if (write.Path is not { } written)
        {
            write.IsElsewhere = true;
            return;
        }

        if (CR1008ConfigurationWrittenAtRunTime.IsConfigurationFile(written, context))
        {
            write.Kind = FileWriteKind.Configuration;
            return;
        }

        FilePath path = FilePath.Of(written, context.Application, context.CancellationToken);
        write.Kind = KindOf(write, path, context);
        Judge(write, path, context);
    }

    /// <summary>An upload is lost wherever its folder is, unless whoever deploys names it, or it is read again at once.</summary>
    private static void Judge(FileWrite write, FilePath path, SourceContext context)
    {
        bool isUpload = write.Kind == FileWriteKind.Upload;
        bool isData = write.Kind == FileWriteKind.ApplicationData;
        write.IsTemporary = write.Kind == FileWriteKind.Temporary || isUpload && (path.IsNamedTemporary || IsDeletedAgain(write));
        write.IsElsewhere = path.Start == PathStart.Given && (isUpload || isData) || isData && IsOpen(path.Start);
        write.IsTidying = write.IsElsewhere && isData && (write.Effect == FileEffect.Deletes || write.Effect == FileEffect.Moves && !ComesFromContainer(write.Source, context));
        write.IsSilent = (isData || write.Kind == FileWriteKind.Temporary) && (path.Start == PathStart.HandedIn || path.IsSocket)
            || write.Kind == FileWriteKind.Temporary && write.Effect is FileEffect.Deletes or FileEffect.MakesDirectory;
    }

    /// <summary>The code of the project does not say where the path is.</summary>
    private static bool IsOpen(PathStart start) => start is PathStart.Unknown or PathStart.HandedIn;

    /// <summary>A file that is moved from the container's own disk arrives as new data; else its folder had it already.</summary>
    private static bool ComesFromContainer(ExpressionSyntax? source, SourceContext context)
    {
        if (source is null)
            return false;

        FilePath path = FilePath.Of(source, context.Application, context.CancellationToken);
        return path.IsNamedTemporary || path.Start is PathStart.Written or PathStart.Application or PathStart.UserProfile;
    }

    private static FileWriteKind KindOf(FileWrite write, FilePath path, SourceContext context)
    {
        if (path.IsLog || LogName.IsAround(write.Expression))
            return FileWriteKind.Log;
        if (CopiesUpload(write, context))
            return FileWriteKind.Upload;
        if (path.IsInApplication && path.Start != PathStart.Given)
            return FileWriteKind.ContentRoot;

        return path.IsTemporary || IsDeletedAgain(write) || path.IsNamedTemporary && (path.Start == PathStart.Given || IsOpen(path.Start)) ? FileWriteKind.Temporary : FileWriteKind.ApplicationData;
    }

    /// <summary><c>upload.OpenReadStream().CopyTo(stream)</c>, <c>upload.InputStream.CopyTo(stream)</c>.</summary>
    private static bool CopiesUpload(FileWrite write, SourceContext context)
    {
        if (write.Effect != FileEffect.Writes || VariableOf(write.Expression) is not { } variable)
            return false;

        foreach (SyntaxNode node in write.Member.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CopyTo" or "CopyToAsync", Expression: var source } } copy
                && copy.ArgumentList.Arguments is { Count: > 0 } arguments
                && arguments[0].Expression is IdentifierNameSyntax target && target.Identifier.ValueText == variable
                && IsUploadStream(source, context, 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUploadStream(ExpressionSyntax source, SourceContext context, int depth)
    {
        switch (source)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "OpenReadStream" } open }:
                return KnownTypes.Is(context.Model.GetTypeInfo(open.Expression, context.CancellationToken).Type, "Microsoft.AspNetCore.Http.IFormFile");
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InputStream" } access:
                return context.Model.GetTypeInfo(access.Expression, context.CancellationToken).Type?.Name is "HttpPostedFile" or "HttpPostedFileBase";
            case IdentifierNameSyntax when depth < 3:
                return context.Model.GetSymbolInfo(source, context.CancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
                    && declarations[0].GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }
                    && IsUploadStream(value, context, depth + 1);
            default:
                return false;
        }
    }

    /// <summary>The creation of the stream that a variable holds, or that stands in the call.</summary>
    private static SyntaxNode? StreamOf(ExpressionSyntax? target, SourceContext context)
    {
        switch (target)
        {
            case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax:
                return target;
            case IdentifierNameSyntax name when context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
                && declarations[0].GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }:
                return value is AwaitExpressionSyntax awaited ? awaited.Expression : value;
            default:
                return null;
        }
    }

    /// <summary>The local that a created stream is put in.</summary>
    private static string? VariableOf(SyntaxNode expression) =>
        expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? variable.Identifier.ValueText : null;

    /// <summary>
    /// True where the member that writes a file deletes it too, by the same variable; and for that deletion.
    /// </summary>
    private static bool IsDeletedAgain(FileWrite write)
    {
        if (write.Expression.ToString().IndexOf("DeleteOnClose", StringComparison.Ordinal) >= 0)
            return true;
        if (NameOf(write.Path) is not { } name)
            return false;

        bool isDeleted = false, isMade = false;
        foreach (SyntaxNode node in write.Member.DescendantNodes())
        {
            if (node is not ExpressionSyntax)
                continue;

            switch (node)
            {
                case InvocationExpressionSyntax call when IsDeletion(CallLocation.NameOf(call)) && Names(call, name):
                    isDeleted = true;
                    break;
                case InvocationExpressionSyntax call when Names(call, name) && !IsRead(CallLocation.NameOf(call)):
                case BaseObjectCreationExpressionSyntax { ArgumentList: { } list } when Names(list, name):
                    isMade = true;
                    break;
            }
        }

        return isDeleted && isMade;
    }

    private static bool IsDeletion(string method) => method.IndexOf("Delete", StringComparison.Ordinal) >= 0 && !IsRead(method);

    private static bool IsRead(string method) =>
        method.EndsWith("Exists", StringComparison.Ordinal) || method is "Combine" or "OpenRead" or "GetFiles" or "GetDirectories" or "IsNullOrEmpty" or "IsNullOrWhiteSpace"
        || method.StartsWith("Read", StringComparison.Ordinal) || method.StartsWith("Enumerate", StringComparison.Ordinal)
        || method.StartsWith("Get", StringComparison.Ordinal) || method.StartsWith("Log", StringComparison.Ordinal);

    /// <summary>The receiver or an argument of a call is the variable.</summary>
    private static bool Names(SyntaxNode node, string name)
    {
        if (node is InvocationExpressionSyntax call)
        {
            if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && NameOf(receiver) == name)
                return true;
            node = call.ArgumentList;
        }

        foreach (ArgumentSyntax argument in ((ArgumentListSyntax)node).Arguments)
        {
            if (NameOf(argument.Expression) == name)
                return true;
        }

        return false;
    }

    private static string? NameOf(ExpressionSyntax? path) => path switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FullName", Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    private static ExpressionSyntax? SourceOf(in ApiUse use) => use.Argument("sourceFileName") ?? use.Argument("sourceDirName") ?? ReceiverOf(use.Expression);

    private static ExpressionSyntax? ReceiverOf(SyntaxNode expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } call => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    /// <summary>The method, accessor or function in a program's statements; the program itself else.</summary>
    private static SyntaxNode MemberAround(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case GlobalStatementSyntax:
                    return FunctionAround(node) ?? current.Parent!;
                case MemberDeclarationSyntax:
                    return current;
            }
        }

        return node.SyntaxTree.GetRoot();
    }

    private static SyntaxNode? FunctionAround(SyntaxNode node)
    {
        SyntaxNode? outermost = null;
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            if (current is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
                outermost = current;
        }

        return outermost;
    }
}
