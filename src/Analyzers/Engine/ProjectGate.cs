using CloudReady.Analyzers.Engine.Options;

namespace CloudReady.Analyzers.Engine;

/// <summary>Decides whether a project is one that is deployed, and so whether it is looked at.</summary>
internal static class ProjectGate
{
    private static readonly HashSet<string> TestLibraries = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "Microsoft.VisualStudio.QualityTools.UnitTestFramework", "MSTest.TestFramework", "TUnit.Core", "Machine.Specifications",
        "Microsoft.AspNetCore.Mvc.Testing", "Microsoft.AspNetCore.TestHost",
    };

    /// <summary>What builds a repository, or starts it on a developer's machine.</summary>
    private static readonly HashSet<string> DevelopmentLibraries = new(StringComparer.OrdinalIgnoreCase) { "Aspire.Hosting", "Nuke.Common", "Cake.Frosting" };

    /// <summary>False for test projects and for tools of the developers, unless <c>cloudready_include_tests = true</c>.</summary>
    public static bool IsAnalyzed(Compilation compilation, OptionReader options) =>
        options.IncludesTests || !IsForDevelopers(compilation, options);

    private static bool IsForDevelopers(Compilation compilation, OptionReader options)
    {
        if (options.IsTrue("IsTestProject"))
            return true;

        foreach (AssemblyIdentity reference in compilation.ReferencedAssemblyNames)
        {
            if (TestLibraries.Contains(reference.Name) || DevelopmentLibraries.Contains(reference.Name))
                return true;
        }

        return false;
    }
}
