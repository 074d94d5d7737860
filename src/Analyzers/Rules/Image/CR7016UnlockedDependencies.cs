using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The packages of a service may be others in the next build of its image.</summary>
internal sealed class CR7016UnlockedDependencies() : Rule(Rule, effortHours: 0.5, FixKind.RewriteWithCompanions), IArtifactRule<ProjectArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7016",
        "The packages are not locked",
        "{0}",
        DiagnosticSeverity.Info,
        "A version with '*' takes what is newest, and packages of packages are resolved anew by each restore. A lock file, or exact central versions, make the image of a commit the same tomorrow.");

    private const string Property = "RestorePackagesWithLockFile";

    private static readonly string[] ServiceSdks = ["Microsoft.NET.Sdk.Web", "Microsoft.NET.Sdk.Worker"];

    public void Analyze(ProjectArtifact document, ArtifactContext context)
    {
        if (document.Xml.Root is not { LocalName: "Project" } root || context.Artifacts.Has(ArtifactKind.PackagesLock))
            return;

        bool isLocked = context.Options.IsTrue(Property);
        foreach (XmlElement element in root.Descendants)
        {
            if (element.LocalName == Property)
                isLocked |= element.Text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
        }

        if (isLocked)
            return;

        bool isFloating = false;
        foreach (XmlElement element in root.Descendants)
        {
            if (element.LocalName == "PackageReference")
                isFloating |= AnalyzeReference(element, context);
        }

        if (!isFloating && IsService(root) && IsBuiltInImage(root, context))
            context.Report(Rule, root.NameSpan, null, "The service is built in an image, and its packages are not locked: packages of packages may be others in the next build of the same commit. Set 'RestorePackagesWithLockFile', and restore with '--locked-mode' in the Dockerfile.");
    }

    private static bool AnalyzeReference(XmlElement reference, ArtifactContext context)
    {
        foreach (string name in (string[])["Version", "VersionOverride"])
        {
            if (reference.FindAttribute(name) is { } attribute && IsFloating(attribute.Value))
            {
                Report(context, reference, attribute.Value, attribute.ValueSpan);
                return true;
            }

            if (reference.FindChild(name) is { } child && IsFloating(child.Text))
            {
                Report(context, reference, child.Text.Trim(), child.TextSpan);
                return true;
            }
        }

        return false;
    }

    private static void Report(ArtifactContext context, XmlElement reference, string version, Microsoft.CodeAnalysis.Text.TextSpan span) =>
        context.Report(Rule, span, null, $"The version '{version}' of '{reference.FindAttribute("Include")?.Value ?? reference.FindAttribute("Update")?.Value ?? "a package"}' takes whatever is newest: the same commit builds another image tomorrow. Name one version, or lock the packages.");

    /// <summary><c>1.*</c>, <c>*</c>. Of a range without <c>*</c> the lowest version is taken, which stays.</summary>
    private static bool IsFloating(string version) => version.IndexOf('$') < 0 && version.IndexOf('*') >= 0;

    private static bool IsService(XmlElement root)
    {
        string sdk = root.FindAttribute("Sdk")?.Value ?? "";
        foreach (string service in ServiceSdks)
        {
            if (sdk.StartsWith(service, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsBuiltInImage(XmlElement root, ArtifactContext context)
    {
        if (context.Artifacts.Has(ArtifactKind.Dockerfile))
            return true;

        foreach (XmlElement element in root.Descendants)
        {
            if (element.LocalName.StartsWith("Container", StringComparison.Ordinal) && element.Parent?.LocalName == "PropertyGroup")
                return true;
        }

        return false;
    }
}
