using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Clients;

internal static class ListClients
{
    internal readonly record struct Query(string? Search, int? Limit, string? After);

    internal sealed record View(ClientId Id, string Name, string? Phone, string? Email, IReadOnlyList<string> Tags, LocalDate? LastVisit, int Version)
    {
        public static View Of(ClientRow r) => new(r.Id, r.Name, r.Phone, r.Email, ClientFile.TagList(r), r.LastVisit, r.Version);
    }

    public static Task<Result<Page<View>>> Handle(Reading reading, Query query) =>
        Keyset.ByText(reading.Set<ClientRow>(), ClientSearch.Words(query.Search), new(query.Limit, query.After), c => (c.SearchText, c.Id), View.Of);
}

internal static class ClientSearch
{
    /// <summary>
    /// A phone number as it is typed (<c>0171 / 123 45</c>) becomes the digits that its stored form (<c>+4917112345</c>) has too.
    /// Anything else stays as it is.
    /// </summary>
    public static string? Words(string? search)
    {
        var text = search?.Trim();
        return string.IsNullOrEmpty(text) || text.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && c is not ('+' or '-' or '/' or '(' or ')' or '.'))
            ? text
            : new string([.. text.Where(char.IsAsciiDigit)]).TrimStart('0');
    }
}

internal static class ShowClient
{
    public static async Task<Result<ClientView>> Handle(Reading reading, ById<ClientId> path) =>
        await ClientFile.Open(reading, path.Id) is { } file ? file.View() : ClientFile.Unknown;
}
