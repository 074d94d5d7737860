using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Analyzers.Tests;

/// <summary>Compiles an assembly for tests to reference: what another project of a solution would be.</summary>
internal static class OtherAssembly
{
    public static MetadataReference Compile(string name, string source, TestProject project)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            project.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
