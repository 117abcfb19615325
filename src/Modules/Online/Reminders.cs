using Bookend.Booking;
using Bookend.Clients;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Online;

/// <summary>
/// Writes a reminder a day before the visit, by the business's own clock. Looking again costs nothing: the letter's id follows from visit and
/// start, so it is written once, and again only when the visit has moved.
/// </summary>
internal sealed class Reminders(Reader reader, Writer writer, OnlineSettings settings, ILogger<Reminders> logger)
    : BusinessJob("reminders", TimeSpan.FromSeconds(settings.ReminderSeconds), reader, logger)
{
    private static readonly Duration Before = Duration.FromHours(24);

    /// <summary>After a long standstill: later than this a reminder only disturbs.</summary>
    private static readonly Duration Least = Duration.FromHours(2);

    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var due = await Reader.Read<BookedVisit[]>(business, Self, async r => await Due(r));
        foreach (var visit in due.Refusal is null ? due.Value : [])
        {
            await writer.WriteOrThrow<Nothing>(new WriteOrder(business, Self, Key: null), async work =>
            {
                if (await Booking.Public.InfoOf(work, visit.Id) is { State: BookingState.Booked } info && info.Start == visit.Start)
                {
                    await VisitLetter.Send(work, settings, info, LetterKind.Reminder, Cause(visit.Start));
                }

                return Nothing.Here;
            });
        }
    }

    private static async Task<BookedVisit[]> Due(Reading reading)
    {
        var due = new List<BookedVisit>();
        foreach (var site in await Places.Public.Sites(reading))
        {
            var today = reading.Now.InZone(site.Zone).Date;
            due.AddRange((await Booking.Public.BookedOn(reading, site.Id, today, today.PlusDays(1))).Where(v =>
                v.Start > reading.Now + Least && v.Start <= reading.Now + Before && v.MadeAt <= v.Start - Before));
        }

        var clients = new Dictionary<ClientId, ClientInfo>();
        foreach (var some in due.Select(v => v.ClientId).OfType<ClientId>().Distinct().Chunk(1000))
        {
            foreach (var (id, info) in await Clients.Public.Infos(reading, some))
            {
                clients[id] = info;
            }
        }

        var ids = due.Where(v => Messaging.Public.IsAddress(v.ContactEmail ?? (v.ClientId is { } id ? clients.GetValueOrDefault(id)?.Email : null)))
            .ToDictionary(v => VisitLetter.IdOf(v.Id, Cause(v.Start)));
        var known = new HashSet<MessageId>();
        foreach (var some in ids.Keys.Chunk(500))
        {
            known.UnionWith(await Messaging.Public.Known(reading, some));
        }

        return [.. ids.Where(i => !known.Contains(i.Key)).Select(i => i.Value)];
    }

    private static string Cause(Instant start) => $"reminder {Micros.Of(start)}";
}
