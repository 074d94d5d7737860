using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine;

/// <summary>Tells, by what is written, the static members that can hold what changes while the program runs.</summary>
internal static class StaticDeclaration
{
    /// <summary>Types of which a static instance is the right one: it is the same in every process, or belongs to the process.</summary>
    private static readonly HashSet<string> ProcessTypes = new(StringComparer.Ordinal)
    {
        "ActivitySource", "Assembly", "AsyncLocal", "CancellationToken", "CancellationTokenSource", "ConditionalWeakTable", "CultureInfo", "Encoding", "HttpClient", "IConfiguration",
        "IConfigurationRoot", "IContainer", "IHost", "IHttpContextAccessor", "ILog", "ILogger", "ILoggerFactory", "IMapper", "IServiceProvider", "IServiceScopeFactory", "Lazy", "Lock", "Logger",
        "Meter", "Mutex", "Process", "Random", "ReaderWriterLock", "ReaderWriterLockSlim", "Regex", "SemaphoreSlim", "Semaphore", "Stopwatch", "Thread", "ThreadLocal", "Timer", "Type",
        "WebApplication", "ManualResetEvent", "ManualResetEventSlim", "AutoResetEvent", "Delegate", "Action", "Func", "Predicate", "EventHandler", "IWebHostEnvironment", "IHostEnvironment",
        "JsonSerializerOptions", "JsonSerializerSettings", "XmlSerializer", "MapperConfiguration", "Task", "ObjectPool", "ArrayPool",
    };

    private static readonly string[] CollectionEnds =
        ["Dictionary", "List", "Set", "Queue", "Stack", "Bag", "Collection", "Hashtable", "HashTable", "Table", "Map", "StringBuilder", "Cache"];

    private static readonly string[] ImmutableStarts = ["Immutable", "Frozen", "IReadOnly", "ReadOnly", "IImmutable"];

    /// <summary>A field, auto-property or event that code may change after the start of the program.</summary>
    public static bool CanChange(MemberDeclarationSyntax member)
    {
        if (!member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.AbstractKeyword) || IsPerThread(member))
            return false;

        return member switch
        {
            EventFieldDeclarationSyntax => true,
            FieldDeclarationSyntax field => member.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) ? IsMutableCollection(field.Declaration.Type) : !IsOfProcess(field.Declaration.Type),
            PropertyDeclarationSyntax { AccessorList: { } accessors } property => IsAuto(accessors) && (IsSettable(accessors) ? !IsOfProcess(property.Type) : IsMutableCollection(property.Type)),
            _ => false,
        };
    }

    private static bool IsPerThread(MemberDeclarationSyntax member)
    {
        foreach (AttributeListSyntax list in member.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (attribute.Name.ToString().IndexOf("ThreadStatic", StringComparison.Ordinal) >= 0)
                    return true;
            }
        }

        return false;
    }

    private static bool IsAuto(AccessorListSyntax accessors)
    {
        foreach (AccessorDeclarationSyntax accessor in accessors.Accessors)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
                return false;
        }

        return true;
    }

    private static bool IsSettable(AccessorListSyntax accessors)
    {
        foreach (AccessorDeclarationSyntax accessor in accessors.Accessors)
        {
            if (accessor.IsKind(SyntaxKind.SetAccessorDeclaration))
                return true;
        }

        return false;
    }

    private static bool IsOfProcess(TypeSyntax type) => ProcessTypes.Contains(NameOf(type));

    private static bool IsMutableCollection(TypeSyntax type)
    {
        if (type is ArrayTypeSyntax)
            return true;

        string name = NameOf(type);
        foreach (string start in ImmutableStarts)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                return false;
        }

        foreach (string end in CollectionEnds)
        {
            if (name.EndsWith(end, StringComparison.Ordinal))
                return name != "ConditionalWeakTable";
        }

        return false;
    }

    /// <summary>The rightmost name of a type; empty for predefined types, arrays and tuples.</summary>
    private static string NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => "",
    };
}
