using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Loading;
using Microsoft.CodeAnalysis;

namespace CloudReady.Cli.Assessing;

/// <summary>Collects what the projects use and what they do well.</summary>
internal sealed class InventoryCollector(string root, PathFilter filter)
{
    public List<InventoryItem> Items { get; } = [];

    public List<Strength> Strengths { get; } = [];

    public void Add(CompiledProject project, CancellationToken cancellationToken)
    {
        if (CloudReadyAnalyzer.Prepare(project.Compilation, project.Options, cancellationToken) is not { } context)
            return;

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
                Strengths.Add(new Strength(entry.Kind, entry.Name, path, file, line));
            else
                Items.Add(new InventoryItem(entry.Kind, entry.Name, path, file, line));
        }
    }
}
