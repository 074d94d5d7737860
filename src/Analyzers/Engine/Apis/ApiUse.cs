using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Engine.Apis;

/// <summary>A place in the code that uses an API of an <see cref="ApiRow"/>.</summary>
internal readonly struct ApiUse(SourceContext context, ApiRow row, SyntaxNode name, ISymbol? symbol)
{
    public SourceContext Context { get; } = context;

    public ApiRow Row { get; } = row;

    /// <summary>The written name, or the <c>new(...)</c> or <c>base(...)</c> that has none.</summary>
    public SyntaxNode Name { get; } = name;

    /// <summary>
    /// The symbol that the name binds to; null where a project is read without its packages and the name alone matched.
    /// </summary>
    public ISymbol? Symbol { get; } = symbol;

    public bool IsSyntactic => Symbol is null;

    /// <summary>
    /// The invocation, creation, constructor initializer, attribute or member access that uses the API; the name itself
    /// where it stands for a method group or a type.
    /// </summary>
    public SyntaxNode Expression => ExpressionOf(Name);

    /// <summary>The arguments of the use, or null where it has no argument list.</summary>
    public ArgumentListSyntax? Arguments => ArgumentsOf(Expression);

    /// <summary>From the written name to the end of its arguments: not the chain that leads to it.</summary>
    public Location Location => LocationOf(Name);

    /// <summary>The same for a written name that is no use of a row.</summary>
    public static Location LocationOf(SyntaxNode name)
    {
        SyntaxNode expression = ExpressionOf(name);
        return expression is InvocationExpressionSyntax
            ? Location.Create(name.SyntaxTree, TextSpan.FromBounds(name.SpanStart, expression.Span.End))
            : expression.GetLocation();
    }

    public static SyntaxNode ExpressionOf(SyntaxNode name)
    {
        if (name is not SimpleNameSyntax)
            return name;

        SyntaxNode whole = name;
        while (whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            whole = whole.Parent;

        if (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole)
            whole = access;
        else if (whole.Parent is MemberBindingExpressionSyntax binding)
            whole = binding;

        return whole.Parent switch
        {
            InvocationExpressionSyntax invocation when invocation.Expression == whole => invocation,
            ObjectCreationExpressionSyntax creation when creation.Type == whole => creation,
            AttributeSyntax attribute when attribute.Name == whole => attribute,
            PrimaryConstructorBaseTypeSyntax baseType when baseType.Type == whole => baseType,
            _ => whole,
        };
    }

    public static ArgumentListSyntax? ArgumentsOf(SyntaxNode expression) => expression switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax baseType => baseType.ArgumentList,
        _ => null,
    };

    /// <summary>
    /// The argument for a parameter: by its name where it is named, else by the parameter's position; without a symbol,
    /// the first argument.
    /// </summary>
    public ExpressionSyntax? Argument(string parameter)
    {
        ArgumentListSyntax? list = Arguments;
        if (list is null)
            return null;

        foreach (ArgumentSyntax argument in list.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter)
                return argument.Expression;
        }

        int position = 0;
        if (Symbol is IMethodSymbol method)
        {
            position = -1;
            foreach (IParameterSymbol candidate in method.Parameters)
            {
                if (candidate.Name == parameter)
                    position = candidate.Ordinal;
            }

        }

        return position >= 0 && position < list.Arguments.Count && list.Arguments[position].NameColon is null
            ? list.Arguments[position].Expression
            : null;
    }
}
