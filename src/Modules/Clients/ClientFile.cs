using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Clients;

internal sealed record AllergyView(string Text, AlertSeverity Severity, string Source, OffsetDateTime At);

internal sealed record PreferenceView(string Text, string Source, OffsetDateTime At);

/// <param name="Source">Who said so, and when: somebody else may have typed it.</param>
internal sealed record ProposalView(string Email, string Source, OffsetDateTime At);

internal sealed record NoteView(NoteId Id, string Text, string Author, OffsetDateTime At, bool Pinned);

internal sealed record ClientView(
    ClientId Id, string Name, string? Phone, string? Email, LocalDate? Birthday, string? Pronouns, IReadOnlyList<string> Tags,
    IReadOnlyList<AllergyView> Allergies, IReadOnlyList<PreferenceView> Preferences, IReadOnlyList<NoteView> Notes, bool MarketingConsent,
    OffsetDateTime CreatedAt, IReadOnlyList<ProposalView> Proposals, int Version) : IVersioned;

/// <summary>A client with all that was written down about her.</summary>
internal sealed record ClientFile(ClientRow Client, List<RemarkRow> Remarks, List<NoteRow> Notes, DateTimeZone Zone)
{
    /// <summary>Tracked, to be changed. Null: no such client.</summary>
    public static async Task<ClientFile?> Open(Work work, ClientId id) => await work.Set<ClientRow>().FirstOrDefaultAsync(c => c.Id == id) is { } client
        ? new ClientFile(
            client, await Of(work.Set<RemarkRow>(), id).ToListAsync(), await Of(work.Set<NoteRow>(), id).ToListAsync(),
            (await Places.Public.BusinessOf(work)).Zone)
        : null;

    public static async Task<ClientFile?> Open(Reading reading, ClientId id) => await reading.Set<ClientRow>().FirstOrDefaultAsync(c => c.Id == id) is { } client
        ? new ClientFile(
            client, await Of(reading.Set<RemarkRow>(), id).ToListAsync(), await Of(reading.Set<NoteRow>(), id).ToListAsync(),
            (await Places.Public.BusinessOf(reading)).Zone)
        : null;

    public static readonly Refusal Unknown = CommonErrors.NotFound.Because("There is no such client.");

    /// <summary>Closes a change of this file: version, fact and the view that answers.</summary>
    public ClientView Changed(Work work)
    {
        Client.Version++;
        work.Log.Append(new ClientChanged(Client.Id, Client.Version));
        return View();
    }

    public ClientView View() => new(
        Client.Id, Client.Name, Client.Phone, Client.Email, Client.Birthday, Client.Pronouns, TagList(Client), Allergies(), Preferences(), NoteViews(),
        Client.MarketingConsent, At(Client.CreatedAt), Proposals(), Client.Version);

    /// <summary>Addresses to put on file or to turn down, the newest first: a change that says anything about the e-mail answers them all.</summary>
    public IReadOnlyList<ProposalView> Proposals() =>
        [.. Remarks.Where(r => r.Kind == RemarkKind.Email).OrderByDescending(r => r.At).Select(r => new ProposalView(r.Text, r.Source, At(r.At)))];

    /// <summary>The desk has said what her address is, or that she has none.</summary>
    public void AnswerProposals(Work work)
    {
        foreach (var answered in Remarks.FindAll(r => r.Kind == RemarkKind.Email))
        {
            Remarks.Remove(answered);
            work.Db.Remove(answered);
        }
    }

    /// <summary>The gravest first.</summary>
    public IReadOnlyList<AllergyView> Allergies() =>
        [.. Remarks.Where(r => r.Kind == RemarkKind.Allergy).OrderByDescending(r => r.Severity).ThenBy(r => r.At)
            .Select(r => new AllergyView(r.Text, r.Severity, r.Source, At(r.At)))];

    public IReadOnlyList<PreferenceView> Preferences() =>
        [.. Remarks.Where(r => r.Kind == RemarkKind.Preference).OrderBy(r => r.At).Select(r => new PreferenceView(r.Text, r.Source, At(r.At)))];

    /// <summary>Pinned ones first, then the newest.</summary>
    public IReadOnlyList<NoteView> NoteViews() =>
        [.. Notes.OrderByDescending(n => n.Pinned).ThenByDescending(n => n.At).Select(n => new NoteView(n.Id, n.Text, n.Author, At(n.At), n.Pinned))];

    public static IReadOnlyList<string> TagList(ClientRow client) => JsonSerializer.Deserialize<IReadOnlyList<string>>(client.Tags, Json.Options) ?? [];

    public void AddNote(Work work, string text, bool pinned)
    {
        var note = new NoteRow
        {
            BusinessId = work.Business, ClientId = Client.Id, Id = work.NewId<NoteId>(), Text = text, Author = Said(work), At = work.Now, Pinned = pinned,
        };
        Notes.Add(note);
        work.Append(note);
    }

    /// <summary>The same words again are not a second remark; a new severity counts.</summary>
    public void AddRemark(Work work, RemarkKind kind, string text, AlertSeverity severity)
    {
        if (Find(kind, text) is { } known)
        {
            (known.Severity, known.Source, known.At) = (severity, Said(work), work.Now);
            return;
        }

        var remark = new RemarkRow
        {
            BusinessId = work.Business, ClientId = Client.Id, Id = Ids.NewGuid(work.Now), Kind = kind, Text = text, Severity = severity, Source = Said(work), At = work.Now,
        };
        Remarks.Add(remark);
        work.Append(remark);
    }

    public RemarkRow? Find(RemarkKind kind, string text)
    {
        var words = Texts.Search(text);
        return Remarks.FirstOrDefault(r => r.Kind == kind && Texts.Search(r.Text) == words);
    }

    /// <summary>Who says so, in words.</summary>
    public static string Said(Work work)
    {
        var name = string.IsNullOrWhiteSpace(work.Actor.Name) ? work.Actor.Kind.ToString() : work.Actor.Name;
        return name.Length <= Limits.Source ? name : name[..Limits.Source];
    }

    public OffsetDateTime At(Instant at) => at.InZone(Zone).ToOffsetDateTime();

    private static IQueryable<RemarkRow> Of(IQueryable<RemarkRow> remarks, ClientId id) => remarks.Where(r => r.ClientId == id).OrderBy(r => r.At).Take(2 * Limits.Remarks);

    private static IQueryable<NoteRow> Of(IQueryable<NoteRow> notes, ClientId id) => notes.Where(n => n.ClientId == id).OrderByDescending(n => n.At).Take(Limits.Notes);
}
