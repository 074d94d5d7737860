using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2103UploadSavedLocallyFixTests
{
    private const string Key = "CR2103:folder";

    [Fact]
    public Task The_folder_of_a_store_becomes_the_default_of_a_key() => Verify.FixAsync<CR2103UploadSavedLocallyFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ProductImages>();
        builder.Build().Run();

        public class ProductImages(IWebHostEnvironment environment)
        {
            // Beside the application.
            private readonly string _folder = Path.Combine(environment.ContentRootPath, "uploads", "products");

            public async Task SaveAsync(int id, IFormFile image)
            {
                Directory.CreateDirectory(_folder);
                await using var file = new FileStream(Path.Combine(_folder, id + ".jpg"), FileMode.Create);
                await image.{|CR2103:CopyToAsync(file)|}; // whole
            }

            public string GetPath(int id) => Path.Combine(_folder, id + ".jpg");
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ProductImages>();
        builder.Build().Run();

        public class ProductImages(IWebHostEnvironment environment, IConfiguration configuration)
        {
            // Beside the application.
            private readonly string _folder = configuration["Paths:ProductImages"] ?? Path.Combine(environment.ContentRootPath, "uploads", "products");

            public async Task SaveAsync(int id, IFormFile image)
            {
                Directory.CreateDirectory(_folder);
                await using var file = new FileStream(Path.Combine(_folder, id + ".jpg"), FileMode.Create);
                // TODO CR2103: mount a volume that all replicas share and name its folder in Paths:ProductImages, or copy the upload to an object store.
                await image.{|CR2103:CopyToAsync(file)|}; // whole
            }

            public string GetPath(int id) => Path.Combine(_folder, id + ".jpg");
        }
        """,
        Key,
        "CR2103");

    [Fact]
    public Task A_folder_in_the_path_is_parted_from_the_name() => Verify.FixAsync<CR2103UploadSavedLocallyFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/images", async (IFormFile image) =>
        {
            var path = Path.Combine(app.Environment.WebRootPath, "images", image.FileName);
            await using var file = File.Create(path);
            await image.{|CR2103:CopyToAsync(file)|};
        });
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/images", async (IFormFile image) =>
        {
            var path = Path.Combine(builder.Configuration["Paths:Data"] ?? Path.Combine(app.Environment.WebRootPath, "images"), image.FileName);
            await using var file = File.Create(path);
            // TODO CR2103: mount a volume that all replicas share and name its folder in Paths:Data, or copy the upload to an object store.
            await image.{|CR2103:CopyToAsync(file)|};
        });
        app.Run();
        """,
        Key,
        "CR2103");

    [Fact]
    public Task Two_uploads_to_one_folder_have_one_key() => Verify.FixAsync<CR2103UploadSavedLocallyFix>(
        TestProject.Web,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        static class Uploads
        {
            private static readonly string Folder = "uploads";

            public static void One(IFormFile file)
            {
                using var stream = File.Create(Path.Combine(Folder, "one"));
                file.{|CR2103:CopyTo(stream)|};
            }

            public static void Two(IFormFile file)
            {
                using var stream = File.Create(Path.Combine(Folder, "two"));
                file.{|CR2103:CopyTo(stream)|};
            }
        }
        """,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        static class Uploads
        {
            private static readonly string Folder = Environment.GetEnvironmentVariable("Paths__Uploads") ?? "uploads";

            public static void One(IFormFile file)
            {
                using var stream = File.Create(Path.Combine(Folder, "one"));
                // TODO CR2103: mount a volume that all replicas share and name its folder in Paths:Uploads, or copy the upload to an object store.
                file.{|CR2103:CopyTo(stream)|};
            }

            public static void Two(IFormFile file)
            {
                using var stream = File.Create(Path.Combine(Folder, "two"));
                file.CopyTo(stream);
            }
        }
        """,
        Key,
        "CR2103");

    [Theory]
    [InlineData("using var stream = File.Create($\"uploads/{file.FileName}\"); file.{|CR2103:CopyTo(stream)|};")]
    [InlineData("using var stream = File.Create(\"uploads/\" + file.FileName); file.{|CR2103:CopyTo(stream)|};")]
    [InlineData("using var stream = File.Create(path); file.{|CR2103:CopyTo(stream)|};")]
    [InlineData("using var stream = File.Create(Path.Combine(path, file.FileName)); file.{|CR2103:CopyTo(stream)|};")]
    [InlineData("var folder = \"a\"; if (path.Length > 0) folder = \"b\"; using var stream = File.Create(Path.Combine(folder, file.FileName)); file.{|CR2103:CopyTo(stream)|};")]
    [InlineData("using var stream = File.Create(Path.Combine(Environment.GetEnvironmentVariable(\"UPLOADS\") ?? \"a\", file.FileName)); file.{|CR2103:CopyTo(stream)|};")]
    [InlineData("using var stream = File.Create(Path.Combine(Path.GetTempPath(), file.FileName)); file.{|CR2103:CopyTo(stream)|};")]
    public Task Not_offered_where_the_folder_is_not_told_from_the_name_or_is_given(string code) => Verify.NoFixAsync<CR2103UploadSavedLocallyFix>(
        TestProject.Web,
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class Uploads
        {
            public void Save(string path, IFormFile file)
            {
                {{code}}
            }
        }
        """,
        "CR2103");

    [Fact]
    public Task Settings_of_NET_Framework() => Verify.FixAsync<CR2103UploadSavedLocallyFix>(
        TestProject.FrameworkWeb with { ImplicitUsings = null },
        """
        using System.Configuration;
        using System.IO;
        using System.Web;

        public class Upload : HttpApplication
        {
            public void Save(HttpPostedFile file)
            {
                var folder = Server.MapPath("~/App_Data");
                file.{|CR2103:SaveAs(Path.Combine(folder, file.FileName))|};
            }
        }
        """,
        """
        using System.Configuration;
        using System.IO;
        using System.Web;

        public class Upload : HttpApplication
        {
            public void Save(HttpPostedFile file)
            {
                var folder = ConfigurationManager.AppSettings["Paths:Upload"] ?? Server.MapPath("~/App_Data");
                // TODO CR2103: mount a volume that all replicas share and name its folder in Paths:Upload, or copy the upload to an object store.
                file.{|CR2103:SaveAs(Path.Combine(folder, file.FileName))|};
            }
        }
        """,
        Key,
        "CR2103");
}
