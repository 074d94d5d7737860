using CloudReady.CodeFixes.Fixes.State;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2010InMemoryJobStoreFixTests
{
    [Fact]
    public Task Hangfire_gets_SQL_Server() => FixAsync(
        """
        using Hangfire;

        var builder = WebApplication.CreateBuilder(args);

        // Mails to customers.
        builder.Services.AddHangfire(configuration => configuration
            .UseSimpleAssemblyNameTypeSerializer()
            .{|CR2010:UseInMemoryStorage()|}); // Nothing is stored yet.

        builder.Build().Run();
        """,
        """
        using Hangfire;

        var builder = WebApplication.CreateBuilder(args);

        // Mails to customers.
        var hangfireConnection = builder.Configuration.GetConnectionString("Hangfire")
            ?? throw new InvalidOperationException("The connection string 'Hangfire' is missing: set ConnectionStrings:Hangfire in configuration or ConnectionStrings__Hangfire in the environment.");
        builder.Services.AddHangfire(configuration => configuration
            .UseSimpleAssemblyNameTypeSerializer()
            .UseSqlServerStorage(hangfireConnection)); // Nothing is stored yet.

        builder.Build().Run();
        """);

    [Theory]
    [InlineData("UsingInMemory()", "UsingRabbitMq((context, configurator) => { configurator.Host(new Uri(rabbitMqConnection)); configurator.ConfigureEndpoints(context); })")]
    [InlineData("UsingInMemory((context, transport) => transport.ConfigureEndpoints(context))", "UsingRabbitMq((context, transport) => { transport.Host(new Uri(rabbitMqConnection)); transport.ConfigureEndpoints(context); })")]
    public Task MassTransit_gets_RabbitMQ(string before, string after) => FixAsync(
        $$"""
        using MassTransit;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMassTransit(bus => bus.{|CR2010:{{before}}|});
        builder.Build().Run();
        """,
        $"""
        using MassTransit;

        var builder = WebApplication.CreateBuilder(args);
        var rabbitMqConnection = builder.Configuration.GetConnectionString("RabbitMq")
            ?? throw new InvalidOperationException("The connection string 'RabbitMq' is missing: set ConnectionStrings:RabbitMq in configuration or ConnectionStrings__RabbitMq in the environment.");
        builder.Services.AddMassTransit(bus => bus.{after});
        builder.Build().Run();
        """);

    [Fact]
    public Task A_block_of_MassTransit_keeps_its_statements() => FixAsync(
        """
        using MassTransit;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMassTransit(bus =>
        {
            bus.{|CR2010:UsingInMemory((context, transport) =>
            {
                transport.PrefetchCount = 4;
                transport.ConfigureEndpoints(context);
            })|};
        });
        builder.Build().Run();
        """,
        """
        using MassTransit;

        var builder = WebApplication.CreateBuilder(args);
        var rabbitMqConnection = builder.Configuration.GetConnectionString("RabbitMq")
            ?? throw new InvalidOperationException("The connection string 'RabbitMq' is missing: set ConnectionStrings:RabbitMq in configuration or ConnectionStrings__RabbitMq in the environment.");
        builder.Services.AddMassTransit(bus =>
        {
            bus.UsingRabbitMq((context, transport) =>
            {
                transport.Host(new Uri(rabbitMqConnection));
                transport.PrefetchCount = 4;
                transport.ConfigureEndpoints(context);
            });
        });
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("builder.Services.AddHangfire(configuration => configuration.{|CR2010:UseInMemoryStorage(new Hangfire.InMemory.InMemoryStorageOptions())|});")]
    [InlineData("builder.Services.AddMassTransit(bus => bus.{|CR2010:UsingInMemory((_, _) => { })|});")]
    [InlineData("Quartz.ServiceCollectionExtensions.{|CR2010:AddQuartz(builder.Services)|};")]
    public Task Nothing_is_offered_where_something_would_be_lost_or_is_not_known(string registration) => Verify.NoFixAsync<CR2010InMemoryJobStoreFix>(
        TestProject.Web,
        $"""
        using Hangfire;
        using MassTransit;

        var builder = WebApplication.CreateBuilder(args);
        {registration}
        builder.Build().Run();
        """,
        "CR2010");

    [Fact]
    public Task Nothing_is_offered_where_several_storages_are_at_hand()
    {
        MetadataReference another = OtherAssembly.Compile("Hangfire.PostgreSql", "namespace Hangfire.PostgreSql; public class PostgreSqlStorage { }", TestProject.Web);
        return Verify.NoFixAsync<CR2010InMemoryJobStoreFix>(
            TestProject.Web with { References = [.. TestProject.Web.References, another] },
            """
            using Hangfire;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHangfire(configuration => configuration.{|CR2010:UseInMemoryStorage()|});
            builder.Build().Run();
            """,
            "CR2010");
    }

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR2010InMemoryJobStoreFix>(TestProject.Web, source, fixedSource, "CR2010:shared", "CR2010");
}
