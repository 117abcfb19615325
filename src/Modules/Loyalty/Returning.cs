using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using BookAccount = Bookend.Core.Ledger.Account;

namespace Bookend.Loyalty;

/// <summary>
/// A refund's entry has the mirror already: earned points leave the lots they opened, spent ones return to the lots they came from. What the
/// mirror cannot know is that earned points were spent or have expired meanwhile. The lot that it takes from is filled up here: from what
/// expired, then from her other points, and what is still missing as the programme says.
/// </summary>
internal static class Returning
{
    public static async Task<Refusal?> Return(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes)
    {
        // A client named later has an event of her own, by the rules of that day; before completion only payments have one.
        var events = await work.Set<EventRow>().AsNoTracking().Where(e => e.OrderId == order.Id && e.Kind != EventKind.Refunded).OrderBy(e => e.Seq).ToListAsync();
        var origin = events.FindLast(e => e.Kind is EventKind.Claimed) ?? events.Find(e => e.Kind is EventKind.Completed) ?? events.FindLast(e => e.ProgrammeId is not null);
        if (origin is null)
        {
            return null; // it has never had to do with points
        }

        var plan = origin.ProgrammeId is { } programme ? await Programmes.Of(work.AsReading(), programme, origin.Version!.Value) : null;
        var touched = entry.Postings.Where(p => p.ReversesSeq is not null && IsOurs(p.Account.Kind)).ToList();
        var clients = touched.Select(p => p.Account.Owner).Distinct().ToList();
        foreach (var owner in clients)
        {
            var own = touched.FindAll(p => p.Account.Owner == owner);
            var client = Ids.TryParse<ClientId>(owner, out var id) ? id : throw new InvalidOperationException($"Points belong to a client, not to '{owner}'.");
            var account = Accounts.Points.Of(client, own[0].Account.Unit);
            if ((await Fill(work, entry, client, account, own, plan?.Terms.Shortfall ?? Shortfall.Owe)).Failed(out var refusal, out var owed))
            {
                return refusal;
            }

            var returned = new Returned(client, account, own, owed, order, plan?.Terms);
            Remember(work, order, parts, entry, origin, plan?.Terms, returned);
            if (client == order.ClientId)
            {
                notes.Add(returned.Note(await NoteWords.Of(work)));
            }
        }

        if (parts.Count > 0 && (order.ClientId is not { } ours || !clients.Contains(ours.ToString())))
        {
            Remember(work, order, parts, entry, origin, plan?.Terms, null);
        }

        return null;
    }

    private static bool IsOurs(AccountKind kind) => kind.Name == Accounts.Points.Name || kind.Name == Accounts.Owed.Name;

    /// <returns>What she owes for it.</returns>
    private static async Task<Result<long>> Fill(
        Work work, EntryDraft entry, ClientId client, BookAccount account, IReadOnlyList<PostingDraft> own, Shortfall policy)
    {
        var lots = (await work.Ledger.Lots(account)).ToDictionary(l => l.Id);
        var after = lots.Keys.ToDictionary(id => id, id => lots[id].Available + own.Where(p => p.Lot == id).Sum(p => account.Kind.Natural(p.Amount)));
        var wanted = new List<(LotId Lot, long Amount)>();
        foreach (var (lot, left) in after.Where(l => l.Value < 0).OrderBy(l => l.Key.Value))
        {
            var expired = Math.Min(-left, await ExpiredOf(work, lot));
            entry.Debit(Accounts.Expired.Of(account.Unit), expired, new Leg(Rules.Expire)).Credit(account, expired, new Leg(Rules.Expire), lot);
            wanted.Add((lot, -left - expired));
        }

        var missing = wanted.Sum(w => w.Amount);
        var spare = after.Where(l => l.Value > 0 && !lots[l.Key].IsExpired(work.Now)).Sum(l => l.Value);
        var covered = Math.Min(missing, spare);
        if (missing > covered && policy == Shortfall.Refuse)
        {
            return LoyaltyErrors.PointsSpent.Because(
                $"{Gates.Points(missing - covered)} of this sale were spent meanwhile, and the programme gives no money back before that is settled. Nothing was booked.");
        }

        Book(entry, client, account, wanted, covered, policy);
        return policy == Shortfall.Owe ? missing - covered : 0;
    }

    /// <summary>Lots are filled before anything is drawn from the others: what is drawn is reckoned with them as they are then.</summary>
    private static void Book(
        EntryDraft entry, ClientId client, BookAccount account, List<(LotId Lot, long Amount)> wanted, long covered, Shortfall policy)
    {
        var (byCover, byPolicy) = (new Leg(Rules.Cover), new Leg(policy == Shortfall.Owe ? Rules.Owed : Rules.Forgiven));
        var (left, rest) = (covered, 0L);
        foreach (var (lot, amount) in wanted)
        {
            var part = Math.Min(left, amount);
            (left, rest) = (left - part, rest + amount - part);
            entry.Credit(account, part, byCover, lot).Credit(account, amount - part, byPolicy, lot);
        }

        entry.Debit(account, covered, byCover);
        entry.Debit(policy == Shortfall.Owe ? Accounts.Owed.Of(client, account.Unit) : Accounts.Given.Of(account.Unit), rest, byPolicy);
    }

    private static async Task<long> ExpiredOf(Work work, LotId lot) =>
        await work.Set<PostingRow>().Where(p => p.LotId == lot && p.Rule == Rules.Expire && p.Layer == Layer.Posted).SumAsync(p => p.Amount);

    /// <param name="returned">Null: no points of the order's client were touched; what was spent still counts for less.</param>
    private static void Remember(
        Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, EventRow origin, Terms? terms, Returned? returned)
    {
        if (returned is not null)
        {
            work.Log.Append(new PointsReturned(returned.Client, origin.ProgrammeId!.Value, order.Id, returned.Back, returned.Restored, returned.Owed));
        }

        var isOrders = returned is null || returned.Client == order.ClientId;
        var taken = returned?.Taken ?? [];
        IReadOnlyList<Award> counted = isOrders ? taken : [];
        IReadOnlyList<BasisLine> lines = origin.Kind is EventKind.Completed or EventKind.Claimed ? origin.Read<OrderData>().Basis.Lines : [];
        var row = new EventRow
        {
            Kind = EventKind.Refunded, ProgrammeId = origin.ProgrammeId, Version = origin.Version, ClientId = returned?.Client ?? order.ClientId, OrderId = order.Id,
            OtherId = isOrders ? null : order.ClientId, Day = origin.Day, Points = returned is null ? 0 : Awarding.On(entry, returned.Account),
            Counted = -counted.Where(t => t.Rule != Rules.Friend).Sum(t => t.Points), Birthday = -Counted.Of(terms, counted, EarnKind.Birthday),
            SignUp = -Counted.Of(terms, counted, EarnKind.SignUp), Friend = -counted.Where(t => t.Rule == Rules.Friend).Sum(t => t.Points),
            Spend = isOrders ? -parts.Where(p => lines.Any(l => l.Id == p.LineId && Counted.IsSpend(l))).Sum(p => p.Gross) : 0,
        };
        Events.Add(
            work, row, new RefundData([.. parts.Where(p => !p.IsTip).Select(p => new PartData(p.LineId, p.Quantity, p.Gross))], taken, returned?.Text(NoteWords.English) ?? ""));
    }

    /// <summary>What a refund did to the points of one client.</summary>
    private sealed record Returned(ClientId Client, BookAccount Account, IReadOnlyList<PostingDraft> Own, long Owed, OrderSnapshot Order, Terms? Terms)
    {
        public IReadOnlyList<Award> Taken => [.. Own.Where(p => p.Leg.Rule.StartsWith(Rules.Earn, StringComparison.Ordinal))
            .GroupBy(p => (p.Leg.Rule, p.Leg.Line)).Select(g => new Award(g.Key.Rule[Rules.Earn.Length..], g.Key.Line ?? Early.NoLine, g.Sum(p => p.Amount)))];

        public long Back => Taken.Sum(t => t.Points);

        public long Restored => -Own.Where(IsRestored).Sum(p => p.Amount);

        public OrderNote Note(NoteWords words) => new(
            EarnFromOrders.Source, Text(words),
            [new("taken", Back, Account.Unit.Code), new("restored", Restored, Account.Unit.Code), new("owed", Owed, Account.Unit.Code)], [.. Because]);

        /// <summary>Which rule's points went, and what of those spent is there again.</summary>
        private IEnumerable<string> Because =>
        [
            .. Taken.Where(t => t.Points > 0).Select(t => $"{Rules.NameOf(Terms, t.Rule)}: {Gates.Points(t.Points)} of {Order.Lines.FirstOrDefault(l => l.Id == t.LineId)?.Name ?? "the payment"} went back."),
            .. Own.Where(IsRestored).GroupBy(p => SpentOn(p.Leg.Rule)).Select(g => $"{g.Key}: {Gates.Points(-g.Sum(p => p.Amount))} back on the account."),
        ];

        private string SpentOn(string rule) =>
            rule.StartsWith(Rules.Burn, StringComparison.Ordinal) ? Terms?.Rewards?.FirstOrDefault(r => Rules.Burn + r.Code == rule)?.Name ?? rule[Rules.Burn.Length..] : "Paid with points";

        private bool IsRestored(PostingDraft p) => p.Account == Account && p.Amount < 0;

        public string Text(NoteWords words) => string.Join(
            ' ', new[] { Back > 0 ? words.Back(Back) : "", Restored > 0 ? words.Restored(Restored) : "", Owed > 0 ? words.Owed(Owed) : "" }.Where(t => t.Length > 0));
    }
}
