namespace Bookend.Simulation.Simulate;

/// <summary>The ledger as it is read over the API: what lies on each account, and what every unit sums to.</summary>
internal sealed class Books
{
    private readonly Dictionary<string, long> units = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Owner), long> accounts = [];
    private readonly List<string> gaps = [];

    public long Postings { get; private set; }

    public static async Task<Books> Read(Salon salon)
    {
        var (books, entries) = (new Books(), 0L);
        await foreach (var entry in salon.All("/ledger/entries?limit=500"))
        {
            if ((long)entry["seq"]! != ++entries)
            {
                books.gaps.Add($"entry {entry["seq"]} stands where {entries} should");
            }

            foreach (var posting in entry["postings"]!.AsArray())
            {
                books.Take((string)posting!["account"]!, (string)posting["owner"]!, (string)posting["unit"]!, (long)posting["amount"]!, (bool)posting["pending"]!);
            }
        }

        return books;
    }

    public IEnumerable<string> Faults() => gaps.Concat(units.Where(s => s.Value != 0).Select(s => $"{s.Key} sums to {s.Value}"));

    /// <summary>Balances of one kind of account by owner, on its own side; posted only.</summary>
    public IReadOnlyDictionary<string, long> Of(string account) =>
        accounts.Where(a => a.Key.Account == account).ToDictionary(a => a.Key.Owner, a => a.Value, StringComparer.Ordinal);

    private void Take(string account, string owner, string unit, long amount, bool isPending)
    {
        Postings++;
        var layer = isPending ? $"{unit} pending" : unit;
        units[layer] = checked(units.GetValueOrDefault(layer) + amount);
        if (!isPending)
        {
            var natural = account.StartsWith("asset.", StringComparison.Ordinal) || account.StartsWith("expense.", StringComparison.Ordinal) ? amount : -amount;
            accounts[(account, owner)] = checked(accounts.GetValueOrDefault((account, owner)) + natural);
        }
    }
}
