using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.StoredValue;

/// <summary>How much a client may owe us. No row: nothing.</summary>
internal sealed class ClientAccountRow
{
    public BusinessId BusinessId { get; set; }

    public ClientId ClientId { get; set; }

    /// <summary>Minor units of the business's currency.</summary>
    public long Limit { get; set; }

    public int Version { get; set; }
}

/// <param name="Limit">What she may owe in all.</param>
/// <param name="Owed">What she owes beside her plans.</param>
/// <param name="Available">What she may still put on account.</param>
internal sealed record AccountView(Money Limit, Money Owed, Money InPlans, Money Available, IReadOnlyList<PlanView> Plans, int Version) : IVersioned;

internal static class ShowAccount
{
    public static async Task<Result<AccountView>> Handle(Reading reading, ById<ClientId> path) => await Clients.Public.ClientOf(reading, path.Id) is null
        ? CommonErrors.NotFound.Because("There is no such client.")
        : await View(reading, path.Id, (await Places.Public.BusinessOf(reading)).Currency);

    internal static async Task<AccountView> View(Reading reading, ClientId client, Currency currency)
    {
        var row = await reading.Set<ClientAccountRow>().FirstOrDefaultAsync(a => a.ClientId == client);
        var plans = await reading.Set<PlanRow>().Where(p => p.ClientId == client).OrderBy(p => p.Id).ToListAsync();
        var ids = plans.ConvertAll(p => p.Id);
        var parts = ids.Count == 0 ? [] : await reading.Set<InstalmentRow>().Where(i => ids.Contains(i.PlanId)).OrderBy(i => i.No).ToListAsync();
        var left = await AccountReads.Available(reading, Accounts.Instalments, Unit.Of(currency), [.. ids.Select(i => i.ToString())]);
        var owed = await LedgerReads.Available(reading, Accounts.OnAccount.Of(client, currency));
        return Of(row, currency, owed, [.. plans.Select(p => PlanView.Of(p, parts.FindAll(i => i.PlanId == p.Id), left.GetValueOrDefault(p.Id.ToString()), currency))]);
    }

    internal static AccountView Of(ClientAccountRow? row, Currency currency, long owed, IReadOnlyList<PlanView> plans)
    {
        Money Money(long amount) => new(amount, currency);
        var inPlans = plans.Sum(p => p.Left.Amount);
        return new AccountView(Money(row?.Limit ?? 0), Money(owed), Money(inPlans), Money(Math.Max(0, (row?.Limit ?? 0) - owed - inPlans)), plans, row?.Version ?? 0);
    }
}

/// <summary>How much a client may owe. What she owes already stays owed.</summary>
internal static class SetLimit
{
    public sealed record Request(Money Limit, string Reason, int? Version = null);

    public sealed record View(ClientId ClientId, Money Limit, int Version) : IVersioned;

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
        if (body.Limit.Currency != currency || body.Limit.Amount < 0)
        {
            return CommonErrors.Invalid.At("/limit", $"A limit is zero or more, in {currency}.");
        }

        if (await work.Db.FindAsync<ClientAccountRow>(work.Business, path.Id) is not { } row)
        {
            work.Db.Add(row = new ClientAccountRow { BusinessId = work.Business, ClientId = path.Id });
        }

        if (Versions.Check(row.Version, body.Version, null) is { } stale)
        {
            return stale;
        }

        row.Limit = body.Limit.Amount;
        row.Version++;
        ValueEvents.Append(work, path.Id.ToString(), ValueEvent.Limit, reason);
        Access.Audit.Record(work, "account.limit", path.Id.ToString(), $"{body.Limit}: {reason}");
        work.Log.Append(new AccountLimitChanged(path.Id, body.Limit));
        return new View(path.Id, body.Limit, row.Version);
    }
}

/// <summary>Puts it on the client's account, within her limit: she pays later.</summary>
internal sealed class AccountTender : ITender
{
    public TenderMethod Method => TenderMethod.Account;

    public async Task<Result<TenderOffer>> Weigh(Work work, OrderSnapshot order, TenderWish wish)
    {
        if (order.ClientId is not { } client)
        {
            return StoredValueErrors.ClientMissing.At(wish.Pointer, "Say on whose account: choose the client first.");
        }

        var waiting = await Payable.Waiting(work, order, Method, client.ToString());
        var room = await Room(work, client, order.Currency);
        if (room.Left - waiting <= 0)
        {
            return room.Refuse(order, wish.Pointer);
        }

        var payable = Payable.Of(order);
        return payable == 0
            ? StoredValueErrors.NotForCredit.At(wish.Pointer, "Credit and gift cards are not bought on account. Take another payment for them.")
            : new TenderOffer(Math.Min(wish.Amount, Math.Min(room.Left - waiting, payable)), client.ToString(), "On account");
    }

    /// <summary>Asked again here: the write holds the business, so what is seen now stays so until it is booked.</summary>
    public async Task<Refusal?> Pay(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry, Account against, Leg leg)
    {
        var client = WalletTender.Client(tender.Source);
        var account = Accounts.OnAccount.Of(client, order.Currency);
        var room = await Room(work, client, order.Currency);
        if (tender.Amount > room.Left - entry.Sum(Accounts.OnAccount, account.Unit))
        {
            return room.Refuse(order, "");
        }

        entry.Debit(account, tender.Amount, leg).Credit(against, tender.Amount, leg);
        return null;
    }

    private sealed record Space(long Limit, long Owed)
    {
        public long Left => Limit - Owed;

        public Refusal Refuse(OrderSnapshot order, string pointer) => StoredValueErrors.AccountLimit.At(pointer, Limit == 0
            ? "This client has no account: a manager may give one. Nothing was booked."
            : $"This client may owe {order.Money(Limit)} and owes {order.Money(Owed)}. Nothing was booked; take another payment.");
    }

    private static async Task<Space> Room(Work work, ClientId client, Currency currency)
    {
        var row = await work.Set<ClientAccountRow>().AsNoTracking().FirstOrDefaultAsync(a => a.ClientId == client);
        var owed = await work.Ledger.Available(Accounts.OnAccount.Of(client, currency));
        foreach (var plan in await work.Set<PlanRow>().AsNoTracking().Where(p => p.ClientId == client && p.CancelledAt == null).Select(p => p.Id).ToListAsync())
        {
            owed += await work.Ledger.Available(Accounts.Instalments.Of(plan, currency));
        }

        return new Space(row?.Limit ?? 0, owed);
    }
}

/// <summary>What may be paid on account: no more than is owed.</summary>
internal static class Debt
{
    public static async Task<Refusal?> Of(Work work, ClientId client, PlanId? plan, Money amount, string pointer)
    {
        if (plan is { } id && !await work.Set<PlanRow>().AnyAsync(p => p.Id == id && p.ClientId == client))
        {
            return StoredValueErrors.PlanUnknown.At(pointer, "This client has no such instalment plan.");
        }

        var owed = await work.Ledger.Available(plan is { } of ? Accounts.Instalments.Of(of, amount.Currency) : Accounts.OnAccount.Of(client, amount.Currency));
        return amount.Amount <= owed
            ? null
            : StoredValueErrors.NotOwed.At(pointer, $"{new Money(owed, amount.Currency)} is owed {(plan is null ? "on account" : "by this plan")}, not {amount}. Nothing was taken.");
    }
}
