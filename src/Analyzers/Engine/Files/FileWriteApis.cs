using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>The APIs that change files by their path, and what each does.</summary>
internal static class FileWriteApis
{
    private const string File = "M:System.IO.File.";
    private const string Directory = "M:System.IO.Directory.";
    private const string FileInfo = "M:System.IO.FileInfo.";
    private const string DirectoryInfo = "M:System.IO.DirectoryInfo.";

    /// <summary>An upload to .NET Framework.</summary>
    public static ApiRow PostedFile { get; } = new("M:System.Web.HttpPostedFileBase.SaveAs", "filename");

    /// <summary>The rows, each with the parameter that is the path of what is changed; of the others the receiver is.</summary>
    public static ImmutableArray<ApiRow> Rows { get; } = ImmutableArray.Create(
        new ApiRow(File + "WriteAllText", "path"),
        new ApiRow(File + "WriteAllTextAsync", "path"),
        new ApiRow(File + "WriteAllBytes", "path"),
        new ApiRow(File + "WriteAllBytesAsync", "path"),
        new ApiRow(File + "WriteAllLines", "path"),
        new ApiRow(File + "WriteAllLinesAsync", "path"),
        new ApiRow(File + "AppendAllText", "path"),
        new ApiRow(File + "AppendAllTextAsync", "path"),
        new ApiRow(File + "AppendAllLines", "path"),
        new ApiRow(File + "AppendAllLinesAsync", "path"),
        new ApiRow(File + "AppendText", "path", receiver: "File"),
        new ApiRow(File + "CreateText", "path", receiver: "File"),
        new ApiRow(File + "Create", "path", receiver: "File"),
        new ApiRow(File + "Open", "path", receiver: "File"),
        new ApiRow(File + "OpenWrite", "path", receiver: "File"),
        new ApiRow(File + "Copy", "destFileName", receiver: "File"),
        new ApiRow(File + "Move", "destFileName", receiver: "File"),
        new ApiRow(File + "Replace", "destinationFileName", receiver: "File"),
        new ApiRow(File + "Delete", "path", receiver: "File"),
        new ApiRow(Directory + "CreateDirectory", "path", receiver: "Directory"),
        new ApiRow(Directory + "Move", "destDirName", receiver: "Directory"),
        new ApiRow(Directory + "Delete", "path", receiver: "Directory"),
        new ApiRow(FileInfo + "Create", mentions: ["FileInfo"]),
        new ApiRow(FileInfo + "CreateText", mentions: ["FileInfo"]),
        new ApiRow(FileInfo + "AppendText", mentions: ["FileInfo"]),
        new ApiRow(FileInfo + "Open", mentions: ["FileInfo"]),
        new ApiRow(FileInfo + "OpenWrite", mentions: ["FileInfo"]),
        new ApiRow(FileInfo + "CopyTo", "destFileName", mentions: ["FileInfo", "DirectoryInfo"]),
        new ApiRow(FileInfo + "MoveTo", "destFileName", mentions: ["FileInfo", "DirectoryInfo"]),
        new ApiRow(FileInfo + "Replace", "destinationFileName", mentions: ["FileInfo"]),
        new ApiRow(FileInfo + "Delete", mentions: ["FileInfo", "DirectoryInfo"]),
        new ApiRow(DirectoryInfo + "Create", mentions: ["DirectoryInfo"]),
        new ApiRow(DirectoryInfo + "CreateSubdirectory", mentions: ["DirectoryInfo"]),
        new ApiRow(DirectoryInfo + "MoveTo", "destDirName", mentions: ["DirectoryInfo"]),
        new ApiRow(DirectoryInfo + "Delete", mentions: ["DirectoryInfo"]),
        new ApiRow("M:System.IO.FileStream.#ctor", "path"),
        new ApiRow("M:System.IO.StreamWriter.#ctor", "path"),
        new ApiRow("M:System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile", "path"),
        new ApiRow("M:System.IO.Compression.ZipFile.CreateFromDirectory", "destinationArchiveFileName"),
        new ApiRow("M:System.IO.Compression.ZipFile.ExtractToDirectory", "destinationDirectoryName"),
        new ApiRow("M:System.IO.Compression.ZipFile.Open", "archiveFileName", receiver: "ZipFile"),
        new ApiRow("M:System.IO.Compression.ZipFileExtensions.ExtractToDirectory", "destinationDirectoryName"),
        new ApiRow("M:System.IO.Compression.ZipFileExtensions.ExtractToFile", "destinationFileName"),
        new ApiRow("M:System.Xml.Linq.XDocument.Save", "fileName", mentions: ["XDocument"]),
        new ApiRow("M:System.Xml.Linq.XElement.Save", "fileName", mentions: ["XElement", "XDocument"]),
        new ApiRow("M:System.Xml.XmlDocument.Save", "filename", mentions: ["XmlDocument"]),
        new ApiRow("M:System.Xml.XmlWriter.Create", "outputFileName", receiver: "XmlWriter"),
        new ApiRow("M:System.Xml.XmlTextWriter.#ctor", "filename"),
        new ApiRow("M:System.Data.DataSet.WriteXml", "fileName"),
        new ApiRow("M:System.Data.DataTable.WriteXml", "fileName"),
        new ApiRow("M:System.Drawing.Image.Save", "filename", mentions: ["Image", "Bitmap"]),
        new ApiRow("M:System.Net.WebClient.DownloadFile", "fileName"),
        new ApiRow("M:System.Net.WebClient.DownloadFileTaskAsync", "fileName"),
        new ApiRow("M:Microsoft.AspNetCore.Http.IFormFile.CopyTo", "target"),
        new ApiRow("M:Microsoft.AspNetCore.Http.IFormFile.CopyToAsync", "target"),
        PostedFile,
        new ApiRow("M:System.Web.HttpPostedFile.SaveAs", "filename"));

    /// <summary>What the use changes; null where it only reads, or where the path is a stream.</summary>
    public static FileEffect? EffectOf(in ApiUse use)
    {
        if (use.Expression is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            || use.Row.Parameter is { } parameter && !(use.Argument(parameter) is { } path && IsPath(path, use)))
        {
            return null;
        }

        bool isDirectory = use.Row.SimpleTypeName is "Directory" or "DirectoryInfo";
        return use.Row.WrittenName switch
        {
            "CreateDirectory" or "CreateSubdirectory" => FileEffect.MakesDirectory,
            "Create" when isDirectory => FileEffect.MakesDirectory,
            "Delete" => FileEffect.Deletes,
            "Move" or "MoveTo" => FileEffect.Moves,
            "FileStream" or "Open" => Opens(use) ? FileEffect.Writes : null,
            _ => FileEffect.Writes,
        };
    }

    /// <summary>
    /// A writer of text or XML has overloads that take a stream: where the argument's type is not known, neither is the
    /// overload.
    /// </summary>
    private static bool IsPath(ExpressionSyntax argument, in ApiUse use)
    {
        if (use.Row.SimpleTypeName is "File" or "Directory" or "FileInfo" or "DirectoryInfo" or "FileStream" or "IFormFile")
            return true;

        ITypeSymbol? type = use.Context.Model.GetTypeInfo(argument, use.Context.CancellationToken).Type;
        return type?.SpecialType == SpecialType.System_String;
    }

    /// <summary>
    /// True where the mode or access of a stream says that it writes. <c>FileMode.Open</c> alone reads, whatever access it
    /// would have.
    /// </summary>
    private static bool Opens(in ApiUse use)
    {
        string mode = MemberOf(use.Argument("mode"));
        string access = MemberOf(use.Argument("access"));
        if (access.Length > 0)
            return access.IndexOf("Write", StringComparison.Ordinal) >= 0 && !(mode == "Open" && AsksForLock(use.Expression));

        if (use.Argument("options") is BaseObjectCreationExpressionSyntax options)
            return options.Initializer?.ToString() is { } written && (written.IndexOf("FileMode.Create", StringComparison.Ordinal) >= 0 || written.IndexOf("FileAccess.Write", StringComparison.Ordinal) >= 0 || written.IndexOf("FileAccess.ReadWrite", StringComparison.Ordinal) >= 0);

        return mode is "Create" or "CreateNew" or "Append" or "OpenOrCreate" or "Truncate" or "Update";
    }

    /// <summary><c>IsFileLocked</c> opens a file for writing to learn whether it may.</summary>
    private static bool AsksForLock(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText.IndexOf("Lock", StringComparison.Ordinal) >= 0;

    /// <summary>The member of an enumeration, or members with <c>|</c>; empty where it is a variable or not given.</summary>
    private static string MemberOf(ExpressionSyntax? value) => value switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        BinaryExpressionSyntax both => MemberOf(both.Left) + "|" + MemberOf(both.Right),
        _ => "",
    };
}
