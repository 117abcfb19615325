using System.Collections.Concurrent;
using System.Globalization;

namespace Bookend.Simulation.Simulate;

/// <summary>
/// What the simulation itself has kept count of: what every drawer, card, wallet, pass and person should have, from what was asked for and the
/// prices that were agreed before. It is never corrected by an answer, so that the product's figures can be held against it.
/// </summary>
internal sealed class Notebook
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Owner), long> balances = [];
    private readonly SortedDictionary<string, long> done = new(StringComparer.Ordinal);

    /// <summary>Memberships with the client who has each, for the month that follows.</summary>
    public List<(string Id, string Client)> Members { get; } = [];

    /// <summary>Instalment plans of clients who gave a card.</summary>
    public List<(string Id, string Client, long Total)> Plans { get; } = [];

    /// <summary>Who gave a card for what falls due, and whether there is money on it.</summary>
    public ConcurrentDictionary<string, bool> Autopay { get; } = new(StringComparer.Ordinal);

    /// <summary>Gift cards that were given a later day, which is after winter.</summary>
    public ConcurrentBag<string> Prolonged { get; } = [];

    /// <summary>Clients whose paid credit came from a gift card and ends when that would have ended.</summary>
    public ConcurrentBag<string> FromCards { get; } = [];

    /// <summary>Passes that nobody can use any more when winter comes.</summary>
    public List<string> Expiring { get; } = [];

    /// <param name="account">A kind of account in the books.</param>
    /// <param name="owner">TypeID of whose value it is; empty: the business.</param>
    /// <param name="amount">On the account's own side: more is plus.</param>
    public void Add(string account, string owner, long amount)
    {
        lock (gate)
        {
            balances[(account, owner)] = checked(balances.GetValueOrDefault((account, owner)) + amount);
        }
    }

    public long Of(string account, string owner)
    {
        lock (gate)
        {
            return balances.GetValueOrDefault((account, owner));
        }
    }

    /// <summary>Owners whom the account was ever counted for, in a fixed order.</summary>
    public IReadOnlyList<(string Owner, long Balance)> All(string account)
    {
        lock (gate)
        {
            return [.. balances.Where(b => b.Key.Account == account).Select(b => (b.Key.Owner, b.Value)).OrderBy(b => b.Owner, StringComparer.Ordinal)];
        }
    }

    public long Sum(string account) => All(account).Sum(b => b.Balance);

    public void Did(string what, long times = 1)
    {
        lock (gate)
        {
            done[what] = done.GetValueOrDefault(what) + times;
        }
    }

    public void Joined(string membership, string client)
    {
        lock (gate)
        {
            Members.Add((membership, client));
        }
    }

    public void Owes(string plan, string client, long total)
    {
        lock (gate)
        {
            Plans.Add((plan, client, total));
        }
    }

    public void Expires(string pass)
    {
        lock (gate)
        {
            Expiring.Add(pass);
        }
    }

    public IEnumerable<string> Lines()
    {
        lock (gate)
        {
            string[] head = ["| done | times |", "|---|---:|"];
            return [.. head, .. done.Select(d => string.Create(CultureInfo.InvariantCulture, $"| {d.Key} | {d.Value} |"))];
        }
    }
}

/// <summary>The accounts that the simulation keeps count of, as the books name them.</summary>
internal static class Counted
{
    public const string Cash = "asset.cash";
    public const string Terminal = "asset.terminal";
    public const string Receivable = "asset.receivable";

    /// <summary>Paid before the order was complete: we still owe what it is for.</summary>
    public const string Deposit = "liability.deposit";
    public const string Tips = "liability.tips";
    public const string Commission = "liability.commission";
    public const string GiftCard = "liability.giftCard";
    public const string Paid = "liability.walletPaid";
    public const string Promotional = "liability.walletPromo";
    public const string Account = "asset.account";
    public const string Instalments = "asset.instalments";
    public const string Points = "liability.points";
    public const string PointsOwed = "asset.pointsOwed";
    public const string Sessions = "liability.sessions";
    public const string Passes = "liability.passes";
    public const string Included = "liability.included";
    public const string Memberships = "liability.memberships";
    public const string Due = "asset.membershipDue";
    public const string Billed = "liability.membershipBilled";
    public const string MemberRevenue = "income.memberships";
    public const string PassBreakage = "income.passBreakage";

    /// <summary>Of gift cards, and of credit that came from them.</summary>
    public const string Breakage = "income.breakage";

    /// <summary>What bonuses and granted credit have cost us.</summary>
    public const string Promotion = "expense.promotion";

    /// <summary>What points that were taken as money have cost us.</summary>
    public const string Loyalty = "expense.loyalty";
    public const string CommissionCost = "expense.commission";
    public const string Petty = "expense.petty";
    public const string OverShort = "expense.overShort";
    public const string Safe = "asset.safe";

    /// <summary>Nothing may lie on these that was not counted.</summary>
    public static readonly string[] All =
    [
        Cash, Terminal, Receivable, Deposit, Tips, Commission, GiftCard, Paid, Promotional, Account, Instalments, Points, PointsOwed, Sessions, Passes, Included, Memberships, Due, Billed, MemberRevenue,
        PassBreakage, Breakage, Promotion, Loyalty, CommissionCost, Petty, OverShort, Safe,
    ];
}
