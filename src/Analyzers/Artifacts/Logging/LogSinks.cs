namespace CloudReady.Analyzers.Artifacts;

/// <summary>Finds what a configuration file writes logs to.</summary>
internal static class LogSinks
{
    /// <summary>The sinks that <c>Serilog</c> and <c>NLog</c> read from a settings file.</summary>
    public static IEnumerable<LogSink> In(JsonDocument settings)
    {
        foreach (SerilogSink sink in SerilogSink.In(settings))
            yield return new LogSink(sink.Kind, sink.Name, sink.NameValue.Span, isUsed: true);

        if (NLogConfiguration.In(settings) is not { } nlog)
            yield break;

        foreach (NLogTarget target in nlog.Targets)
            yield return new LogSink(target.Kind, target.Name, target.TypeSpan, nlog.MayBeUsed(target));
    }

    /// <summary>The targets of NLog and the appenders of log4net, in a file of their own or in a section of web.config.</summary>
    /// <param name="config">The file.</param>
    /// <param name="isUsedElsewhere">True for the name of a target that a rule in another file writes to.</param>
    public static IEnumerable<LogSink> In(XmlArtifact config, Func<string, bool> isUsedElsewhere)
    {
        foreach (XmlElement section in SectionsOf(config))
        {
            if (section.LocalName == "nlog")
            {
                NLogConfiguration nlog = NLogConfiguration.Read(section);
                foreach (NLogTarget target in nlog.Targets)
                    yield return new LogSink(target.Kind, target.Name, target.TypeSpan, nlog.MayBeUsed(target) || isUsedElsewhere(target.Name));
            }
            else
            {
                var log4net = Log4NetConfiguration.Read(section);
                foreach (Log4NetAppender appender in log4net.Appenders)
                    yield return new LogSink(appender.Kind, appender.Name, appender.TypeSpan, log4net.IsUsed(appender.Name));
            }
        }
    }

    /// <summary>The elements <c>nlog</c> and <c>log4net</c>: the root of the file, or sections below it.</summary>
    public static IEnumerable<XmlElement> SectionsOf(XmlArtifact config)
    {
        if (config.Root is not { } root)
            yield break;

        if (IsSection(root))
        {
            yield return root;
            yield break;
        }

        foreach (XmlElement child in root.Children)
        {
            if (IsSection(child) && child.FindAttribute("configSource") is null)
                yield return child;
        }
    }

    private static bool IsSection(XmlElement element) => element.LocalName is "nlog" or "log4net";
}
