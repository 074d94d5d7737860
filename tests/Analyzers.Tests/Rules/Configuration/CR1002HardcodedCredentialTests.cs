namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1002HardcodedCredentialTests
{
    [Theory]
    [InlineData("""var password = {|CR1002:"Hunter2!x"|};""")]
    [InlineData("""const string Password = {|CR1002:"Hunter2!x"|};""")]
    [InlineData("""string apiKey = {|CR1002:@"9f8e7d6c5b4a39281706"|};""")]
    [InlineData("""var settings = new Dictionary<string, string?> { ["Smtp:Password"] = {|CR1002:"Hunter2!x"|} };""")]
    [InlineData("""var settings = new Dictionary<string, string?> { { "ClientSecret", {|CR1002:"b7c1d9e2f4a68035"|} } };""")]
    [InlineData("""var options = new Mail { Password = {|CR1002:"guest"|} };""")]
    [InlineData("""var options = new Mail(); options.Password = {|CR1002:"guest"|};""")]
    [InlineData("""Mail.SignIn("shop", password: {|CR1002:"Hunter2!x"|});""")]
    [InlineData("""if (Mail.AdminPassword == {|CR1002:"Hunter2!x"|}) { }""")]
    [InlineData("""new System.Net.NetworkCredential("shop", {|CR1002:"mail"|});""")]
    [InlineData("""System.Net.NetworkCredential c = {|CR1002:|}new("shop", "");""")]
    [InlineData("""new System.Security.Cryptography.HMACSHA256(System.Text.Encoding.UTF8.GetBytes({|CR1002:"signing"|}));""")]
    [InlineData("""const string Word = {|CR1002:"mail"|}; new System.Net.NetworkCredential("shop", Word);""")]
    public Task Reports_a_credential(string statements) => AnalyzeAsync(statements.Replace("{|CR1002:|}", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("""var password = "";""")]
    [InlineData("""var password = "changeme";""")]
    [InlineData("""const string PasswordField = "Password";""")]
    [InlineData("""const string Password = "guest";""")]
    [InlineData("""var label = new Dictionary<string, string> { { "Password", "Kennwort" } };""")]
    [InlineData("""var password = Environment.GetEnvironmentVariable("SMTP_PASSWORD");""")]
    [InlineData("""var connection = "Server=db01;Database=shop;User Id=sa;Password=Hunter2!x";""")]
    [InlineData("""string Message(string password) => "Password:"; Message("Password must have 8 characters");""")]
    [InlineData("""var names = new[] { "Password", "Hunter2!x" };""")]
    [InlineData("""var x = "password".StartsWith("Hunter2!x");""")]
    [InlineData("""var token = "(";""")]
    [InlineData("""new System.Net.NetworkCredential("shop", args[0]);""")]
    [InlineData("""var account = new Mail { Password = "123" };""")]
    [InlineData("""new System.Net.NetworkCredential("shop", "<password>");""")]
    [InlineData("""var passwordHash = "5f4dcc3b5aa765d61d83";""")]
    public Task Silent_on_what_is_none(string statements) => AnalyzeAsync(statements);

    [Fact]
    public Task Silent_in_attributes() => Verify.AnalyzerAsync(TestProject.Console, """
        return;

        class Login
        {
            [System.ComponentModel.DefaultValue("Hunter2!x")]
            public string Password { get; set; } = "";

            [Field(Password = "Hunter2!x")]
            public string Name { get; set; } = "";
        }

        class FieldAttribute : Attribute { public string Password { get; set; } = ""; }
        """, "CR1002");

    [Fact]
    public Task A_secret_is_told_by_its_form() => AnalyzeAsync($$"""var header = {|CR1002:"{{"ghp_"}}0123456789abcdefghijABCDEFGHIJ012345"|};""");

    [Fact]
    public async Task The_message_does_not_show_the_value()
    {
        Microsoft.CodeAnalysis.Diagnostic finding = Assert.Single(await Findings.InAsync(TestProject.Console, """string smtpPassword = "Hunter2!x"; Console.WriteLine(smtpPassword);""", TestContext.Current.CancellationToken), finding => finding.Id == "CR1002");

        Assert.DoesNotContain("Hunter2", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("'smtpPassword' (***)", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("App__SmtpPassword", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtpPassword")]
    [InlineData("*Password")]
    [InlineData("ApiKey, smtp*")]
    public Task An_option_allows_names(string names) => Verify.AnalyzerAsync(
        TestProject.Console with { Config = "cloudready.CR1002.allowed_keys = " + names }, """string smtpPassword = "Hunter2!x"; Console.WriteLine(smtpPassword);""", "CR1002");

    [Fact]
    public Task A_default_for_development_is_a_suggestion() => AnalyzeAsync(
        """var b = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(); if (b.Environment.EnvironmentName == "Development") { string password = {|CR1002:"Hunter2!x"|}; }""");

    [Fact]
    public async Task The_default_of_an_options_class_is_a_suggestion() => Assert.Equal(
        [Microsoft.CodeAnalysis.DiagnosticSeverity.Info],
        await Findings.SeveritiesAsync(TestProject.Console, "CR1002", """return; class MailOptions { public string Password { get; set; } = "Hunter2!x"; }""", TestContext.Current.CancellationToken));

    [Fact]
    public Task Through_every_shape_of_a_value() => Verify.AnalyzerAsync(
        TestProject.Console with { Sources = ["""static class Names { public const string Far = "mail-7x"; public static readonly string Fixed = "mail-8x"; }"""] },
        """"
        const string Near = {|CR1002:"mail-1x"|};
        var raw = {|CR1002:"""mail-2x"""|};
        string? given = null;
        new System.Net.NetworkCredential("shop", Near);
        new System.Net.NetworkCredential("shop", raw);
        new System.Net.NetworkCredential("shop", {|CR1002:Names.Far|});
        new System.Net.NetworkCredential("shop", {|CR1002:Names.Fixed|});
        new System.Net.NetworkCredential("shop", {|CR1002:"mail" + "-3x"|});
        new System.Net.NetworkCredential("shop", given ?? {|CR1002:"mail-4x"|});
        new System.Net.NetworkCredential("shop", args.Length > 0 ? {|CR1002:"mail-5x"|} : args[0]);
        new System.Net.NetworkCredential("shop", $"mail-{args[0]}");
        System.Net.NetworkCredential target = new("shop", {|CR1002:"mail-6x"|});
        _ = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { Password = {|CR1002:"mail-9x"|} };
        SignIn();

        static void SignIn(string word = {|CR1002:"mail-0x"|}) => new System.Net.NetworkCredential("shop", word);
        """",
        "CR1002");

    [Fact]
    public async Task Half_typed_code_does_not_throw() => _ = await Findings.InBrokenAsync(TestProject.Console, "var password = \"Hunter2!x; class { string Password = \"", TestContext.Current.CancellationToken);

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(TestProject.Console, $$"""
        {{statements}}

        class Mail
        {
            public static string AdminPassword => "";

            public string Password { get; set; } = "";

            public static void SignIn(string user, string password) { }
        }
        """, "CR1002");
}
