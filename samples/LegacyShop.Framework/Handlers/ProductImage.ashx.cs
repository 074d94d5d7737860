using System.IO;
using System.Web;

namespace LegacyShop.Handlers
{
    /// <summary>Takes the picture of a product.</summary>
    public class ProductImage : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            HttpPostedFile image = context.Request.Files["image"];
            image.SaveAs(Path.Combine(context.Server.MapPath("~/images"), Path.GetFileName(image.FileName)));
            context.Response.StatusCode = 204;
        }
    }
}
