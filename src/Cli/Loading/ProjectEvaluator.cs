using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CloudReady.Cli.Loading;

/// <summary>An item of a project with its metadata, as written: globs are not expanded.</summary>
/// <param name="Type">The element: <c>Compile</c>, <c>PackageReference</c> …</param>
/// <param name="Action"><c>Include</c>, <c>Remove</c> or <c>Update</c>.</param>
/// <param name="Value">One entry of the attribute, properties expanded.</param>
/// <param name="Metadata">Attributes and child elements, properties expanded.</param>
internal sealed record ProjectItem(string Type, string Action, string Value, IReadOnlyDictionary<string, string> Metadata);

/// <summary>
/// Reads a project file and what it imports the way MSBuild does in the plain cases: properties in order, simple
/// conditions, imports that exist on disk. What it cannot understand counts as empty or false. It runs nothing.
/// </summary>
internal sealed partial class ProjectEvaluator
{
    private const int MaxImports = 64;

    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _fixed = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);
    private readonly List<(XElement Group, string File)> _itemGroups = [];

    /// <summary>Files that an import names, relative to an existing folder, and that do not exist.</summary>
    public List<string> MissingImports { get; } = [];

    /// <summary>The items in evaluation order; valid after <see cref="EvaluateItems"/>.</summary>
    public List<ProjectItem> Items { get; } = [];

    /// <summary>The value, or the empty string.</summary>
    public string this[string property]
    {
        get => _properties.GetValueOrDefault(property, "");
        set => _properties[property] = value;
    }

    /// <summary>Sets a global property: assignments in files do not change it.</summary>
    public void SetGlobal(string property, string value)
    {
        _properties[property] = value;
        _fixed.Add(property);
    }

    /// <summary>Evaluates the properties of a file and of its imports. Does nothing for a file that was already imported.</summary>
    /// <exception cref="XmlException">The file is not well-formed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public void Import(string file)
    {
        if (_imported.Count >= MaxImports || !_imported.Add(file))
            return;

        XElement? root = Load(file).Root;
        if (root is not null)
            EvaluateProperties(root, file);
    }

    /// <summary>Evaluates all item groups met so far, with the final values of the properties, as MSBuild does.</summary>
    public void EvaluateItems()
    {
        foreach ((XElement group, string file) in _itemGroups)
        {
            if (!Holds(group, file))
                continue;
            foreach (XElement element in group.Elements())
            {
                if (Holds(element, file))
                    AddItems(element, file);
            }
        }
    }

    private static XDocument Load(string file)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using FileStream stream = File.OpenRead(file);
        using XmlReader reader = XmlReader.Create(stream, settings);
        return XDocument.Load(reader);
    }

    private void EvaluateProperties(XElement parent, string file)
    {
        foreach (XElement element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "PropertyGroup" when Holds(element, file):
                    foreach (XElement property in element.Elements())
                        EvaluateProperty(property, file);
                    break;
                case "ItemGroup":
                    _itemGroups.Add((element, file));
                    break;
                case "ImportGroup" when Holds(element, file):
                    EvaluateProperties(element, file);
                    break;
                case "Import" when Holds(element, file):
                    FollowImport(element, file);
                    break;
                case "Choose":
                    EvaluateChoose(element, file);
                    break;
            }
        }
    }

    private void EvaluateProperty(XElement property, string file)
    {
        string name = property.Name.LocalName;
        if (!_fixed.Contains(name) && Holds(property, file))
            _properties[name] = Expand(property.Value.Trim(), file);
    }

    private void EvaluateChoose(XElement choose, string file)
    {
        foreach (XElement branch in choose.Elements())
        {
            if (branch.Name.LocalName == "Otherwise" || (branch.Name.LocalName == "When" && Holds(branch, file)))
            {
                EvaluateProperties(branch, file);
                return;
            }
        }
    }

    private void FollowImport(XElement import, string file)
    {
        string written = import.Attribute("Project")?.Value ?? "";
        string path = Expand(written, file);
        if (import.Attribute("Sdk") is not null || path.Length == 0 || path.Contains('*', StringComparison.Ordinal))
            return;

        // $(MSBuildExtensionsPath) and its like belong to an installation: a value that is not known here leaves the path rootless.
        bool namesInstallation = UnknownProperty().IsMatch(written) && !written.Contains("MSBuildThisFile", StringComparison.OrdinalIgnoreCase)
            && !written.Contains("MSBuildProject", StringComparison.OrdinalIgnoreCase) && !written.Contains("GetPathOfFileAbove", StringComparison.OrdinalIgnoreCase);
        string full = FullPath(path, Path.GetDirectoryName(file)!);
        if (File.Exists(full))
            Import(full);
        else if (FileSearch.IgnoringCase(full) is { } other && File.Exists(other))
            Import(other);
        else if (!namesInstallation)
            MissingImports.Add(full);
    }

    private void AddItems(XElement element, string file)
    {
        foreach (string action in (string[])["Include", "Remove", "Update"])
        {
            if (element.Attribute(action) is not { } attribute)
                continue;
            Dictionary<string, string> metadata = MetadataOf(element, file);
            foreach (string value in Expand(attribute.Value, file).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Items.Add(new ProjectItem(element.Name.LocalName, action, value, metadata));
        }
    }

    private Dictionary<string, string> MetadataOf(XElement element, string file)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (XAttribute attribute in element.Attributes())
            metadata[attribute.Name.LocalName] = Expand(attribute.Value, file);
        foreach (XElement child in element.Elements())
            metadata[child.Name.LocalName] = Expand(child.Value.Trim(), file);
        return metadata;
    }

    private bool Holds(XElement element, string file) =>
        element.Attribute("Condition") is not { } condition || ProjectCondition.Evaluate(condition.Value, text => Expand(text, file), path => Exists(path, file));

    private static bool Exists(string path, string file)
    {
        if (path.Length == 0)
            return false;
        string full = FullPath(path, Path.GetDirectoryName(file)!);
        return File.Exists(full) || Directory.Exists(full);
    }

    private string Expand(string text, string file)
    {
        if (!text.Contains("$(", StringComparison.Ordinal))
            return text;

        _properties["MSBuildThisFileDirectory"] = Path.GetDirectoryName(file) + "/";
        _properties["MSBuildThisFile"] = Path.GetFileName(file);
        _properties["MSBuildThisFileFullPath"] = file;
        string withoutMembers = MemberFunction().Replace(text, match => TextFunctions.Apply(this[match.Groups[1].Value], match.Groups[2].Value, argument => Expand(argument, file)));
        string withoutProperties = PropertyReference().Replace(withoutMembers, match => this[match.Groups[1].Value]);
        return PropertyFunction().Replace(withoutProperties, match => FileAbove(match.Groups[1].Value, match.Groups[2].Value, file));
    }

    /// <summary>The only static property functions understood: they are how a nested Directory.Build.props imports the outer one.</summary>
    private static string FileAbove(string function, string arguments, string file)
    {
        string[] parts = [.. arguments.Split(',').Select(part => part.Trim().Trim('\'', '"'))];
        bool pathOf = function.Equals("GetPathOfFileAbove", StringComparison.OrdinalIgnoreCase);
        if (!pathOf && !function.Equals("GetDirectoryNameOfFileAbove", StringComparison.OrdinalIgnoreCase))
            return "";

        string name = pathOf ? parts[0] : parts.ElementAtOrDefault(1) ?? "";
        string? start = pathOf ? parts.ElementAtOrDefault(1) : parts[0];
        if (name.Length == 0)
            return "";
        string from = string.IsNullOrEmpty(start) ? Path.GetDirectoryName(file)! : FullPath(start, Path.GetDirectoryName(file)!);
        string? found = FileSearch.NearestAbove(from, name);
        return found is null ? "" : pathOf ? found : Path.GetDirectoryName(found)!;
    }

    private static string FullPath(string path, string directory) =>
        Path.GetFullPath(Path.Combine(directory, path.Replace('\\', '/')));

    [GeneratedRegex(@"\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)")]
    private static partial Regex PropertyReference();

    /// <summary><c>$(MSBuildProjectName.EndsWith('.Tests'))</c>; arguments may hold properties.</summary>
    [GeneratedRegex(@"\$\(([A-Za-z_][A-Za-z0-9_-]*)((?:\.[A-Za-z]+\((?:[^()]|\$\([^()]*\))*\))+)\)")]
    private static partial Regex MemberFunction();

    [GeneratedRegex(@"\$\(\[[^\]]*\]::([A-Za-z]+)\(([^()]*)\)\)")]
    private static partial Regex PropertyFunction();

    [GeneratedRegex(@"\$\(")]
    private static partial Regex UnknownProperty();
}
