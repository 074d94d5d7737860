namespace CloudReady.Analyzers.Artifacts;

/// <summary>Sorts the instructions of a Dockerfile into stages.</summary>
internal static class DockerStages
{
    public static ImmutableArray<DockerStage> Read(Dockerfile file)
    {
        var stages = ImmutableArray.CreateBuilder<DockerStage>();
        var byName = new Dictionary<string, DockerStage>(StringComparer.OrdinalIgnoreCase);
        var globals = new Dictionary<string, string?>(StringComparer.Ordinal);
        var own = ImmutableArray.CreateBuilder<DockerInstruction>();
        foreach (DockerInstruction instruction in file.Instructions)
        {
            if (instruction.Kind == DockerInstructionKind.From && !instruction.IsOnBuild)
            {
                EndStage();
                AddStage(instruction);
            }
            else if (stages.Count > 0)
            {
                own.Add(instruction);
            }
            else if (instruction.Kind == DockerInstructionKind.Arg)
            {
                foreach (DockerPair pair in instruction.Pairs)
                    globals[pair.Name] = pair.Value is { } value ? DockerVariables.Expand(value.Text, file.Escape, FindGlobal) : null;
            }
        }

        EndStage();
        return stages.ToImmutable();

        void AddStage(DockerInstruction from)
        {
            ImmutableArray<DockerWord> words = from.Words;
            if (words.IsEmpty)
                return;

            DockerWord? name = words.Length > 2 && words[1].Text.Equals("AS", StringComparison.OrdinalIgnoreCase) ? words[2] : null;
            byName.TryGetValue(words[0].Text, out DockerStage? earlier);
            var stage = new DockerStage(file, stages.Count, from, words[0], name, earlier, globals);
            stages.Add(stage);
            if (name is { } named)
                byName[named.Text] = stage;
        }

        void EndStage()
        {
            if (stages.Count > 0)
                stages[stages.Count - 1].Instructions = own.ToImmutable();
            own.Clear();
        }

        DockerVariableState FindGlobal(string name, out string value)
        {
            value = globals.TryGetValue(name, out string? known) ? known ?? "" : "";
            return known is null ? DockerVariableState.Unknown : DockerVariableState.Known;
        }
    }
}
