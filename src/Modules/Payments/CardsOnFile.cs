using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Payments;

/// <param name="Token">The provider's: for charges, not for people.</param>
/// <param name="GoodUntil">Its last day.</param>
/// <param name="Autopay">What falls due is charged to it.</param>
public sealed record CardOnFile(CardId Id, ClientId ClientId, string Provider, string Token, string Brand, string Last4, LocalDate GoodUntil, bool Autopay)
{
    public string Label => $"{Brand} •{Last4}";
}

/// <summary>Cards that clients gave us to keep. The provider has them; we have its token and what tells one from another.</summary>
public static class CardsOnFile
{
    public const int TokenLength = 120;

    private const int PerClient = 5;

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    /// <summary>The one that is charged by itself comes first.</summary>
    public static async Task<IReadOnlyList<CardOnFile>> Of(Reading reading, ClientId client) =>
        (await reading.Set<CardOnFileRow>().Where(c => c.ClientId == client && c.RemovedAt == null).OrderByDescending(c => c.Autopay).ThenBy(c => c.Id).ToListAsync())
            .ConvertAll(c => c.Info());

    /// <summary>Cards to which is charged what falls due, by id; go on after the last one.</summary>
    public static async Task<IReadOnlyList<CardOnFile>> ForAutopay(Reading reading, CardId after, int limit) =>
        (await reading.Set<CardOnFileRow>().Where(c => c.Autopay && c.RemovedAt == null && Keyset.Compare(c.Id, after) > 0).OrderBy(c => c.Id).Take(limit).ToListAsync())
            .ConvertAll(c => c.Info());

    /// <summary>
    /// A provider that moves no money serves test businesses only: elsewhere it would settle what nobody paid. Null: cards can be kept here.
    /// </summary>
    public static Refusal? Unserved(ICardProvider provider, bool isTest) => provider.TestCards.Count > 0 && !isTest
        ? PaymentErrors.ProviderMissing.Because("No card provider is connected, so no card can be kept. Nothing was charged.")
        : null;

    /// <summary>Asks the provider to keep a card: outside of any write, because nobody knows how long it takes. No money moves.</summary>
    /// <param name="token">Of the provider's own form. Never a card number.</param>
    /// <returns>Or <c>card_not_kept</c>, <c>provider_silent</c>, <c>provider_missing</c>, <c>card_number</c>, <c>invalid</c>.</returns>
    public static async Task<Result<KeptCard>> Ask(ICardProvider provider, BusinessId business, bool isTest, string? token, ILogger logger, CancellationToken stop)
    {
        if (Unserved(provider, isTest) is { } unserved)
        {
            return unserved;
        }

        if (string.IsNullOrWhiteSpace(token) || token.Length > TokenLength)
        {
            return CommonErrors.Invalid.At("/token", "Give the token of the provider's form.");
        }

        if (PaymentErrors.NoCardNumber("/token", token) is { } number)
        {
            return number;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(AnswerLimit);
        try
        {
            var answer = await provider.Keep(business, token, limit.Token);
            return answer.Card is { } card ? card : PaymentErrors.CardNotKept.At("/token", $"{answer.Reason ?? "The provider said no."} Nothing was charged.");
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogWarning(exception, "The card provider did not answer");
            return PaymentErrors.ProviderSilent.Because("The card provider does not answer. No card was kept and nothing was charged; please try again.");
        }
    }

    /// <param name="autopay">She agreed that what falls due is charged to it; then no other card of hers is.</param>
    /// <returns>Or <c>cards_limit</c>.</returns>
    public static async Task<Result<CardOnFile>> Keep(Work work, ClientId client, string provider, KeptCard card, bool autopay)
    {
        var others = await work.Set<CardOnFileRow>().Where(c => c.ClientId == client && c.RemovedAt == null).ToListAsync();
        if (others.Count >= PerClient)
        {
            return PaymentErrors.TooManyCards.Because($"There are {PerClient} cards on file. Remove one of them first.");
        }

        var row = new CardOnFileRow
        {
            BusinessId = work.Business, Id = work.NewId<CardId>(), ClientId = client, Provider = provider, Token = card.Token, Brand = card.Brand, Last4 = card.Last4,
            GoodUntil = card.GoodUntil, KeptAt = work.Now, Version = 1,
        };
        Agree(work, row, others, autopay);
        work.Db.Add(row);
        work.Log.Append(new CardOnFileKept(row.Id, client, row.Brand, row.Last4, autopay));
        return row.Info();
    }

    /// <summary>Changing what is so already changes nothing.</summary>
    public static async Task<Result<CardOnFile>> SetAutopay(Work work, CardId id, bool autopay)
    {
        if (await Find(work, id) is not { } row)
        {
            return Unknown;
        }

        if (row.Autopay != autopay)
        {
            var client = row.ClientId;
            Agree(work, row, await work.Set<CardOnFileRow>().Where(c => c.ClientId == client && c.RemovedAt == null && c.Id != id).ToListAsync(), autopay);
            row.Version++;
            work.Log.Append(new CardOnFileChanged(id, client, autopay));
        }

        return row.Info();
    }

    public static async Task<Result<CardOnFile>> Remove(Work work, CardId id)
    {
        if (await Find(work, id) is not { } row)
        {
            return Unknown;
        }

        (row.RemovedAt, row.Autopay, row.Token) = (work.Now, false, "");
        row.Version++;
        work.Log.Append(new CardOnFileRemoved(id, row.ClientId));
        return row.Info();
    }

    private static Refusal Unknown => CommonErrors.NotFound.Because("There is no such card on file.");

    private static Task<CardOnFileRow?> Find(Work work, CardId id) => work.Set<CardOnFileRow>().FirstOrDefaultAsync(c => c.Id == id && c.RemovedAt == null);

    private static void Agree(Work work, CardOnFileRow row, IEnumerable<CardOnFileRow> others, bool autopay)
    {
        foreach (var other in others.Where(o => autopay && o.Autopay))
        {
            other.Autopay = false;
            other.Version++;
            work.Log.Append(new CardOnFileChanged(other.Id, other.ClientId, false));
        }

        (row.Autopay, row.AgreedAt) = (autopay, work.Now);
        row.AgreedBy = string.IsNullOrWhiteSpace(work.Actor.Name) ? work.Actor.Kind.ToString() : work.Actor.Name;
    }
}
