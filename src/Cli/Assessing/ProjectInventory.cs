using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Loading;
using Microsoft.CodeAnalysis;

namespace CloudReady.Cli.Assessing;

/// <summary>What the projects use and what they do well.</summary>
internal sealed class ProjectInventory
{
    public List<InventoryItem> Items { get; } = [];

    public List<Strength> Strengths { get; } = [];

    /// <summary>Reads a project after it is compiled; nothing of a file that is left out.</summary>
    public static ProjectInventory Read(CompiledProject project, string root, PathFilter filter, CancellationToken cancellationToken)
    {
        var inventory = new ProjectInventory();
        if (CloudReadyAnalyzer.Prepare(project.Compilation, project.Options, cancellationToken) is not { } context)
            return inventory;

        string path = RelativePath.From(root, project.Inputs.File.FullPath);
        foreach (Inventory.Entry entry in Inventory.Read(context.Application))
        {
            cancellationToken.ThrowIfCancellationRequested();
            FileLinePositionSpan place = entry.Node.GetLocation().GetLineSpan();
            if (filter.Excludes(place.Path))
                continue;

            string file = RelativePath.From(root, place.Path);
            int line = place.StartLinePosition.Line + 1;
            if (entry.IsStrength)
                inventory.Strengths.Add(new Strength(entry.Kind, entry.Name, path, file, line));
            else
                inventory.Items.Add(new InventoryItem(entry.Kind, entry.Name, path, file, line));
        }

        return inventory;
    }

    public void Add(ProjectInventory other)
    {
        Items.AddRange(other.Items);
        Strengths.AddRange(other.Strengths);
    }
}
