using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine;

/// <summary>What all rules share while one compilation is analyzed.</summary>
internal sealed class CompilationContext(
    Compilation compilation,
    OptionReader options,
    NameSet names,
    ApiTable apis,
    ImmutableArray<Rule> rules)
{
    private readonly Lazy<ApplicationModel> _application = new(() => new ApplicationModel(compilation, options, names));

    private readonly Lazy<HashSet<string>> _globalUsings = new(() => ReadGlobalUsings(compilation));

    public Compilation Compilation { get; } = compilation;

    public OptionReader Options { get; } = options;

    public NameSet Names { get; } = names;

    public ApiTable Apis { get; } = apis;

    /// <summary>What the whole application says about itself; read when the first rule asks.</summary>
    public ApplicationModel Application => _application.Value;

    /// <summary>The rules that look at literals and are not switched off.</summary>
    public ImmutableArray<ILiteralRule> LiteralRules { get; } = Of<ILiteralRule>(rules);

    /// <summary>The rules that report what is missing and are not switched off.</summary>
    public ImmutableArray<IApplicationRule> ApplicationRules { get; } = Of<IApplicationRule>(rules);

    /// <summary>The namespaces that every file of the project can name types of.</summary>
    public HashSet<string> GlobalUsings => _globalUsings.Value;

    private static HashSet<string> ReadGlobalUsings(Compilation compilation)
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is not CompilationUnitSyntax root)
                continue;

            foreach (UsingDirectiveSyntax directive in root.Usings)
            {
                if (directive.GlobalKeyword.RawKind != 0 && directive.Alias is null)
                    result.Add(directive.NamespaceOrType.ToString().Replace("global::", ""));
            }
        }

        return result;
    }

    private static ImmutableArray<T> Of<T>(ImmutableArray<Rule> rules)
        where T : class
    {
        var result = ImmutableArray.CreateBuilder<T>();
        foreach (Rule rule in rules)
        {
            if (rule is T wanted)
                result.Add(wanted);
        }

        return result.ToImmutable();
    }
}
