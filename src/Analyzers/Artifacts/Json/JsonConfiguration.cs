using System.Globalization;
using System.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A JSON file as <c>Microsoft.Extensions.Configuration</c> sees it: keys are the names and indexes on the way to a value,
/// joined by colons, compared without regard to case. A name may hold colons itself. A file whose root is not an object has
/// no settings.
/// </summary>
internal readonly struct JsonConfiguration
{
    private readonly JsonDocument _document;

    internal JsonConfiguration(JsonDocument document) => _document = document;

    /// <summary>Every value that is not a container, in the order of the file, duplicates included.</summary>
    public IEnumerator<JsonSetting> GetEnumerator()
    {
        JsonDocument document = _document;
        if (document.Root is not { Kind: JsonValueKind.Object } root)
            yield break;

        var path = new StringBuilder();
        var containers = new Stack<Container>();
        containers.Push(new Container(root, prefixLength: 0));
        for (int index = 1; index < document.NodeCount; index++)
        {
            while (containers.Peek().End <= index)
                containers.Pop();

            AppendName(document, containers.Peek(), path, ref index);
            var value = new JsonValue(document, index);
            if (value.Kind is JsonValueKind.Object or JsonValueKind.Array)
                containers.Push(new Container(value, path.Append(':').Length));
            else
                yield return new JsonSetting(path.ToString(), value);
        }
    }

    /// <summary>
    /// The value or section with that key, the first one if it occurs twice; null if there is none.
    /// </summary>
    public JsonValue? Find(string key) =>
        _document.Root is { Kind: JsonValueKind.Object } root ? Find(root, key) : null;

    private static JsonValue? Find(JsonValue container, string key)
    {
        foreach (JsonProperty member in container.Members)
        {
            if (FindBelow(member.Value, member.Name, key) is { } found)
                return found;
        }

        int index = 0;
        foreach (JsonValue element in container.Elements)
        {
            if (FindBelow(element, IndexName(index++), key) is { } found)
                return found;
        }

        return null;
    }

    private static JsonValue? FindBelow(JsonValue value, string name, string key)
    {
        if (!key.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return null;

        if (key.Length == name.Length)
            return value;

        return key[name.Length] == ':' ? Find(value, key.Substring(name.Length + 1)) : null;
    }

    /// <summary>Completes the key of the item at <paramref name="index"/>, and moves the index from its name to its value.</summary>
    private static void AppendName(JsonDocument document, Container container, StringBuilder path, ref int index)
    {
        path.Length = container.PrefixLength;
        if (container.Kind == JsonValueKind.Object)
            path.Append(new JsonProperty(document, index++).Name);
        else
            path.Append(IndexName(container.Count++));
    }

    private static string IndexName(int index) => index.ToString(CultureInfo.InvariantCulture);

    private sealed class Container(JsonValue value, int prefixLength)
    {
        public JsonValueKind Kind { get; } = value.Kind;

        /// <summary>The index of the node after the container.</summary>
        public int End { get; } = value.Next;

        /// <summary>The length of the key of the container and the colon after it.</summary>
        public int PrefixLength { get; } = prefixLength;

        /// <summary>The number of elements of an array passed so far.</summary>
        public int Count { get; set; }
    }
}
