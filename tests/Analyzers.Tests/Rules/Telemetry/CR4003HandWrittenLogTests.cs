namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4003HandWrittenLogTests
{
    [Theory]
    [InlineData("""File.{|CR4003:AppendAllText("shop.log", text)|};""")]
    [InlineData("""File.{|CR4003:AppendAllText(Path.Combine("logs", "today.txt"), text)|};""")]
    [InlineData("""using var writer = {|CR4003:new StreamWriter("error-log.txt", append: true)|}; writer.WriteLine(text);""")]
    [InlineData("""const string LogFile = @"C:\shop\out.dat"; File.{|CR4003:AppendAllText(LogFile, text)|};""")]
    [InlineData("""File.{|CR4003:AppendAllText($"logs/{DateTime.Today:yyyyMMdd}.txt", text)|};""")]
    public Task Reports_a_path_that_is_a_log_by_its_name(string statement) => AnalyzeAsync("Orders", "Save", statement);

    [Theory]
    [InlineData("FileLogger", "Save")]
    [InlineData("Orders", "WriteLog")]
    [InlineData("Orders", "LogError")]
    public Task Reports_code_that_says_to_log(string type, string method) =>
        AnalyzeAsync(type, method, """File.{|CR4003:AppendAllText("out.dat", text)|};""");

    [Theory]
    [InlineData("""File.AppendAllText("orders.csv", text);""")]
    [InlineData("""File.AppendAllText("catalog.txt", text);""")]
    [InlineData("""var lines = File.ReadAllText("shop.log");""")]
    [InlineData("""Console.WriteLine("shop.log");""")]
    [InlineData("""File.Delete("shop.log");""")]
    [InlineData("""var logFile = new FileInfo(text); if (logFile.Length == 0) logFile.Delete();""")]
    [InlineData("""var logDirectory = text; File.Move(Path.Combine(logDirectory, "logging.json"), Path.Combine(logDirectory, "logging.old.json"));""")]
    [InlineData("""File.WriteAllText("logs/nlog.config", text);""")]
    public Task Silent_on_near_misses(string statement) => AnalyzeAsync("Orders", "Save", statement);

    private static Task AnalyzeAsync(string type, string method, string statement) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        WebApplication.Create(args).Run();
        class {{type}}
        {
            public void {{method}}(string text)
            {
                {{statement}}
            }
        }
        """,
        "CR4003");
}
