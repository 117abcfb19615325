using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <param name="ExpiresAt">Null: never.</param>
internal sealed record WalletLot(bool Promotional, Money Amount, Instant? ExpiresAt);

/// <param name="Lots">What is left, the part that ends first first: so it is spent within each kind.</param>
internal sealed record WalletView(ClientId ClientId, Money Total, Money Paid, Money Promotional, IReadOnlyList<WalletLot> Lots, AccountView Account);

internal static class ShowWallet
{
    public static async Task<Result<WalletView>> Handle(Reading reading, ById<ClientId> path)
    {
        if (await Clients.Public.ClientOf(reading, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        var currency = (await Places.Public.BusinessOf(reading)).Currency;
        var paid = await LedgerReads.Lots(reading, Accounts.WalletPaid.Of(path.Id, currency));
        var promo = await LedgerReads.Lots(reading, Accounts.WalletPromo.Of(path.Id, currency));
        return Of(path.Id, currency, paid, promo, reading.Now, await ShowAccount.View(reading, path.Id, currency));
    }

    internal static WalletView Of(
        ClientId client, Currency currency, IEnumerable<LotBalance> paid, IEnumerable<LotBalance> promo, Instant now, AccountView account)
    {
        var lots = promo.Select(l => (Promotional: true, Lot: l)).Concat(paid.Select(l => (Promotional: false, Lot: l)))
            .Where(l => l.Lot.Available != 0 && !l.Lot.IsExpired(now))
            .OrderByDescending(l => l.Promotional).ThenBy(l => l.Lot.ExpiresAt ?? Instant.MaxValue).ThenBy(l => l.Lot.OpenedAt).ToList();
        Money Sum(bool promotional) => new(lots.Where(l => l.Promotional == promotional).Sum(l => l.Lot.Available), currency);
        return new WalletView(
            client, Sum(true) + Sum(false), Sum(false), Sum(true), [.. lots.Select(l => new WalletLot(l.Promotional, new Money(l.Lot.Available, currency), l.Lot.ExpiresAt))], account);
    }
}

/// <summary>Credit that a manager gives, with the reason: it ends, and never becomes money.</summary>
internal static class GrantCredit
{
    private const int MaxDays = 3660;

    /// <param name="ValidDays">Null: as the policy says.</param>
    public sealed record Request(Money Amount, string Reason, int? ValidDays = null);

    public sealed record View(ClientId ClientId, Money Amount, Instant ExpiresAt, Money Promotional, EntryId EntryId);

    public static async Task<Result<View>> Handle(Work work, ById<ClientId> path, Request body)
    {
        if (Wire.Reason(body.Reason).Failed(out var refusal, out var reason))
        {
            return refusal;
        }

        if (await Clients.Public.ClientOf(work, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        var currency = (await Places.Public.BusinessOf(work)).Currency;
        var policy = await Policy.Of(work, currency);
        if (body.Amount.Currency != currency || body.Amount.Amount <= 0 || body.Amount.Amount > policy.Wallet.MaximumTopUp.Amount || body.ValidDays is < 1 or > MaxDays)
        {
            return CommonErrors.Invalid.At("/amount", $"Give up to {policy.Wallet.MaximumTopUp}, for 1 to {MaxDays} days.");
        }

        var expires = work.Now + Duration.FromDays(body.ValidDays ?? policy.Wallet.PromotionDays);
        var account = Accounts.WalletPromo.Of(path.Id, currency);
        var leg = new Leg(Rules.Grant, policy.Version);
        var entry = new EntryDraft("wallet.grant", await Days.Today(work, null));
        entry.Debit(Accounts.Promotion.Of(currency), body.Amount, leg).Credit(account, body.Amount.Amount, leg, expires: expires);
        if ((await work.Ledger.Post(entry)).Failed(out refusal, out var posted))
        {
            return refusal;
        }

        ValueEvents.Append(work, path.Id.ToString(), ValueEvent.Granted, reason, posted.Id);
        Access.Audit.Record(work, "wallet.grant", path.Id.ToString(), $"{body.Amount}: {reason}");
        work.Log.Append(new WalletGranted(path.Id, body.Amount));
        return new View(path.Id, body.Amount, expires, new Money(await LotsOfLine.Alive(work, account), currency), posted.Id);
    }
}

internal enum WalletActivity
{
    ToppedUp,

    /// <summary>A gift card was redeemed.</summary>
    Redeemed,
    Bonus,
    Granted,
    Paid,

    /// <summary>What the wallet had paid came back.</summary>
    Refunded,

    /// <summary>A refund of something that was paid another way.</summary>
    Credited,

    /// <summary>A top-up, or its bonus, was given back.</summary>
    TakenBack,
    Expired,
}

internal sealed record WalletMove(Instant At, WalletActivity Kind, bool Promotional, Money Amount, string Actor, string? Reason, OrderId? OrderId, EntryId EntryId);

/// <summary>What happened to a wallet, oldest first.</summary>
internal static class ShowWalletHistory
{
    public sealed record View(IReadOnlyList<WalletMove> Items, bool IsCut);

    public static async Task<Result<View>> Handle(Reading reading, ById<ClientId> path)
    {
        if (await Clients.Public.ClientOf(reading, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        var currency = (await Places.Public.BusinessOf(reading)).Currency;
        var paid = await AccountReads.Moves(reading, Accounts.WalletPaid.Of(path.Id, currency));
        var promo = await AccountReads.Moves(reading, Accounts.WalletPromo.Of(path.Id, currency));
        var subject = path.Id.ToString();
        var reasons = await reading.Set<ValueEventRow>().Where(e => e.Subject == subject && e.EntryId != null).OrderBy(e => e.At).Take(LedgerReads.MaxPage).ToListAsync();
        var byEntry = reasons.ToLookup(e => e.EntryId!.Value, e => e.Reason);
        var items =
            from m in paid.Items.Select(m => (Promotional: false, Move: m)).Concat(promo.Items.Select(m => (Promotional: true, Move: m)))
            group m by (m.Move.Seq, m.Promotional, Kind: KindOf(m.Move)) into g
            let first = g.First().Move
            orderby g.Key.Seq, g.Key.Promotional
            select new WalletMove(
                first.OccurredAt, g.Key.Kind, g.Key.Promotional, new Money(g.Sum(m => m.Move.Amount), currency), first.Actor, byEntry[first.EntryId].FirstOrDefault(), first.OrderId, first.EntryId);
        return new View([.. items.Where(i => i.Amount.Amount != 0)], paid.Next is not null || promo.Next is not null);
    }

    private static WalletActivity KindOf(AccountMove move) => move.Rule switch
    {
        Rules.Grant => WalletActivity.Granted,
        Rules.PromoExpiry or Rules.PaidExpiry => WalletActivity.Expired,
        Rules.Redeem => WalletActivity.Redeemed,
        Rules.Bonus or Rules.BonusKept => move.IsReversal || move.Rule == Rules.BonusKept ? WalletActivity.TakenBack : WalletActivity.Bonus,
        _ when move.TenderId is not null && move.IsReversal => WalletActivity.Refunded,
        _ when move.TenderId is not null => move.Amount < 0 ? WalletActivity.Paid : WalletActivity.Credited,
        _ => move.IsReversal ? WalletActivity.TakenBack : WalletActivity.ToppedUp,
    };
}
