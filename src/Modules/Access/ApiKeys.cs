using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Access;

/// <param name="Secret">In the first answer only: it is stored nowhere. Whoever lost it makes another key.</param>
public sealed record ApiKeyView(ApiKeyId Id, string Name, IReadOnlyList<string> Scopes, string Prefix, Instant CreatedAt, string? Secret) : ISaidOnce<ApiKeyView>
{
    public ApiKeyView WithoutSecret() => this with { Secret = null };
}

/// <summary>Keys of programs: they have scopes, no role, and are shown once.</summary>
internal static class ApiKeys
{
    private const int Limit = 100;

    internal sealed record Request(string Name, IReadOnlyList<string> Scopes);

    internal sealed record ListQuery(int? Limit);

    public static async Task<Result<Page<ApiKeyView>>> List(Reading reading, ListQuery query) => new Page<ApiKeyView>(
        [.. (await reading.Set<ApiKeyRow>().Where(k => !k.Revoked).OrderBy(k => k.Id).Take(Limit).ToListAsync()).Select(k => View(k, null))], null);

    public static async Task<Result<ApiKeyView>> Create(Work work, IReadOnlySet<string> held, Request body)
    {
        if (body.Name.Trim().Length is 0 or > 80)
        {
            return CommonErrors.Invalid.At("/name", "A key needs a name of at most 80 characters.");
        }

        if (body.Scopes.FirstOrDefault(s => !held.Contains(s)) is { } unknown)
        {
            return CommonErrors.Invalid.At("/scopes", $"'{unknown}' is not a permission that you have.");
        }

        return await work.Set<ApiKeyRow>().CountAsync(k => !k.Revoked) >= Limit
            ? CommonErrors.Invalid.Because($"There are {Limit} keys already. Delete one that is no longer used.")
            : Add(work, body.Name.Trim(), body.Scopes);
    }

    public static ApiKeyView Add(Work work, string name, IEnumerable<string> scopes)
    {
        var (token, hash) = Tokens.New(CallerFinder.KeyPrefix, work.Business);
        var row = new ApiKeyRow
        {
            BusinessId = work.Business,
            Id = work.NewId<ApiKeyId>(),
            Name = name,
            Hash = hash,
            Prefix = token[..(CallerFinder.KeyPrefix.Length + 7)],
            Scopes = string.Join(' ', scopes.Order(StringComparer.Ordinal)),
            CreatedAt = work.Now,
        };
        work.Append(row);
        Audit.Record(work, "createKey", row.Id.ToString(), name);
        return View(row, token);
    }

    public static async Task<Result<Nothing>> Delete(Work work, ApiKeyId id)
    {
        if (await work.Set<ApiKeyRow>().FirstOrDefaultAsync(k => k.Id == id) is not { } key)
        {
            return CommonErrors.NotFound.Because("There is no such key.");
        }

        key.Revoked = true;
        Audit.Record(work, "deleteKey", id.ToString(), key.Name);
        return Nothing.Here;
    }

    private static ApiKeyView View(ApiKeyRow key, string? secret) =>
        new(key.Id, key.Name, key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), key.Prefix, key.CreatedAt, secret);
}
