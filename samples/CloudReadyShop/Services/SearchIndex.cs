using System.Data;
using Microsoft.Data.SqlClient;

namespace CloudReadyShop.Services;

public class SearchIndex(IConfiguration configuration)
{
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new SqlCommand("dbo.RebuildSearchTerms", connection)
        {
            CommandType = CommandType.StoredProcedure,
            CommandTimeout = 600,
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> CountTermsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new SqlCommand("SELECT COUNT(*) FROM dbo.SearchTerms", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is int count ? count : 0;
    }

    private async Task<SqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(configuration.GetConnectionString("Search"));
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
