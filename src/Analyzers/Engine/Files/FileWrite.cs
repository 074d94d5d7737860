using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>What a call does to a file, the strongest last.</summary>
internal enum FileEffect
{
    MakesDirectory,
    Deletes,
    Moves,
    Writes,
}

/// <summary>What a written file is. One finding per cause: each kind belongs to one rule.</summary>
internal enum FileWriteKind
{
    /// <summary>Anything that the application keeps: CR2101.</summary>
    ApplicationData,

    /// <summary>Made for one operation, in the folder for temporary files or deleted by the method that made it: CR2101, as a suggestion.</summary>
    Temporary,

    /// <summary>An upload of a user: CR2103.</summary>
    Upload,

    /// <summary>A file below the application's own folder: CR2104.</summary>
    ContentRoot,

    /// <summary>A log: CR4003.</summary>
    Log,

    /// <summary>A configuration file of the application: CR1008.</summary>
    Configuration,
}

/// <summary>One call that changes a file by its path.</summary>
internal sealed class FileWrite(in ApiUse use, FileEffect effect, ExpressionSyntax? path, ExpressionSyntax? source, SyntaxNode member)
{
    /// <summary>The call or construction.</summary>
    public SyntaxNode Expression { get; } = use.Expression;

    public Location Location { get; } = use.Location;

    /// <summary><c>File.WriteAllText</c>, <c>new StreamWriter</c>.</summary>
    public string Name { get; } = use.Row.IsConstructor ? "new " + use.Row.SimpleTypeName : $"{use.Row.SimpleTypeName}.{use.Row.Member}";

    public bool IsSyntactic { get; } = use.IsSyntactic;

    public FileEffect Effect { get; } = effect;

    /// <summary>The path, or the stream that an upload is copied to.</summary>
    public ExpressionSyntax? Path { get; } = path;

    /// <summary>The path of what is moved.</summary>
    public ExpressionSyntax? Source { get; } = source;

    /// <summary>The member that writes; one finding names all its writes of a kind.</summary>
    public SyntaxNode Member { get; } = member;

    /// <summary>What the file is; the rule that reports the call follows from it.</summary>
    public FileWriteKind Kind { get; set; }

    /// <summary>Where the file is, configuration or code elsewhere decides: it may be on a volume.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>The file is made for one operation.</summary>
    public bool IsTemporary { get; set; }

    /// <summary>
    /// The call is no finding: its caller says where the file is, or it is a socket, or it tidies up what is temporary.
    /// </summary>
    public bool IsSilent { get; set; }

    /// <summary>Deletes or renames where configuration or code elsewhere names the folder: what writes there is the finding.</summary>
    public bool IsTidying { get; set; }
}
