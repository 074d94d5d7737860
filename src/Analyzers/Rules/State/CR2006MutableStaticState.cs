using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>State of the application in a static member, by who writes it.</summary>
internal sealed class CR2006MutableStaticState() : Rule(Rule, effortHours: 4, FixKind.None), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2006",
        "State of the application is in a static member",
        "'{0}' is {1} that '{2}' changes while the service runs: each replica has its own, and a restart loses it. {3}.",
        DiagnosticSeverity.Warning,
        "A static member belongs to one process. In a cluster several processes serve the same users, and any of them may end at any time. What users depend on belongs to a database or a shared cache.");

    private const int DeepestType = 4;

    /// <summary>Types of keys and values that are the same in every process, or mean nothing outside it.</summary>
    private static readonly HashSet<string> ProcessTypes = new(StringComparer.Ordinal)
    {
        "System.Type", "System.Reflection.Assembly", "System.Reflection.MemberInfo", "System.Reflection.MethodInfo", "System.Reflection.PropertyInfo", "System.Reflection.FieldInfo",
        "System.Reflection.ConstructorInfo", "System.Reflection.TypeInfo", "System.Delegate", "System.MulticastDelegate", "System.Threading.SemaphoreSlim", "System.Text.RegularExpressions.Regex",
        "System.Xml.Serialization.XmlSerializer", "System.Linq.Expressions.Expression", "System.Threading.ReaderWriterLockSlim", "System.Threading.Lock", "System.Lazy", "System.WeakReference",
        "System.RuntimeTypeHandle", "System.Reflection.ParameterInfo", "System.Runtime.CompilerServices.CallSite", "System.Net.Http.HttpClient", "System.Globalization.CultureInfo", "System.Text.Encoding", "System.Threading.Timer", "System.Threading.Thread", "System.IO.FileSystemWatcher",
        "Microsoft.Extensions.Logging.ILogger",

        // What is kept in a cache of memory, and whether it can be read again, is the matter of CR2005.
        "System.Runtime.Caching.MemoryCache", "System.Runtime.Caching.ObjectCache", "Microsoft.Extensions.Caching.Memory.MemoryCache", "Microsoft.Extensions.Caching.Memory.IMemoryCache",
    };

    public void Analyze(SourceContext context)
    {
        if (context.Facts.Statics.IsEmpty || !context.Application.RunsInService)
            return;

        foreach (MemberDeclarationSyntax declaration in context.Facts.Statics)
        {
            foreach ((SyntaxNode member, SyntaxToken name) in StaticState.MembersOf(declaration))
            {
                if (context.Application.StaticState.MayWrite(name.ValueText)
                    && context.Model.GetDeclaredSymbol(member, context.CancellationToken) is { } symbol
                    && context.Application.StaticState.WritesOf(symbol) is { Count: > 0 } writes)
                {
                    Judge(symbol, name, writes, context);
                }
            }
        }
    }

    private static void Judge(ISymbol symbol, SyntaxToken name, IReadOnlyList<SimpleNameSyntax> places, SourceContext context)
    {
        var changes = new List<StaticWrite>();
        foreach (SimpleNameSyntax place in places)
        {
            StaticWrite write = StaticWrite.Of(place, context.Application.StaticState.PlaceOf(place));
            if (write.Change is not (StaticChange.None or StaticChange.Once)
                && write.Place is not (CodePlace.Start or CodePlace.Unknown)
                && !EnvironmentGuard.IsDevelopmentOnly(place, context.Application.ModelOf(place)))
            {
                changes.Add(write);
            }
        }

        if (changes.Count == 0 || symbol.Name.IndexOf("lock", StringComparison.OrdinalIgnoreCase) >= 0 || symbol.ContainingType.Name.EndsWith("Appender", StringComparison.Ordinal) || TypeOf(symbol) is not { } type || IsOfProcess(type) || Describe(symbol, type, changes) is not { } state)
            return;

        StaticWrite first = changes[0];
        foreach (StaticWrite write in changes)
        {
            if (write.Place > first.Place)
                first = write;
        }

        var locations = new List<Location> { name.GetLocation() };
        foreach (StaticWrite write in changes)
            locations.Add(write.Name.GetLocation());
        context.Report(Rule, locations, state.Severity, isSyntactic: false, $"{symbol.ContainingType.Name}.{symbol.Name}", state.What, MemberOf(first.Name), state.Cure);
    }

    /// <summary>What the member holds, by its type and how it is changed; null for what may stay in a process.</summary>
    private static (string What, DiagnosticSeverity? Severity, string Cure)? Describe(ISymbol symbol, ITypeSymbol type, List<StaticWrite> changes)
    {
        const string Share = "Keep it in a database or a shared cache";

        bool isAssigned = false, isChanged = false, isCounted = false, isRemembered = false;
        foreach (StaticWrite write in changes)
        {
            isAssigned |= write.Change == StaticChange.Assigned;
            isChanged |= write.Change == StaticChange.Changed;
            isCounted |= write.Change == StaticChange.Counted;
            isRemembered |= write.Change == StaticChange.Remembered;
        }

        if (symbol is IEventSymbol)
            return ("a static event", DiagnosticSeverity.Info, "Other replicas are not told: publish through a message broker where they must be");

        if (IsCollection(type))
        {
            if (isChanged)
                return ("static state", null, Share);
            if (isRemembered)
                return ("a static cache", DiagnosticSeverity.Info, "Give its entries an expiration, or share it, unless they never change");
            return isAssigned ? ("a static copy of data", DiagnosticSeverity.Info, "Read it from where it is kept, with an expiration, unless it never changes") : null;
        }

        if (IsScalar(type))
        {
            if (type.SpecialType == SpecialType.System_Boolean && !IsToggled(changes))
                return null;
            if (isAssigned)
                return ("static state", null, Share);
            return isCounted ? ("a static counter", DiagnosticSeverity.Info, "Publish it as a metric, or let the database count") : null;
        }

        return isAssigned && type.TypeKind is TypeKind.Class or TypeKind.Struct
            ? ("a static copy of data", DiagnosticSeverity.Info, "Read it from where it is kept, with an expiration, unless it never changes")
            : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IEventSymbol @event => @event.Type,
        _ => null,
    };

    private static bool IsCollection(ITypeSymbol type) =>
        type is IArrayTypeSymbol || type.SpecialType != SpecialType.System_String && KnownTypes.Is(type, "System.Collections.IEnumerable") || KnownTypes.Is(type, "System.Text.StringBuilder");

    private static bool IsScalar(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments })
            type = arguments[0];

        return type.TypeKind == TypeKind.Enum
            || type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime
            || type is { TypeKind: TypeKind.Struct, Name: "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly", ContainingNamespace.Name: "System" };
    }

    /// <summary>Functions, locks and what reflection gives, alone or in a collection: part of the process, not of the data.</summary>
    private static bool IsOfProcess(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate)
            return false;

        switch (type)
        {
            case IArrayTypeSymbol array:
                return IsProcessValue(array.ElementType);
            case INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } when IsCollection(type):
                foreach (ITypeSymbol argument in arguments)
                {
                    if (IsProcessValue(argument))
                        return true;
                }

                return false;
            default:
                return IsProcessValue(type);
        }
    }

    private static bool IsProcessValue(ITypeSymbol type) => IsProcessValue(type, depth: 0);

    /// <summary>So deep types are looked into: one may hold itself.</summary>
    private static bool IsProcessValue(ITypeSymbol type, int depth)
    {
        if (type.TypeKind == TypeKind.Delegate)
            return true;
        if (depth == DeepestType)
            return false;
        if (type is IArrayTypeSymbol array)
            return IsProcessValue(array.ElementType, depth + 1);
        if (type.Locations.Length > 0 && type.Locations[0].IsInSource && HoldsReflection(type))
            return true;

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (ProcessTypes.Contains(current.OriginalDefinition.ToDisplayString(TypeName)) || HoldsProcessValue(current, depth))
                return true;
        }

        return type.Name.StartsWith("Weak", StringComparison.Ordinal) || type.Name.EndsWith("Lock", StringComparison.Ordinal) || type.Name.EndsWith("Logger", StringComparison.Ordinal);
    }

    /// <summary>A tuple or collection of such values.</summary>
    private static bool HoldsProcessValue(ITypeSymbol type, int depth)
    {
        if (type is not INamedTypeSymbol { TypeArguments: { Length: > 0 } parts } || !(type.Name is "Tuple" or "ValueTuple" or "KeyValuePair" || IsCollection(type)))
            return false;

        foreach (ITypeSymbol part in parts)
        {
            if (IsProcessValue(part, depth + 1))
                return true;
        }

        return false;
    }

    /// <summary>A type of the application that wraps what reflection gives.</summary>
    private static bool HoldsReflection(ITypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: false } field && (field.Type.ContainingNamespace?.ToDisplayString() == "System.Reflection" || field.Type is { Name: "Type", ContainingNamespace.Name: "System" }))
                return true;
        }

        return false;
    }

    /// <summary>A flag that is only ever set notes that something was done once in this process.</summary>
    private static bool IsToggled(List<StaticWrite> changes)
    {
        string? value = null;
        foreach (StaticWrite write in changes)
        {
            ExpressionSyntax target = write.Name;
            while (target.Parent is MemberAccessExpressionSyntax access && access.Name == target)
                target = access;

            if (target.Parent is not AssignmentExpressionSyntax { Right: LiteralExpressionSyntax literal } || value is not null && value != literal.Token.ValueText)
                return true;
            value = literal.Token.ValueText;
        }

        return false;
    }

    private static string MemberOf(SimpleNameSyntax name)
    {
        string type = name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText ?? "Program";
        for (SyntaxNode? node = name.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case MethodDeclarationSyntax method:
                    return $"{type}.{method.Identifier.ValueText}";
                case PropertyDeclarationSyntax property:
                    return $"{type}.{property.Identifier.ValueText}";
                case ConstructorDeclarationSyntax:
                    return $"new {type}";
            }
        }

        return type;
    }

    private static readonly SymbolDisplayFormat TypeName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
