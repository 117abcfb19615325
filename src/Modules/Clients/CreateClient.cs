using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Clients;

internal static class CreateClient
{
    internal sealed record Request(
        string Name, ClientId? Id = null, string? Phone = null, string? Email = null, LocalDate? Birthday = null, string? Pronouns = null,
        IReadOnlyList<string>? Tags = null, string? Note = null, bool MarketingConsent = false);

    public static async Task<Result<ClientView>> Handle(Work work, NoPath _, Request r)
    {
        if ((await Person.Check(work, r.Name, r.Email, r.Phone, "")).Failed(out var refusal, out var person))
        {
            return refusal;
        }

        var zone = (await Places.Public.BusinessOf(work)).Zone;
        refusal = Checks.Birthday(r.Birthday, work.Now.InZone(zone).Date) ?? Checks.Text(r.Pronouns, Limits.Pronouns, "/pronouns")
            ?? Checks.Tags(r.Tags) ?? Checks.Text(r.Note, Limits.Note, "/note");
        if (refusal is not null)
        {
            return refusal;
        }

        var client = person.NewRow(work, r.Id);
        client.Birthday = r.Birthday;
        client.Pronouns = Texts.Clean(r.Pronouns);
        client.Tags = ClientTags.Text(r.Tags ?? []);
        client.MarketingConsent = r.MarketingConsent;
        work.Append(client);
        work.Log.Append(new ClientCreated(client.Id));
        var file = new ClientFile(client, [], [], zone);
        if (Texts.Clean(r.Note) is { } note)
        {
            file.AddNote(work, note, pinned: false);
        }

        return file.View();
    }
}
