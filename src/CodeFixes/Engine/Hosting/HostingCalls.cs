using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>Finds the calls and methods of a program that put a host together.</summary>
internal static class HostingCalls
{
    /// <summary>The calls <c>receiver.Name(…)</c> of a compilation on a receiver of the type.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="near">The tree whose calls come first.</param>
    /// <param name="receiverType">The full name of the type that the receiver is, derives from or implements.</param>
    /// <param name="names">The names of the methods.</param>
    public static IEnumerable<InvocationExpressionSyntax> On(Compilation compilation, SyntaxTree? near, string receiverType, params string[] names)
    {
        foreach (SyntaxTree tree in TreesFrom(compilation, near))
        {
            SemanticModel? model = null;
            foreach (InvocationExpressionSyntax call in Invocations.Named(tree.GetRoot(), names))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (KnownTypes.Is(model.GetTypeInfo(Invocations.ReceiverOf(call)).Type, receiverType))
                    yield return call;
            }
        }
    }

    /// <summary>The methods of that name with a parameter of the type.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Methods(Compilation compilation, SyntaxTree? near, string name, string parameterType)
    {
        foreach (SyntaxTree tree in TreesFrom(compilation, near))
        {
            SemanticModel? model = null;
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (method.Identifier.ValueText == name
                    && DelegateBody.ParameterOf(method, model ??= compilation.GetSemanticModel(tree), parameterType) is not null)
                {
                    yield return method;
                }
            }
        }
    }

    private static IEnumerable<SyntaxTree> TreesFrom(Compilation compilation, SyntaxTree? near) => near is null
        ? compilation.SyntaxTrees
        : compilation.SyntaxTrees.Where(tree => tree != near).Prepend(near);
}
