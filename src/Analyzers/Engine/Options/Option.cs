namespace CloudReady.Analyzers.Engine.Options;

/// <summary>An option of <c>.editorconfig</c> or a global analyzer config.</summary>
/// <param name="key">The key. <c>{rule}</c> stands for the id of any rule.</param>
/// <param name="expects">The values it takes, for the message of CR0001 and the documentation.</param>
/// <param name="defaultValue">The value where the option is absent or wrong.</param>
/// <param name="isValid">True for a value that can be understood.</param>
internal sealed class Option(string key, string expects, string defaultValue, Func<string, bool> isValid)
{
    public string Key { get; } = key;

    public string Expects { get; } = expects;

    public string DefaultValue { get; } = defaultValue;

    public bool IsValid(string value) => isValid(value);

    public string KeyFor(string ruleId) => Key.Replace("{rule}", ruleId);
}
