namespace CloudReady.Cli;

/// <summary>What was asked cannot be done: the message is the one line shown to the user, the exit code is 2.</summary>
internal sealed class CliException(string message) : Exception(message);
