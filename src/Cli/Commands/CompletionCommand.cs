using CloudReady.Cli.Reporting;

namespace CloudReady.Cli.Commands;

/// <summary>
/// <c>cloudready completion</c>: a script that asks the tool itself what may come next, through the <c>[suggest]</c> directive
/// of System.CommandLine.
/// </summary>
internal static class CompletionCommand
{
    /// <summary>The shells that there is a script for.</summary>
    public static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    /// <returns>The exit code.</returns>
    public static int Run(string shell, CliEnvironment environment)
    {
        environment.Out.WriteLine(ScriptFor(shell).Replace("TOOL", ToolInfo.Name, StringComparison.Ordinal));
        return ExitCode.Done;
    }

    private static string ScriptFor(string shell) => shell switch
    {
        "bash" => """
            # In ~/.bashrc: eval "$(TOOL completion bash)"
            _TOOL() {
              local IFS=$'\n'
              COMPREPLY=($(TOOL "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
              [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o filenames -F _TOOL TOOL
            """,
        "zsh" => """
            # In ~/.zshrc, after compinit: eval "$(TOOL completion zsh)"
            _TOOL() {
              local -a found
              found=("${(@f)$(TOOL "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              compadd -- "${found[@]}"
              _files
            }
            compdef _TOOL TOOL
            """,
        "fish" => """
            # In ~/.config/fish/completions/TOOL.fish: TOOL completion fish | source
            complete -c TOOL -a '(TOOL "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
            """,
        _ => """
            # In $PROFILE: TOOL completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName TOOL -ScriptBlock {
              param($word, $line, $position)
              TOOL "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };
}
