using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>
/// Turns the call that adds a file sink into the call that adds a console sink, with the arguments that both understand;
/// takes it away where the console is written to already.
/// </summary>
internal sealed class FileSinkRewriter(SyntaxEditor editor, InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
{
    private const string ReplaceTitle = "Write logs to the console";
    private const string RemoveTitle = "Remove the log file: the console has these events";
    private const string CompactFormatter = "Serilog.Formatting.Compact.RenderedCompactJsonFormatter";
    private const string Formatter = "formatter";
    private const string Level = "restrictedToMinimumLevel";
    private const string LevelSwitch = "levelSwitch";

    private static readonly string[] TextParameters = ["outputTemplate", "formatProvider"];

    private readonly CodeLayout _layout = CodeLayout.Of(call.SyntaxTree);

    /// <summary>Edits, and returns the title of the fix; null, with nothing edited, where no rewrite is certain.</summary>
    /// <param name="serilogSettings">The settings that may configure a Serilog console sink; empty where none do.</param>
    public string? Rewrite(string serilogSettings) => method.ContainingType.ToDisplayString() switch
    {
        "Serilog.FileLoggerConfigurationExtensions" or "Serilog.RollingFileLoggerConfigurationExtensions" or "Serilog.LoggerConfigurationEventLogExtensions" => RewriteSerilog(serilogSettings),
        "NLog.SetupLoadConfigurationExtensions" => RewriteNLog(),
        "ZLogger.ZLoggerBuilderExtensions" when method.Name == "AddZLoggerFile" => RewriteZLogger(),
        _ when method.Name is "AddFile" or "AddEventLog" => RewriteProvider(),
        _ => null,
    };

    private string? RewriteSerilog(string settings)
    {
        if (method.Parameters[0].Type.Name != "LoggerSinkConfiguration" || !Exists("Serilog.ConsoleLoggerConfigurationExtensions"))
            return null;

        InvocationExpressionSyntax[] beside = [.. SinkCalls.Beside(call, model)];
        InvocationExpressionSyntax removed = call;
        for (InvocationExpressionSyntax? sink = call; sink is not null; sink = SinkCalls.WrapperOf(sink, model))
        {
            removed = sink;
            InvocationExpressionSyntax[] consoles = [.. SinkCalls.Beside(sink, model).Select(ConsoleOf).OfType<InvocationExpressionSyntax>()];
            if (consoles.Any(Covers))
                return Remove(removed);

            // A console that gets fewer events: a second one would write some of them twice.
            if (consoles.Length > 0)
                return null;
        }

        if (settings.Length > 0 && beside.Any(other => Invocations.NameOf(other) == "Configuration"))
            return null;

        bool isText = TextParameters.Any(parameter => ArgumentOf(call, parameter) is not null);
        bool isJson = !isText && ArgumentOf(call, Formatter) is null && Exists(CompactFormatter);
        var kept = new List<string>();
        if (ArgumentOf(call, Formatter) is { } formatter)
            kept.Add(formatter.ToString());
        else if (isJson)
            kept.Add("new RenderedCompactJsonFormatter()");
        kept.AddRange(Named(Level, TextParameters[0], TextParameters[1], LevelSwitch));
        if (!Replace("Console", kept, Formatter, Level, TextParameters[0], TextParameters[1], LevelSwitch))
            return null;

        if (isJson)
            UsingDirectives.Ensure(editor, model, call.SpanStart, "Serilog.Formatting.Compact");
        return ReplaceTitle;
    }

    private string? RewriteNLog()
    {
        if (!method.ContainingType.GetMembers("WriteToConsole").Any())
            return null;
        if (SinkCalls.Beside(call, model).Any(other => Invocations.NameOf(other) is "WriteToConsole" or "WriteToColoredConsole"))
            return Remove(call);

        return Replace("WriteToConsole", [.. Named("layout")], "layout") ? ReplaceTitle : null;
    }

    /// <summary><c>ILoggingBuilder.AddFile</c> of any library. The console provider is registered once, however often it is asked for.</summary>
    private string? RewriteProvider()
    {
        if (method.Parameters[0].Type.ToDisplayString() != "Microsoft.Extensions.Logging.ILoggingBuilder"
            || KnownTypes.Find(model.Compilation, "Microsoft.Extensions.Logging.ConsoleLoggerExtensions") is not { } console
            || !console.GetMembers("AddJsonConsole").Any())
        {
            return null;
        }

        if (SinkCalls.Beside(call, model).Any(other => Invocations.NameOf(other) is "AddConsole" or "AddJsonConsole" or "AddSimpleConsole" or "AddSystemdConsole"))
            return Remove(call);
        if (!Replace("AddJsonConsole", []))
            return null;

        UsingDirectives.Ensure(editor, model, call.SpanStart, "Microsoft.Extensions.Logging");
        return ReplaceTitle;
    }

    /// <summary>The options are those of every ZLogger provider; without them JSON is written.</summary>
    private string? RewriteZLogger()
    {
        if (!method.ContainingType.GetMembers("AddZLoggerConsole").Any())
            return null;
        if (SinkCalls.Beside(call, model).Any(other => Invocations.NameOf(other) == "AddZLoggerConsole"))
            return Remove(call);

        string options = ArgumentOf(call, "configure")?.ToString() ?? "options => options.UseJsonFormatter()";
        return Replace("AddZLoggerConsole", [options], "configure") ? ReplaceTitle : null;
    }

    private string? Remove(InvocationExpressionSyntax removed)
    {
        if (!DropsNothing([]) || !SinkCalls.TryRemove(editor, removed, _layout))
            return null;

        UnusedLocals.Remove(editor, removed.ArgumentList.Arguments, model, _layout);
        return RemoveTitle;
    }

    /// <summary>The console sink that a call adds, by itself or within <c>Async</c>.</summary>
    private InvocationExpressionSyntax? ConsoleOf(InvocationExpressionSyntax other) => Invocations.NameOf(other) switch
    {
        "Console" when (model.GetSymbolInfo(other).Symbol as IMethodSymbol)?.ContainingType.Name == "ConsoleLoggerConfigurationExtensions" => other,
        "Async" => other.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault()?.ExpressionBody is InvocationExpressionSyntax inner
            ? ConsoleOf(inner)
            : null,
        _ => null,
    };

    /// <summary>True where the console sink gets every event that the file gets.</summary>
    private bool Covers(InvocationExpressionSyntax console)
    {
        ExpressionSyntax? consoleSwitch = ArgumentOf(console, LevelSwitch);
        ExpressionSyntax? fileSwitch = ArgumentOf(call, LevelSwitch);
        if (consoleSwitch is not null)
            return fileSwitch is not null && SyntaxFactory.AreEquivalent(consoleSwitch, fileSwitch);

        ExpressionSyntax? consoleLevel = ArgumentOf(console, Level);
        if (consoleLevel is null)
            return true;
        if (model.GetConstantValue(consoleLevel).Value is not int lowest)
            return fileSwitch is null && ArgumentOf(call, Level) is { } level && SyntaxFactory.AreEquivalent(consoleLevel, level);

        return lowest == 0
            || (fileSwitch is null && ArgumentOf(call, Level) is { } fileLevel && model.GetConstantValue(fileLevel).Value is int fileLowest && lowest <= fileLowest);
    }

    /// <summary>The arguments for the parameters, by name.</summary>
    private IEnumerable<string> Named(params string[] parameters) =>
        from parameter in parameters
        let argument = ArgumentOf(call, parameter)
        where argument is not null
        select $"{parameter}: {argument}";

    /// <summary>Gives the call another name and other arguments; false where an argument that goes does something.</summary>
    private bool Replace(string name, IReadOnlyList<string> arguments, params string[] keptParameters)
    {
        if (!DropsNothing(keptParameters) || call.Expression is not MemberAccessExpressionSyntax)
            return false;

        ArgumentListSyntax list = call.ArgumentList;
        InvocationExpressionSyntax replaced = Invocations.Rename(call, SyntaxFactory.IdentifierName(name), ListOf(arguments, list));
        editor.ReplaceNode(call, KeepComments(replaced, keptParameters));
        UnusedLocals.Remove(editor, [.. list.Arguments.Where(argument => !keptParameters.Contains(ParameterOf(call, argument)))], model, _layout);
        return true;
    }

    /// <summary>On one line, or one argument on a line where the old list had them so.</summary>
    private ArgumentListSyntax ListOf(IReadOnlyList<string> arguments, ArgumentListSyntax old)
    {
        bool isSpread = arguments.Count > 1 && old.Arguments.Count > 0 && CodeLayout.StartsLine(old.Arguments[0]) && CodeLayout.StartsLine(old.Arguments.Last());
        string separator = isSpread ? _layout.EndOfLine + CodeLayout.IndentationAt(old.SyntaxTree, old.Arguments[0].SpanStart) : "";
        string text = $"({separator}{string.Join(isSpread ? "," + separator : ", ", arguments)})";
        return SyntaxFactory.ParseArgumentList(text);
    }

    /// <summary>Comments between the old arguments go on the line above the call.</summary>
    private InvocationExpressionSyntax KeepComments(InvocationExpressionSyntax replaced, string[] keptParameters)
    {
        ArgumentListSyntax list = call.ArgumentList;
        ImmutableArray<SyntaxTrivia> comments = Trivia.CommentsIn(list.DescendantTrivia().Where(trivia =>
            list.Span.Contains(trivia.Span)
            && !list.Arguments.Any(argument => keptParameters.Contains(ParameterOf(call, argument)) && argument.Expression.Span.Contains(trivia.Span))));
        if (comments.IsEmpty)
            return replaced;

        SyntaxToken anchor = AnchorOf(replaced);
        SyntaxToken original = AnchorOf(call);
        string indentation = CodeLayout.IndentationAt(call.SyntaxTree, original.SpanStart);
        SyntaxTriviaList leading = _layout.Lines(comments, indentation);
        if (anchor.LeadingTrivia.Any(SyntaxKind.WhitespaceTrivia))
            return replaced.ReplaceToken(anchor, anchor.WithLeadingTrivia(leading.AddRange(anchor.LeadingTrivia)));

        // The call begins in the middle of a line: between its receiver and its dot, the comments end that line.
        leading = leading.Insert(0, _layout.LineBreak()).Add(SyntaxFactory.Whitespace(indentation + _layout.Indent));
        return replaced.ReplaceToken(anchor, anchor.WithLeadingTrivia(leading));
    }

    /// <summary>The dot of <c>.WriteTo.File</c>, or of a call without that part.</summary>
    private static SyntaxToken AnchorOf(InvocationExpressionSyntax invocation)
    {
        var access = (MemberAccessExpressionSyntax)invocation.Expression;
        return access.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteTo" } writeTo ? writeTo.OperatorToken : access.OperatorToken;
    }

    /// <summary>True where nothing happens when the arguments for other parameters are evaluated.</summary>
    private bool DropsNothing(string[] keptParameters) =>
        call.ArgumentList.Arguments.All(argument => keptParameters.Contains(ParameterOf(call, argument)) || PureExpression.Is(argument.Expression, model));

    private ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax invocation, string parameter) =>
        invocation.ArgumentList.Arguments.FirstOrDefault(argument => ParameterOf(invocation, argument) == parameter)?.Expression;

    private string ParameterOf(InvocationExpressionSyntax invocation, ArgumentSyntax argument)
    {
        if (argument.NameColon is { } name)
            return name.Name.Identifier.ValueText;

        int position = invocation.ArgumentList.Arguments.IndexOf(argument);
        return model.GetSymbolInfo(invocation).Symbol is IMethodSymbol target && position < target.Parameters.Length ? target.Parameters[position].Name : "";
    }

    private bool Exists(string type) => KnownTypes.Find(model.Compilation, type) is not null;
}
