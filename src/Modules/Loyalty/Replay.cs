using Bookend.Kernel;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Points of one client over a stretch of the past, as they are and as they would be.</summary>
internal sealed class Tally
{
    public long Now { get; set; }

    public long Then { get; set; }
}

/// <summary>
/// Runs the real past through the decider: orders complete, are claimed and refunded, friends join, each client's standing is derived as it
/// goes along. With the rules that held it comes out at what the books say.
/// </summary>
/// <param name="terms">The rules for an event; null: the programme gave nothing then.</param>
internal sealed class Replay(Func<EventRow, Terms?> terms, LocalDate from, LocalDate to)
{
    private readonly Dictionary<ClientId, Past> pasts = [];
    private readonly Dictionary<OrderId, Order> orders = [];
    private readonly Dictionary<OrderId, long> early = [];

    public Dictionary<ClientId, Tally> Clients { get; } = [];

    /// <summary>By code of the rule.</summary>
    public Dictionary<string, Tally> Rules { get; } = new(StringComparer.Ordinal);

    public int Orders { get; private set; }

    public void Take(EventRow e)
    {
        switch (e.Kind)
        {
            case EventKind.Completed or EventKind.Claimed:
                Complete(e, e.Read<OrderData>());
                break;
            case EventKind.Refunded:
                Refund(e, e.Read<RefundData>());
                break;
            case EventKind.Joined:
                Join(e);
                break;
            case EventKind.Paid:
                early[e.OrderId!.Value] = early.GetValueOrDefault(e.OrderId.Value) + e.Counted;
                break;
        }
    }

    private void Complete(EventRow e, OrderData data)
    {
        if (e.ClientId is not { } client)
        {
            return;
        }

        var paid = early.GetValueOrDefault(data.Basis.OrderId);
        Count(client, e.Day, "", now: paid);
        Orders += IsCounted(e.Day) ? 1 : 0;
        data.Awards.ToList().ForEach(a => Count(client, e.Day, a.Rule, now: a.Points));
        var past = PastOf(client);
        var referrer = past.Referrer;
        if (referrer is { } real)
        {
            data.Referrals.ToList().ForEach(a => Count(real, e.Day, a.Rule, now: a.Points));
        }

        if (terms(e) is not { } rules)
        {
            past.Add(new PastEvent(e.Kind, e.Day, 0, 0, Counted.SpendOf(data.Basis), 0, 0, 0, null));
            return;
        }

        var full = rules.Referral is { } referral && referrer is { } by && PastOf(by).Referrals(e.Day) >= referral.MaxPerYear;
        var decision = Earning.Decide(rules, data.Basis, past.At(rules, e.Day, data.Standing?.DaysToBirthday, full));
        var counted = Counted.Of(rules, data.Basis, decision.Awards, new EventRow());
        past.Add(new PastEvent(e.Kind, e.Day, decision.Total, counted.Counted, counted.Spend, counted.Birthday, counted.SignUp, counted.Friend, null));
        decision.Awards.ToList().ForEach(a => Count(client, e.Day, a.Rule, then: a.Points));
        if (referrer is { } friend && decision.Referrals.Count > 0)
        {
            PastOf(friend).Add(new PastEvent(EventKind.Referred, e.Day, decision.Referrals.Sum(a => a.Points), 0, 0, 0, 0, 0, client));
            decision.Referrals.ToList().ForEach(a => Count(friend, e.Day, a.Rule, then: a.Points));
        }

        orders[data.Basis.OrderId] = new Order(client, referrer, e.Day, rules, data.Basis, decision);
    }

    private void Refund(EventRow e, RefundData data)
    {
        if (e.ClientId is not { } client)
        {
            return;
        }

        data.Taken.ToList().ForEach(a => Count(client, e.Day, a.LineId == Early.NoLine ? "" : a.Rule, now: -a.Points));
        if (e.OtherId is not null || !orders.TryGetValue(e.OrderId!.Value, out var order))
        {
            return; // whoever brought her is undone with the order itself
        }

        var (taken, spend) = order.Refund(data.Parts);
        taken.ForEach(t => Count(t.IsReferral ? order.Referrer!.Value : client, e.Day, t.Rule, then: -t.Points));
        var own = taken.Where(t => !t.IsReferral).Select(t => new Award(t.Rule, default, t.Points)).ToList();
        PastOf(client).Add(new PastEvent(
            EventKind.Refunded, order.Day, 0, -own.Where(t => t.Rule != Loyalty.Rules.Friend).Sum(t => t.Points), -spend, -Counted.Of(order.Terms, own, EarnKind.Birthday),
            -Counted.Of(order.Terms, own, EarnKind.SignUp), -own.Where(t => t.Rule == Loyalty.Rules.Friend).Sum(t => t.Points), null));
    }

    private void Join(EventRow e)
    {
        var past = PastOf(e.ClientId!.Value);
        var points = terms(e) is { } rules && !past.At(rules, e.Day, null, false).SignUpGiven ? rules.Rules.Where(r => r.Kind == EarnKind.SignUp).Sum(r => r.Points) : 0;
        past.Add(new PastEvent(EventKind.Joined, e.Day, points, 0, 0, 0, points, 0, e.OtherId));
        Count(e.ClientId.Value, e.Day, "join", e.SignUp, points);
    }

    private Past PastOf(ClientId client)
    {
        if (!pasts.TryGetValue(client, out var past))
        {
            pasts.Add(client, past = new Past());
        }

        return past;
    }

    private bool IsCounted(LocalDate day) => day >= from && day <= to;

    private void Count(ClientId client, LocalDate day, string rule, long now = 0, long then = 0)
    {
        if (!IsCounted(day) || (now == 0 && then == 0))
        {
            return;
        }

        Add(Clients, client, now, then);
        Add(Rules, rule.Length == 0 ? "payment" : rule, now, then);
    }

    private static void Add<TKey>(Dictionary<TKey, Tally> tallies, TKey key, long now, long then)
        where TKey : notnull
    {
        if (!tallies.TryGetValue(key, out var tally))
        {
            tallies.Add(key, tally = new Tally());
        }

        (tally.Now, tally.Then) = (tally.Now + now, tally.Then + then);
    }

    /// <summary>What is left of an order's points and prices.</summary>
    private sealed class Order
    {
        private readonly Dictionary<LineId, long> gross;
        private readonly List<Leg> legs;
        private readonly Basis basis;

        public Order(ClientId client, ClientId? referrer, LocalDate day, Terms terms, Basis basis, Decision decision)
        {
            (Client, Referrer, Day, Terms, this.basis) = (client, referrer, day, terms, basis);
            gross = basis.Lines.ToDictionary(l => l.Id, l => l.Gross);
            legs = [.. decision.Awards.Select(a => new Leg(a, false)), .. decision.Referrals.Select(a => new Leg(a, true))];
        }

        public ClientId Client { get; }

        public ClientId? Referrer { get; }

        public LocalDate Day { get; }

        public Terms Terms { get; }

        /// <summary>As the mirror in the books does it: each leg by the share of what remains of its line.</summary>
        public (List<(string Rule, long Points, bool IsReferral)> Taken, long Spend) Refund(IReadOnlyList<PartData> parts)
        {
            var (taken, spend) = (new List<(string, long, bool)>(), 0L);
            foreach (var part in parts.Where(p => p.Gross != 0 && gross.GetValueOrDefault(p.LineId) != 0))
            {
                var left = gross[part.LineId];
                foreach (var leg in legs.Where(l => l.Award.LineId == part.LineId && l.Left > 0))
                {
                    var points = Rounding.MulDiv(leg.Left, Math.Abs(part.Gross), Math.Abs(left));
                    leg.Left -= points;
                    taken.Add((leg.Award.Rule, points, leg.IsReferral));
                }

                gross[part.LineId] = left - part.Gross;
                spend += basis.Lines.Any(l => l.Id == part.LineId && Counted.IsSpend(l)) ? part.Gross : 0;
            }

            return (taken, spend);
        }

        private sealed class Leg(Award award, bool isReferral)
        {
            public Award Award { get; } = award;

            public bool IsReferral { get; } = isReferral;

            public long Left { get; set; } = award.Points;
        }
    }
}
