using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2103UploadSavedLocallyTests
{
    [Theory]
    [InlineData("using var stream = new FileStream(path, FileMode.Create); upload.{|CR2103:CopyTo(stream)|};")]
    [InlineData("await using var stream = File.Create(path); await upload.{|CR2103:CopyToAsync(stream)|};")]
    [InlineData("using (FileStream stream = new(path, FileMode.CreateNew)) { await upload.{|CR2103:CopyToAsync(stream)|}; }")]
    [InlineData("Directory.CreateDirectory(path); await upload.{|CR2103:CopyToAsync(File.OpenWrite(path))|};")]
    [InlineData("using var stream = File.{|CR2103:Create(path)|}; await upload.OpenReadStream().CopyToAsync(stream);")]
    [InlineData("using var source = upload.OpenReadStream(); using var stream = {|CR2103:new FileStream(path, FileMode.Create)|}; source.CopyTo(stream);")]
    [InlineData("path = Path.Combine(AppContext.BaseDirectory, \"wwwroot\", upload.FileName); using var stream = File.Create(path); upload.{|CR2103:CopyTo(stream)|};")]
    public Task Form_file_in_a_file_stream_is_one_finding(string code) => Verify.AnalyzerAsync(TestProject.Web, Controller(code), "CR2101", "CR2103", "CR2104");

    [Theory]
    [InlineData("using var stream = new MemoryStream(); await upload.CopyToAsync(stream);")]
    [InlineData("await upload.CopyToAsync(response.Body);")]
    [InlineData("using var stream = await new HttpClient().GetStreamAsync(path); await upload.CopyToAsync(stream);")]
    public Task Form_file_elsewhere_is_silent(string code) => Verify.AnalyzerAsync(TestProject.Web, Controller(code), "CR2101", "CR2103", "CR2104");

    [Fact]
    public Task Posted_files_of_System_Web() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { ImplicitUsings = null },
        """
        using System.Web;

        public class Upload : HttpApplication
        {
            public void One(HttpPostedFile file) => file.{|CR2103:SaveAs(Server.MapPath("~/App_Data/" + file.FileName))|};
            public void Two(HttpRequestBase request) => request.Files[0].{|CR2103:SaveAs("a.txt")|};
            public void Three(HttpPostedFileBase file)
            {
                using (var stream = System.IO.File.{|CR2103:Create("a.txt")|})
                    file.InputStream.CopyTo(stream);
            }
        }
        """,
        "CR2101", "CR2103", "CR2104");

    [Theory]
    [InlineData("using var stream = File.Create(path); upload.CopyTo(stream);", DiagnosticSeverity.Warning)]
    [InlineData("path = Path.Combine(Environment.GetEnvironmentVariable(\"UPLOADS\") ?? \"uploads\", path); using var stream = File.Create(path); upload.CopyTo(stream);", DiagnosticSeverity.Info)]
    [InlineData("path = Path.Combine(Path.GetTempPath(), path); using var stream = File.Create(path); upload.CopyTo(stream);", DiagnosticSeverity.Info)]
    [InlineData("path = Path.Combine(Folders.TempDirectory, path); using var stream = File.Create(path); await upload.OpenReadStream().CopyToAsync(stream);", DiagnosticSeverity.Info)]
    [InlineData("path = Path.Combine(Folders.TemplateDirectory, path); using var stream = File.Create(path); upload.CopyTo(stream);", DiagnosticSeverity.Warning)]
    public async Task Uploads_for_a_volume_or_for_one_operation_are_suggestions(string code, DiagnosticSeverity expected) => Assert.Equal(
        [expected],
        await Findings.SeveritiesAsync(
            TestProject.Web,
            "CR2103",
            Controller(code) + "public static class Folders { public static string TempDirectory => \"tmp\"; public static string TemplateDirectory => \"templates\"; }",
            TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("Request.Files[0].SaveAs(\"uploads/\" + Id);", DiagnosticSeverity.Warning)]
    [InlineData("var file = Request.Files.Get(0); file.SaveAs(System.IO.Path.Combine(\"uploads\", Id));", DiagnosticSeverity.Warning)]
    [InlineData("foreach (string name in Request.Files) { var file = Request.Files[name]; file.SaveAs(\"uploads/\" + name); }", DiagnosticSeverity.Warning)]
    [InlineData("string path = System.IO.Path.Combine(Folders.Data, Id); var file = Request.Files[0]; file.SaveAs(path); Install(path); System.IO.File.Delete(path);", DiagnosticSeverity.Info)]
    public async Task An_upload_of_a_controller_whose_base_class_is_not_at_hand(string code, DiagnosticSeverity expected)
    {
        var finding = Assert.Single(await UnresolvedAsync(code, "buildless"));
        Assert.Equal(("CR2103", expected, "syntactic"), (finding.Id, finding.Severity, finding.Properties["confidence"]));
        Assert.DoesNotContain(await UnresolvedAsync(code, "msbuild"), finding => finding.Id == "CR2103");
    }

    [Theory]
    [InlineData("var report = Reports.Today(); report.SaveAs(\"today.pdf\");")]
    [InlineData("workbook.SaveAs(\"today.xlsx\");")]
    [InlineData("Request.SaveAs(\"request.txt\");")]
    public async Task Other_unknown_things_that_are_saved_are_silent(string code) => Assert.Empty(await UnresolvedAsync(code, "buildless"));

    private static async Task<IEnumerable<Diagnostic>> UnresolvedAsync(string code, string loadedBy) =>
        (await Findings.InBrokenAsync(
            TestProject.FrameworkWeb with { ImplicitUsings = null, Config = "build_property.CloudReadyLoadedBy = " + loadedBy },
            "using System.Web; using System.Web.Mvc; public class UploadController : Controller { public string Id; public void Upload(Workbook workbook) { " + code + " } }",
            TestContext.Current.CancellationToken)).Where(finding => finding.Id is "CR2101" or "CR2103" or "CR2104");

    private static string Controller(string code) =>
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class Uploads
        {
            public async Task Save(string path, IFormFile upload, HttpResponse response)
            {
                {{code}}
                await Task.CompletedTask;
            }
        }
        """;
}
