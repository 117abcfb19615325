namespace Bookend.Core.Ledger;

/// <summary>What the postings of one account add up to; see <see cref="LedgerSums"/>.</summary>
internal sealed class AccountSums
{
    public long Id { get; set; }

    public long Posted { get; set; }

    public long Negative { get; set; }

    public long Positive { get; set; }

    public int Entries { get; set; }
}

/// <summary>A guarded account beside its balance row and its postings.</summary>
internal sealed class GuardedAccount
{
    public long Id { get; set; }

    public string Kind { get; set; } = "";

    public long? Floor { get; set; }

    public long? Balance { get; set; }

    public long? BalanceFloor { get; set; }

    public long? Version { get; set; }

    public long Posted { get; set; }

    public long Drawn { get; set; }

    public long DrawnDebit { get; set; }

    public int Entries { get; set; }

    public string? Problem
    {
        get
        {
            var debit = Kind.StartsWith("asset.", StringComparison.Ordinal);
            var expected = debit ? Posted + Drawn : -(Posted + DrawnDebit);
            return Balance is null ? "The balance row of this guarded account is missing."
                : Balance != expected ? $"It says {Balance}, the postings say {expected}."
                : BalanceFloor != Floor ? $"Its floor is {BalanceFloor}, its account's is {Floor}."
                : Balance < Floor ? $"{Balance} is below the floor {Floor}."
                : Version != Entries ? $"Its version is {Version}, {Entries} entries touched it."
                : null;
        }
    }
}
