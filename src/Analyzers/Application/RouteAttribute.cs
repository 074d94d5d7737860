using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>An attribute that gives a route or a method: <c>[Route("api/[controller]")]</c>, <c>[HttpGet("{id}")]</c>, <c>[AcceptVerbs("GET")]</c>.</summary>
internal sealed class RouteAttribute(string? template, ImmutableArray<string> methods)
{
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["HttpGet"] = "GET",
        ["HttpHead"] = "HEAD",
        ["HttpPost"] = "POST",
        ["HttpPut"] = "PUT",
        ["HttpDelete"] = "DELETE",
        ["HttpPatch"] = "PATCH",
        ["HttpOptions"] = "OPTIONS",
    };

    /// <summary>The template; null where the attribute gives a method only.</summary>
    public string? Template { get; } = template;

    public ImmutableArray<string> Methods { get; } = methods;

    /// <summary>The attributes of a class or method that give a route or a method, as they are written; those of metadata as they are compiled.</summary>
    public static List<RouteAttribute> Of(ISymbol symbol, ApplicationModel application)
    {
        var result = new List<RouteAttribute>();
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string name = NameOf(attribute);
            bool isRoute = name is "Route" or "RoutePrefix";
            bool isVerbs = name == "AcceptVerbs";
            if (!isRoute && !isVerbs && !Verbs.ContainsKey(name))
                continue;

            List<string> texts = TextsOf(attribute, application, out string? route);
            ImmutableArray<string> methods = isVerbs ? ImmutableArray.CreateRange(texts)
                : isRoute ? ImmutableArray<string>.Empty : ImmutableArray.Create(Verbs[name]);
            result.Add(new RouteAttribute(isVerbs || texts.Count == 0 ? route : texts[0], methods));
        }

        return result;
    }

    public static bool Has(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) == name)
                return true;
        }

        return false;
    }

    public static bool HasInherited(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Has(current, name))
                return true;
        }

        return false;
    }

    private static string NameOf(AttributeData attribute)
    {
        string name = attribute.AttributeClass?.Name ?? "";
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - 9) : name;
    }

    /// <summary>The strings that an attribute is given; the syntax is read, since what does not bind has no arguments.</summary>
    private static List<string> TextsOf(AttributeData attribute, ApplicationModel application, out string? route)
    {
        var texts = new List<string>();
        route = null;
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            foreach (AttributeArgumentSyntax argument in arguments)
            {
                if (application.ModelOf(argument).GetConstantValue(argument.Expression) is not { HasValue: true, Value: string text })
                    continue;
                if (argument.NameEquals is null)
                    texts.Add(text);
                else if (argument.NameEquals.Name.Identifier.ValueText is "Route" or "Template")
                    route = text;
            }

            return texts;
        }

        foreach (TypedConstant constant in attribute.ConstructorArguments)
        {
            if (constant.Kind != TypedConstantKind.Array && constant.Value is string text)
                texts.Add(text);
        }

        return texts;
    }
}
