using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>How code changes a static member.</summary>
internal enum StaticChange
{
    /// <summary>It does not: the name is read, or what is done to it is not known.</summary>
    None,

    /// <summary>Assigned where it has no value yet, reset, or set by a constructor: how often that runs, the container decides.</summary>
    Once,

    /// <summary>Assigned.</summary>
    Assigned,

    /// <summary>Counted up or down; a handler is added to an event or taken from it.</summary>
    Counted,

    /// <summary>An entry is added after it was looked for.</summary>
    Remembered,

    /// <summary>An entry is added, replaced or taken out.</summary>
    Changed,
}

/// <summary>One place that writes a static member.</summary>
internal readonly struct StaticWrite(SimpleNameSyntax name, StaticChange change, CodePlace place)
{
    private static readonly HashSet<string> Lookups = new(StringComparer.Ordinal)
    {
        "TryGetValue", "ContainsKey", "Contains", "GetValueOrDefault", "FirstOrDefault", "SingleOrDefault", "Any", "Find", "Exists",
    };

    public SimpleNameSyntax Name { get; } = name;

    public StaticChange Change { get; } = change;

    public CodePlace Place { get; } = place;

    public static StaticWrite Of(SimpleNameSyntax name, CodePlace place)
    {
        ExpressionSyntax whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole || whole.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            whole = (ExpressionSyntax)whole.Parent;

        return new StaticWrite(name, ChangeBy(whole, name), place);
    }

    private static StaticChange ChangeBy(ExpressionSyntax target, SimpleNameSyntax name)
    {
        switch (target.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == target:
                return OfAssignment(assignment, name);

            case PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax when target.Parent.IsKind(SyntaxKind.PostIncrementExpression) || target.Parent.IsKind(SyntaxKind.PostDecrementExpression)
                || target.Parent.IsKind(SyntaxKind.PreIncrementExpression) || target.Parent.IsKind(SyntaxKind.PreDecrementExpression):
                return StaticChange.Counted;

            case ElementAccessExpressionSyntax element when element.Expression == target:
                return OfElement(element, name);

            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == target:
                return OfCall(access.Name.Identifier.ValueText, call, name);

            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } call } conditional when conditional.Expression == target:
                return OfCall(binding.Name.Identifier.ValueText, call, name);

            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when argument.RefKindKeyword.RawKind != 0:
                return OfReference(call);

            default:
                return StaticChange.None;
        }
    }

    private static StaticChange OfAssignment(AssignmentExpressionSyntax assignment, SimpleNameSyntax name)
    {
        switch (assignment.Kind())
        {
            case SyntaxKind.SimpleAssignmentExpression:
                return IsEmpty(assignment.Right) || assignment.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null || IsGuarded(name) ? StaticChange.Once : StaticChange.Assigned;
            case SyntaxKind.CoalesceAssignmentExpression:
                return StaticChange.Once;
            case SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression:
                return StaticChange.Counted;
            default:
                return StaticChange.Assigned;
        }
    }

    private static StaticChange OfElement(ElementAccessExpressionSyntax element, SimpleNameSyntax name)
    {
        switch (element.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == element:
                return assignment.Right is ThisExpressionSyntax ? StaticChange.Once : IsEmpty(assignment.Right) ? StaticChange.Changed : IsLookedUp(name) ? StaticChange.Remembered : StaticChange.Changed;
            case PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax when element.Parent is not PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                return StaticChange.Changed;

            // Entries[key].Add(value)
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: "Add" or "Remove" or "Enqueue" or "Clear" or "TryAdd" or "TryRemove" or "AddRange" }:
                return StaticChange.Changed;
            default:
                return StaticChange.None;
        }
    }

    private static StaticChange OfCall(string method, InvocationExpressionSyntax call, SimpleNameSyntax name) => method switch
    {
        "GetOrAdd" => StaticChange.Remembered,
        "Add" or "TryAdd" when call.ArgumentList.Arguments is { Count: > 0 } arguments && arguments.Last().Expression is ThisExpressionSyntax => StaticChange.Once,
        "Add" or "TryAdd" or "Insert" or "Set" or "AddOrUpdate" when IsLookedUp(name) => StaticChange.Remembered,
        "Take" or "Append" when call.Parent is not ExpressionStatementSyntax => StaticChange.None,
        "Clear" when call.ArgumentList.Arguments.Count == 0 && CodePlaces.Of(call) == CodePlace.Unknown => StaticChange.Once,
        "SetValue" or "Sort" => StaticChange.None,
        _ => StaticChange.Changed,
    };

    private static StaticChange OfReference(InvocationExpressionSyntax call) => CallLocation.NameOf(call) switch
    {
        "Increment" or "Decrement" or "Add" => StaticChange.Counted,
        "Exchange" or "Write" => call.ArgumentList.Arguments.Last().Expression is LiteralExpressionSyntax ? StaticChange.Once : StaticChange.Assigned,
        "CompareExchange" or "EnsureInitialized" => StaticChange.Once,
        _ => StaticChange.None,
    };

    private static bool IsEmpty(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression) || value is DefaultExpressionSyntax
        || value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" };

    /// <summary>The member around asks whether there is a value: it computes one where there is none.</summary>
    private static bool IsGuarded(SimpleNameSyntax name)
    {
        foreach (SimpleNameSyntax other in OthersIn(name))
        {
            ExpressionSyntax whole = other;
            while (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole || whole.Parent is ParenthesizedExpressionSyntax)
                whole = (ExpressionSyntax)whole.Parent;

            switch (whole.Parent)
            {
                case BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.CoalesceExpression) || IsNullTest(comparison):
                case IsPatternExpressionSyntax:
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" or "IsCompleted" or "HasItems" or "IsEmpty" }:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length", Parent: BinaryExpressionSyntax }:
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax test } when CallLocation.NameOf(test) is "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ReferenceEquals" or "Read":
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" or "IsEmpty" or "Any", Parent: InvocationExpressionSyntax }:
                case IfStatementSyntax branch when branch.Condition == whole:
                    return true;
            }
        }

        return false;
    }

    private static bool IsNullTest(BinaryExpressionSyntax comparison) =>
        (comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression))
        && (IsUnset(comparison.Left) || IsUnset(comparison.Right));

    private static bool IsUnset(ExpressionSyntax value) => IsEmpty(value) || value is LiteralExpressionSyntax { Token.Value: 0 or -1 or "" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MinValue" or "Zero" };

    /// <summary>The member around looks for the entry that it adds, or fills what is empty.</summary>
    private static bool IsLookedUp(SimpleNameSyntax name)
    {
        foreach (SimpleNameSyntax other in OthersIn(name))
        {
            ExpressionSyntax whole = other;
            while (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole)
                whole = access;

            if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } && Lookups.Contains(method)
                || whole.Parent is ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var bound } } } && Lookups.Contains(bound)
                || whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length", Parent: BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: 0 } } }
                || whole.Parent is ElementAccessExpressionSyntax { Parent: BinaryExpressionSyntax or EqualsValueClauseSyntax or IsPatternExpressionSyntax })
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<SimpleNameSyntax> OthersIn(SimpleNameSyntax name)
    {
        SyntaxNode? member = name.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is null)
            yield break;

        foreach (SyntaxNode node in member.DescendantNodes())
        {
            if (node is SimpleNameSyntax other && other != name && other.Identifier.ValueText == name.Identifier.ValueText)
                yield return other;
        }
    }
}
