using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Clients;

internal static class ChangeClient
{
    internal sealed record Request(
        string? Name = null, Optional<string>? Phone = null, Optional<string>? Email = null, Optional<LocalDate?>? Birthday = null,
        Optional<string>? Pronouns = null, IReadOnlyList<string>? Tags = null, bool? MarketingConsent = null, int? Version = null);

    public static async Task<Result<ClientView>> Handle(Work work, Change<ClientId> path, Request r)
    {
        if (await ClientFile.Open(work, path.Id) is not { } file)
        {
            return ClientFile.Unknown;
        }

        var client = file.Client;
        if (Versions.Check(client.Version, r.Version, path.IfMatch) is { } stale)
        {
            return stale;
        }

        var person = await Person.Check(work, r.Name ?? client.Name, r.Email.Or(client.Email), r.Phone.Or(client.Phone), "");
        if (person.Failed(out var refusal, out var checkedPerson) || Check(r, work.Now.InZone(file.Zone).Date).Failed(out refusal, out _))
        {
            return refusal;
        }

        checkedPerson.Write(client);
        if (r.Email is not null)
        {
            file.AnswerProposals(work);
        }

        client.Birthday = r.Birthday.Or(client.Birthday);
        client.Pronouns = Texts.Clean(r.Pronouns.Or(client.Pronouns));
        client.Tags = r.Tags is null ? client.Tags : ClientTags.Text(r.Tags);
        client.MarketingConsent = r.MarketingConsent ?? client.MarketingConsent;
        return file.Changed(work);
    }

    private static Result<Nothing> Check(Request r, LocalDate today) =>
        (Checks.Birthday(r.Birthday?.Value, today) ?? Checks.Text(r.Pronouns?.Value, Limits.Pronouns, "/pronouns") ?? Checks.Tags(r.Tags)) is { } refusal
            ? refusal
            : Nothing.Here;
}

internal static class ClientTags
{
    public static string Text(IReadOnlyList<string> tags) =>
        JsonSerializer.Serialize(tags.Select(t => Texts.Clean(t)!).Distinct(StringComparer.OrdinalIgnoreCase), Json.Options);
}
