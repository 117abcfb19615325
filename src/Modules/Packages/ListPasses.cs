using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

internal static class ListPasses
{
    /// <param name="ClientId">Her own and those shared with her.</param>
    /// <param name="State">active, ended or expired.</param>
    internal readonly record struct Query(string? ClientId, string? State, int? Limit, string? After);

    public static async Task<Result<Page<PassView>>> Handle(Reading reading, Query query)
    {
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) || Keyset.After<PassId>(query.After).Failed(out refusal, out var after))
        {
            return refusal;
        }

        var passes = reading.Set<PassRow>();
        if (query.ClientId is { Length: > 0 } text)
        {
            if (!ClientId.TryParse(text, out var client))
            {
                return CommonErrors.Invalid.At("/query/clientId", "Give the id of a client.");
            }

            var shared = reading.Set<ShareRow>().Where(s => s.ClientId == client).Select(s => s.PassId);
            passes = passes.Where(p => p.ClientId == client || shared.Contains(p.Id));
        }

        if (query.State is { Length: > 0 } named)
        {
            if (!Texts.TryName(named, out PassState state))
            {
                return CommonErrors.Invalid.At("/query/state", "A pass is active, ended or expired.");
            }

            passes = passes.Where(p => p.State == state);
        }

        var later = after.Value == Guid.Empty ? passes : passes.Where(p => Keyset.Compare(p.Id, after) < 0);
        var files = await PassFile.Load(later.OrderByDescending(p => p.Id).Take(limit + 1), reading.Set<SessionRow>(), reading.Set<ShareRow>());
        var page = files.OrderByDescending(f => f.Row.Id.ToString(), StringComparer.Ordinal).Take(limit).ToList();
        return new Page<PassView>(await Views.Of(reading, page), files.Count > limit ? page[^1].Row.Id.ToString() : null);
    }
}

internal static class ShowPass
{
    public static async Task<Result<PassDetail>> Handle(Reading reading, ById<PassId> path) =>
        await PassFile.Open(reading, path.Id) is { } pass ? await Views.Detail(reading, pass) : Passes.Unknown;
}
