using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Analyzers.Tests;

/// <summary>Compiles an assembly for tests to reference: what another project of a solution would be.</summary>
internal static class OtherAssembly
{
    public static MetadataReference Compile(string name, string source, TestProject project)
    {
        using var stream = new MemoryStream();
        Assert.True(Create(name, source, project).Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>The same with its code, as an IDE and <c>cloudready assess</c> have it.</summary>
    public static MetadataReference WithCode(string name, string source, TestProject project)
    {
        CSharpCompilation compilation = Create(name, source, project);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation.ToMetadataReference();
    }

    private static CSharpCompilation Create(string name, string source, TestProject project) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source)],
        project.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
