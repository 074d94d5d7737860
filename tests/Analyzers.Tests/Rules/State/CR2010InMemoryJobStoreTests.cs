namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2010InMemoryJobStoreTests
{
    [Theory]
    [InlineData("builder.Services.AddHangfire(configuration => configuration.{|CR2010:UseInMemoryStorage()|});")]
    [InlineData("JobStorage.Current = {|CR2010:new InMemoryStorage()|};")]
    [InlineData("builder.Services.{|CR2010:AddQuartz()|};")]
    [InlineData("builder.Services.{|CR2010:AddQuartz(quartz => quartz.SchedulerName = \"shop\")|};")]
    [InlineData("builder.Services.{|CR2010:AddQuartz(quartz => quartz.UseInMemoryStore())|};")]
    [InlineData("var factory = {|CR2010:new StdSchedulerFactory()|};")]
    [InlineData("var scheduler = await StdSchedulerFactory.{|CR2010:GetDefaultScheduler()|};")]
    [InlineData("builder.Services.AddMassTransit(bus => bus.{|CR2010:UsingInMemory()|});")]
    [InlineData("builder.Services.AddMassTransit(bus => bus.{|CR2010:UsingInMemory((context, transport) => transport.ConfigureEndpoints(context))|});")]
    [InlineData("Configure.With(new BuiltinHandlerActivator()).Transport(transport => transport.{|CR2010:UseInMemoryTransport(new InMemNetwork(), \"orders\")|});")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddHangfire(c => c.UseSqlServerStorage(\"x\")); else builder.Services.AddHangfire(c => c.{|CR2010:UseInMemoryStorage()|});")]
    public Task Reports(string registration) => AnalyzeAsync(registration);

    [Theory]
    [InlineData("builder.Services.AddHangfire(configuration => configuration.UseSqlServerStorage(\"connection\"));")]
    [InlineData("builder.Services.AddHangfire(c => { if (args.Length > 0) c.UseSqlServerStorage(\"x\"); else c.UseInMemoryStorage(); });")]
    [InlineData("builder.Services.AddQuartz(quartz => quartz.UsePersistentStore(store => store.UseClustering()));")]
    [InlineData("builder.Services.AddQuartz(quartz => quartz.SetProperty(\"quartz.jobStore.type\", \"Quartz.Impl.AdoJobStore.JobStoreTX, Quartz\"));")]
    [InlineData("var properties = new System.Collections.Specialized.NameValueCollection(); builder.Services.AddQuartz(properties, quartz => { });")]
    [InlineData("builder.Services.Configure<QuartzOptions>(builder.Configuration.GetSection(\"Quartz\")); builder.Services.AddQuartz();")]
    [InlineData("builder.Services.AddMassTransit(bus => { if (args.Length > 0) bus.UsingInMemory(); else bus.UsingRabbitMq(); });")]
    [InlineData("builder.Services.AddMassTransit(bus => { bus.UsingInMemory(); bus.AddRider(rider => { }); });")]
    [InlineData("builder.Services.AddMassTransit(bus => bus.UsingRabbitMq());")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddMassTransit(bus => bus.UsingInMemory());")]
    public Task Silent(string registration) => AnalyzeAsync(registration);

    [Fact]
    public Task Silent_where_a_settings_file_names_the_store_of_quartz() => Verify.AnalyzerAsync(
        TestProject.Web with { Files = new Dictionary<string, string> { ["/0/appsettings.json"] = """{ "Quartz": { "quartz.jobStore.type": "Quartz.Impl.AdoJobStore.JobStoreTX, Quartz" } }""" } },
        Program("builder.Services.AddQuartz();"),
        "CR2010");

    private static Task AnalyzeAsync(string registration) => Verify.AnalyzerAsync(TestProject.Web, Program(registration), "CR2010");

    private static string Program(string registration) =>
        $$"""
        using Hangfire;
        using Hangfire.InMemory;
        using MassTransit;
        using Quartz;
        using Quartz.Impl;
        using Rebus.Activation;
        using Rebus.Config;
        using Rebus.Transport.InMem;

        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        builder.Build().Run();
        """;
}
