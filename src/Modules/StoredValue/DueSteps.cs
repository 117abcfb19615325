using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>The writes that are due now. Each looks again before it does anything: two servers may find the same.</summary>
internal sealed record DueSteps(IReadOnlyList<Func<Work, Task<Result<int>>>> Steps)
{
    private const int Batch = 200;
    private static readonly Duration WishesLive = Duration.FromDays(400);

    public static async Task<DueSteps> Find(Reading reading)
    {
        var steps = new List<Func<Work, Task<Result<int>>>>();
        foreach (var account in (await AccountReads.Expiring(reading, Accounts.GiftCard, null, reading.Now, Batch)).Select(e => e.Account).Distinct())
        {
            steps.Add(work => ExpireCard(work, account));
        }

        var now = reading.Now;
        var letters = await reading.Set<GiftCardRow>().Where(c => c.SendAt <= now && c.SentAt == null).OrderBy(c => c.SendAt).Take(Batch).Select(c => c.Id).ToListAsync();
        steps.AddRange(letters.Select(id => (Func<Work, Task<Result<int>>>)(work => Send(work, id))));
        var currency = (await Places.Public.BusinessOf(reading)).Currency;
        var notice = Duration.FromDays((await Policy.Of(reading, currency)).GiftCards.NoticeDays);
        var until = now + notice;
        var warn = notice == Duration.Zero ? [] : await reading.Set<GiftCardRow>()
            .Where(c => c.ExpiresAt > now && c.ExpiresAt <= until && (c.NoticedFor == null || c.NoticedFor != c.ExpiresAt)).OrderBy(c => c.ExpiresAt).Take(Batch).Select(c => c.Id).ToListAsync();
        steps.AddRange(warn.Select(id => (Func<Work, Task<Result<int>>>)(work => Warn(work, id))));
        var old = now - WishesLive;
        if (await reading.Set<GiftCardWishRow>().AnyAsync(w => w.At < old))
        {
            steps.Add(Forget);
        }

        steps.AddRange(await DueMoney.Find(reading));
        return new DueSteps(steps);
    }

    private static async Task<Result<int>> ExpireCard(Work work, Account account)
    {
        var id = GiftCardId.TryParse(account.Owner, out var parsed) ? parsed : throw new InvalidOperationException($"'{account.Owner}' is no gift card.");
        var card = await work.Set<GiftCardRow>().FirstAsync(c => c.Id == id);
        var policy = await Policy.Of(work, card.Currency);
        var entry = new EntryDraft("giftCard.expiry", await Days.Today(work, card.SiteId));
        var amount = await work.Ledger.Expire(entry, Accounts.Of(card), Accounts.Breakage.Of(card.Currency), new Leg(Rules.GiftCardExpiry, policy.Version));
        if (amount == 0)
        {
            return 0;
        }

        if ((await work.Ledger.Post(entry)).Failed(out var refusal, out _))
        {
            return refusal;
        }

        card.ExpiredAt = work.Now;
        card.ExpiresAt = await Next(work, card);
        card.Version++;
        work.Log.Append(new GiftCardExpired(card.Id, new Money(amount, card.Currency)));
        return 1;
    }

    private static async Task<Result<int>> Send(Work work, GiftCardId id)
    {
        var card = await work.Set<GiftCardRow>().FirstAsync(c => c.Id == id);
        if (card.SentAt is not null || card.SendAt is null || card.SendAt > work.Now)
        {
            return 0;
        }

        // A card that was given back or blocked meanwhile is no gift any more; a person may still send it.
        var left = await LotsOfLine.Alive(work, Accounts.Of(card));
        if (left <= 0 || card.BlockedAt is not null || GiftCardLetter.Box(work) is null)
        {
            card.SendAt = null;
            card.Version++;
            return 0;
        }

        if (await GiftCardLetter.Bring(work, card, new Money(left, card.Currency)) is { } refusal)
        {
            return refusal;
        }

        work.Log.Append(new GiftCardChanged(card.Id, card.Version));
        return 1;
    }

    private static async Task<Result<int>> Warn(Work work, GiftCardId id)
    {
        var card = await work.Set<GiftCardRow>().FirstAsync(c => c.Id == id);
        card.ExpiresAt = await Next(work, card);
        card.NoticedFor = card.ExpiresAt;
        card.Version++;
        if (card.ExpiresAt is null || card.BlockedAt is not null)
        {
            return 0;
        }

        var left = await LotsOfLine.Alive(work, Accounts.Of(card));
        var buyer = card.ClientId is { } client ? await Clients.Public.ClientOf(work, client) : null;
        var to = card.RecipientEmail ?? buyer?.Email ?? card.BuyerEmail;
        if (left > 0 && to is not null)
        {
            await GiftCardLetter.Warn(work, card, to, card.RecipientEmail is null ? buyer?.Name ?? card.BuyerName : card.RecipientName, new Money(left, card.Currency));
        }

        return 1;
    }

    /// <summary>When the value that is left on it ends first.</summary>
    private static async Task<Instant?> Next(Work work, GiftCardRow card) =>
        (await work.Ledger.Lots(Accounts.Of(card))).Where(l => l.Available > 0 && l.ExpiresAt > work.Now).Min(l => l.ExpiresAt);

    /// <summary>Wishes of orders that nobody completed hold names and addresses of people.</summary>
    private static async Task<Result<int>> Forget(Work work)
    {
        var old = work.Now - WishesLive;
        var wishes = await work.Set<GiftCardWishRow>().Where(w => w.At < old).OrderBy(w => w.At).Take(Batch).ToListAsync();
        work.Db.RemoveRange(wishes);
        return wishes.Count;
    }
}
