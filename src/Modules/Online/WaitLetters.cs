using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Bookend.Waitlist;

namespace Bookend.Online;

/// <summary>Tells somebody of the waitlist that a time is kept for her, and where to answer.</summary>
internal sealed class WaitLetters(OnlineSettings settings) : IFollower
{
    public string Name => "wait-letters";

    public bool Wants(string factType) => factType == "waitlist.offered";

    public async Task Follow(Work work, FactRow fact)
    {
        if (!WaitOfferId.TryParse(fact.Subject, out var id) || await Waitlist.Public.OfferOf(work.AsReading(), id) is not { State: WaitOfferState.Open } offer ||
            await Clients.Public.ClientOf(work, offer.ClientId) is not { Email: { } email } client || !Messaging.Public.IsAddress(email))
        {
            return; // the desk sees the offer, and calls
        }

        var door = await Door.Of(work, offer.SiteId);
        var (w, s) = (door.Frame.Words, door.Frame.Speech);
        var (start, until) = (offer.Start.InZone(door.Site.Zone), offer.ExpiresAt.InZone(door.Site.Zone));
        var when = $"{s.ShortWeekday(start.Date)} {s.DayMonth(start.Date)}, {s.Time(start.TimeOfDay)}";
        var link = settings.Link(Links.Offer(await Waitlist.Public.IssueToken(work, id)));
        Block[] blocks =
        [
            new Block.Paragraph($"{w.Hello(client.Name)}\n{w.OfferText(s.Time(until.TimeOfDay))}"),
            new Block.Rows([(w.When, $"{s.LongDate(start.Date)}, {s.Time(start.TimeOfDay)}"), (w.What, offer.Name), (w.Who, offer.MemberName), (w.Price, s.Money(offer.Price))]),
            new Block.Button(w.SeeOffer, link),
        ];
        await Messaging.Public.Enqueue(work, new NewMessage(
            Ids.Derived<MessageId>($"{id} offered"), email, client.Name, door.Frame.LogoText, door.Site.Email, w.OfferSubject(offer.Name, when),
            new Letter(new Brand(door.Frame.LogoText, door.Frame.Accent), s.Locale, w.OfferHeading, blocks), id.ToString(), []));
    }
}
