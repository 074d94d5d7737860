namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2106FileSystemTriggerTests
{
    [Theory]
    [InlineData("OrderInbox", "var watcher = {|CR2106:new FileSystemWatcher(path)|}; await Task.CompletedTask;")]
    [InlineData("OrderInbox", "var watcher = {|CR2106:new FileSystemWatcher(path, \"*.csv\")|}; await Task.CompletedTask;")]
    [InlineData("OrderInbox", "FileSystemWatcher watcher = {|CR2106:new(path)|}; await Task.CompletedTask;")]
    [InlineData("OrderInbox", "foreach (var file in Directory.{|CR2106:GetFiles(path)|}) { await File.ReadAllTextAsync(file, token); File.Delete(file); }")]
    [InlineData("OrderInbox", "while (true) { var files = Directory.{|CR2106:EnumerateFiles(path)|}; foreach (var file in files) { await File.ReadAllTextAsync(file, token); File.Move(file, file + \".done\"); } }")]
    public Task Folder_as_an_inbox(string type, string code) => VerifyAsync(type, code);

    [Theory]
    [InlineData("SettingsReloader", "var watcher = new FileSystemWatcher(path); await Task.CompletedTask;")]
    [InlineData("ViewWatcher", "var watcher = new FileSystemWatcher(path); await Task.CompletedTask;")]
    [InlineData("Watcher", "var watcher = new FileSystemWatcher(path, \"*.json\"); await Task.CompletedTask;")]
    [InlineData("OrderInbox", "foreach (var file in Directory.GetFiles(path)) await File.ReadAllTextAsync(file, token);")]
    [InlineData("Cleaner", "foreach (var file in Directory.GetFiles(path)) { File.Delete(file); await Task.CompletedTask; }")]
    public Task Reloading_reading_and_cleaning_are_silent(string type, string code) => VerifyAsync(type, code);

    private static Task VerifyAsync(string type, string code) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class {{type}}(string path) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                {{code}}
            }
        }
        """,
        "CR2106");
}
