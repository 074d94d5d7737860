using CloudReady.CodeFixes.Fixes.Platform;

namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6111WindowsPathSeparatorTests
{
    [Theory]
    [InlineData("File.Delete({|CR6111:\"data\\\\orders.txt\"|});")]
    [InlineData("File.Delete({|CR6111:@\"data\\orders.txt\"|});")]
    [InlineData("File.Delete({|CR6111:folder + \"\\\\logs\\\\\" + name|});")]
    [InlineData("File.Delete(path: {|CR6111:folder + @\"\\logs\"|});")]
    [InlineData("Directory.CreateDirectory(Path.Combine(folder, {|CR6111:\"a\\\\b\"|}));")]
    [InlineData("_ = new FileInfo({|CR6111:$\"{folder}\\\\{name}.txt\"|});")]
    [InlineData("var path = {|CR6111:name + \"\\\\x.txt\"|};")]
    [InlineData("Use({|CR6111:AppContext.BaseDirectory + \"\\\\templates\"|});")]
    [InlineData("Use({|CR6111:Path.GetTempPath() + \"\\\\x\"|});")]
    [InlineData("using var reader = new StreamReader({|CR6111:@\"..\\x.txt\"|});")]
    public Task Reports_what_is_used_as_a_path(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("Use(name.Replace(\"\\\\\", \"/\"));")]
    [InlineData("Use(@\"\\d+\\.\\w*\");")]
    [InlineData("var user = \"DOMAIN\\\\\" + name;")]
    [InlineData("Use(name + \"\\\\x\");")]
    [InlineData("File.Delete(\"C:\\\\data\\\\x.txt\");")]
    [InlineData("File.Delete(@\"\\\\server\\share\\x.txt\");")]
    [InlineData("var keyPath = name + \"\\\\Software\\\\Shop\";")]
    [InlineData("Console.WriteLine(folder + \"\\\\x is missing\");")]
    [InlineData("throw new FileNotFoundException(folder + \"\\\\x\");")]
    [InlineData("Use(\"first\\nsecond\\t\\\"third\\\"\");")]
    [InlineData("File.Delete(Path.Combine(folder, \"a\", \"b\"));")]
    [InlineData("File.Delete(folder + \"/logs/\" + name);")]
    public Task Silent_on_other_back_slashes(string statement) => AnalyzeAsync(statement);

    [Fact]
    public Task Silent_in_programs_with_windows() => Verify.AnalyzerAsync(
        TestProject.PlainWeb with { Config = "build_property.UseWPF = true" }, Code("File.Delete(\"data\\\\orders.txt\");"), "CR6111");

    [Theory]
    [InlineData("File.Delete({|CR6111:\"data\\\\orders.txt\"|}); // gone", "File.Delete(Path.Combine(\"data\", \"orders.txt\")); // gone")]
    [InlineData("File.Delete({|CR6111:folder + \"\\\\logs\\\\\" + name|});", "File.Delete(Path.Combine(folder, \"logs\", name));")]
    [InlineData("File.Delete({|CR6111:$\"{folder}\\\\logs\\\\{name}.txt\"|});", "File.Delete(Path.Combine(folder, \"logs\", name + \".txt\"));")]
    [InlineData("File.Delete(Path.Combine(folder, {|CR6111:@\"a\\b\"|}, name));", "File.Delete(Path.Combine(folder, \"a\", \"b\", name));")]
    [InlineData("File.Delete({|CR6111:folder + \"\\\\\" + name + \".txt\"|});", "File.Delete(Path.Combine(folder, name + \".txt\"));")]
    [InlineData("File.Delete({|CR6111:@\"..\\x.txt\"|});", "File.Delete(Path.Combine(\"..\", \"x.txt\"));")]
    public Task Combines_the_parts(string statement, string fixedStatement) => Verify.FixAsync<CR6111WindowsPathSeparatorFix>(
        TestProject.PlainWeb, Code(statement), Code(fixedStatement), "CR6111:combine", "CR6111");

    [Theory]
    [InlineData("var path = {|CR6111:folder + \"\\\\logs\\\\\"|};")]
    [InlineData("File.Delete({|CR6111:$\"{folder}\\\\{DateTime.Now:yyyy}.txt\"|});")]
    [InlineData("var path = {|CR6111:folder + \"\\\\\" + 1 + name|};")]
    [InlineData("const string Path2 = \"a\\\\b\"; File.Delete({|CR6111:\"~\\\\x\"|});")]
    public Task No_fix_where_the_path_would_be_another(string statement) => Verify.NoFixAsync<CR6111WindowsPathSeparatorFix>(
        TestProject.PlainWeb, Code(statement), "CR6111");

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(TestProject.PlainWeb, Code(statement), "CR6111");

    private static string Code(string statement) => $$"""
        WebApplication.Create(args).Run();

        class Files
        {
            void F(string folder, string name)
            {
                {{statement}}
            }

            static void Use(string text) { }
        }
        """;
}
