namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2104ContentRootWriteTests
{
    [Theory]
    [InlineData("environment.WebRootPath")]
    [InlineData("environment.ContentRootPath")]
    [InlineData("AppContext.BaseDirectory")]
    [InlineData("AppDomain.CurrentDomain.BaseDirectory")]
    [InlineData("Directory.GetCurrentDirectory()")]
    [InlineData("Path.GetDirectoryName(typeof(int).Assembly.Location)! + System.Reflection.Assembly.GetExecutingAssembly().Location")]
    [InlineData("Path.GetFullPath(\"App_Data\")")]
    [InlineData("\"wwwroot/images\"")]
    public Task Folder_of_the_application(string folder) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class Images(IWebHostEnvironment environment)
        {
            public void Direct(string name) => File.{|CR2104:WriteAllText(Path.Combine({{folder}}, name), "x")|};

            public void Local(string name)
            {
                var folder = Path.Combine({{folder}}, "images");
                var path = $"{folder}/{name}";
                File.{|CR2104:Delete(path)|};
            }

            private readonly string _root = {{folder}};
            private string Root => Path.Combine(_root, "images");

            public void Field(string name) => File.{|CR2104:Move(name, Path.Combine(Root, name))|};

            public void Method(string name) { using var writer = {|CR2104:new StreamWriter(PathOf(name))|}; }
            private string PathOf(string name) => Root + "/" + name;

            public string Read(string name) => File.ReadAllText(PathOf(name)) + environment;
        }
        """,
        "CR2101", "CR2104");

    [Fact]
    public Task Field_that_the_constructor_sets() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        public class Images
        {
            private readonly string _folder;
            private readonly string _other;

            public Images(IWebHostEnvironment environment, IConfiguration configuration)
            {
                _folder = Path.Combine(environment.ContentRootPath, "uploads");
                this._other = configuration["Folder"]!;
            }

            public void Save(string name) => File.{|CR2104:WriteAllText(Path.Combine(_folder, name), "x")|};
            public void Other(string name) => File.{|CR2101:WriteAllText(Path.Combine(_other, name), "x")|};
        }
        """,
        "CR2101", "CR2104");

    [Fact]
    public Task MapPath_of_System_Web() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { ImplicitUsings = null },
        """
        using System.IO;
        using System.Web;
        using System.Web.Hosting;

        public class Global : HttpApplication
        {
            public void One() => File.{|CR2104:WriteAllText(Server.MapPath("~/App_Data/a.txt"), "x")|};
            public void Two()
            {
                var path = HostingEnvironment.MapPath("~/exports");
                using (var stream = {|CR2104:new FileStream(Path.Combine(path, "b.csv"), FileMode.Create)|}) { }
            }
            public string Three() => File.ReadAllText(Server.MapPath("~/App_Data/a.txt"));
        }
        """,
        "CR2101", "CR2104");
}
