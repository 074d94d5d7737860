namespace CloudReady.Analyzers.Application;

/// <summary>What a project becomes when it is deployed.</summary>
internal enum ApplicationKind
{
    /// <summary>A library that nothing ties to a service.</summary>
    Library,

    /// <summary>A library that references ASP.NET Core, the generic host or System.Web: its code runs in services.</summary>
    ServiceLibrary,

    /// <summary>A command-line program without a host.</summary>
    ConsoleTool,

    /// <summary>A program with windows.</summary>
    Desktop,

    /// <summary>A program that runs in a browser.</summary>
    Browser,

    /// <summary>An ASP.NET Core application.</summary>
    Web,

    /// <summary>A generic-host application that serves no HTTP.</summary>
    Worker,

    /// <summary>An ASP.NET application on .NET Framework.</summary>
    FrameworkWeb,

    /// <summary>A Windows service on <c>ServiceBase</c>.</summary>
    WindowsService,
}
