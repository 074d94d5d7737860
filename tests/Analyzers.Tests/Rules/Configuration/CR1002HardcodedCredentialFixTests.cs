using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1002HardcodedCredentialFixTests
{
    [Fact]
    public Task Reads_the_configuration_in_scope() => Verify.FixAsync<CR1002HardcodedCredentialFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        string smtpPassword = {|CR1002:"Hunter2!x"|}; // mail
        Console.WriteLine(smtpPassword.Length);
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        string smtpPassword = builder.Configuration["App:SmtpPassword"] ?? throw new InvalidOperationException("Set 'App:SmtpPassword' (environment variable App__SmtpPassword)."); // mail
        Console.WriteLine(smtpPassword.Length);
        """,
        "CR1002:configuration",
        "CR1002");

    [Fact]
    public Task Uses_the_configuration_that_the_type_is_given() => Verify.FixAsync<CR1002HardcodedCredentialFix>(
        TestProject.Web,
        """
        WebApplication.Create().Run();

        class MailService(IConfiguration configuration)
        {
            public object SignIn() => new System.Net.NetworkCredential(configuration["User"], {|CR1002:"Hunter2!x"|});
        }
        """,
        """
        WebApplication.Create().Run();

        class MailService(IConfiguration configuration)
        {
            public object SignIn() => new System.Net.NetworkCredential(configuration["User"], configuration["Mail:Password"] ?? throw new InvalidOperationException("Set 'Mail:Password' (environment variable Mail__Password)."));
        }
        """,
        "CR1002:configuration",
        "CR1002");

    [Fact]
    public Task The_same_value_gets_the_same_key() => Verify.FixAsync<CR1002HardcodedCredentialFix>(
        TestProject.Console,
        """
        string apiKey = {|CR1002:"9f8e7d6c5b4a39281706"|};
        string secondApiKey = {|CR1002:"9f8e7d6c5b4a39281706"|};
        Console.WriteLine(apiKey + secondApiKey);
        """,
        """
        string apiKey = Environment.GetEnvironmentVariable("App__ApiKey") ?? throw new InvalidOperationException("Set the environment variable App__ApiKey.");
        string secondApiKey = Environment.GetEnvironmentVariable("App__ApiKey") ?? throw new InvalidOperationException("Set the environment variable App__ApiKey.");
        Console.WriteLine(apiKey + secondApiKey);
        """,
        "CR1002:environment",
        "CR1002");

    [Fact]
    public Task A_section_is_not_taken_for_the_configuration() => Verify.FixAsync<CR1002HardcodedCredentialFix>(
        TestProject.Web,
        """
        WebApplication.Create().Run();

        class MailService
        {
            public static string Read(IConfigurationSection section)
            {
                string password = {|CR1002:"Hunter2!x"|};
                return section["Host"] + password;
            }
        }
        """,
        """
        WebApplication.Create().Run();

        class MailService
        {
            public static string Read(IConfigurationSection section)
            {
                string password = Environment.GetEnvironmentVariable("Mail__Password") ?? throw new InvalidOperationException("Set the environment variable Mail__Password.");
                return section["Host"] + password;
            }
        }
        """,
        "CR1002:configuration",
        "CR1002");

    [Fact]
    public Task Offers_nothing_where_a_constant_must_stand() => Verify.NoFixAsync<CR1002HardcodedCredentialFix>(
        TestProject.Console,
        """
        Sign();

        static void Sign(string password = {|CR1002:"Hunter2!x"|}) => Console.WriteLine(password);
        """,
        "CR1002");
}
