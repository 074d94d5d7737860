using System.Data.SqlClient;
using System.IO;
using System.Web.Hosting;

namespace LegacyShop.Services
{
    public class OrderArchive
    {
        public void Store(int orderId, string xml)
        {
            File.WriteAllText(HostingEnvironment.MapPath("~/App_Data/orders/" + orderId + ".xml"), xml);
            HostingEnvironment.QueueBackgroundWorkItem(token => Index(orderId));
        }

        private static void Index(int orderId)
        {
            using (var connection = new SqlConnection(@"Data Source=(LocalDB)\MSSQLLocalDB;AttachDbFilename=|DataDirectory|\Archive.mdf;Integrated Security=True"))
            using (var command = new SqlCommand("INSERT INTO Orders (Id) VALUES (@id)", connection))
            {
                command.Parameters.AddWithValue("@id", orderId);
                connection.Open();
                command.ExecuteNonQuery();
            }
        }
    }
}
