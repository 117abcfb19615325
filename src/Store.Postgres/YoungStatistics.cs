using Npgsql;

namespace Bookend.Store.Postgres;

/// <summary>
/// A database that fills for the first time has no statistics. To PostgreSQL all indexes that begin with the business then look alike, and it
/// keeps the plans of its foreign key checks as long as a connection lives: each checked every entry of the business (measured: 60 checkouts
/// a second instead of 300). Autovacuum comes along within minutes; this does not wait for it.
/// </summary>
internal sealed class YoungStatistics(NpgsqlDataSource source) : IAsyncDisposable
{
    // Commits of this process after which it is looked at. Later autovacuum is there in time.
    private static readonly int[] Milestones = [50, 200, 800, 3_200, 12_800];
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;
    private long commits;
    private int next;

    /// <summary>To be called by one thread at a time.</summary>
    public void Committed()
    {
        commits++;
        if (next < Milestones.Length && commits >= Milestones[next] && running.IsCompleted)
        {
            next++;
            running = Task.Run(Gather);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task Gather()
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(stop.Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT coalesce(bool_or(n_mod_since_analyze > n_live_tup / 2), false) FROM pg_stat_user_tables WHERE relname = 'facts'";
            if (await command.ExecuteScalarAsync(stop.Token) is not true)
            {
                return;
            }

            command.CommandText = "SET statement_timeout = 0; ANALYZE";
            await command.ExecuteNonQueryAsync(stop.Token);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            // The database is away or we are stopping: the next milestone, or autovacuum, does it.
        }
    }
}
