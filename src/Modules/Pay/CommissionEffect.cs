using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using CatalogPublic = Bookend.Catalog.Public;

namespace Bookend.Pay;

/// <summary>
/// What an order earns the people who worked on it. It is booked in the sale's own entry, in legs that carry the line, so a refund takes it
/// back by mirroring, whatever the plan says by then; what a tier changes on other lines is booked beside it without a line.
/// </summary>
internal sealed class CommissionEffect : IOrderEffect
{
    public async Task<Refusal?> Completed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        Tips(work, order);
        var credited = order.Lines.Where(l => l.MemberId is not null).ToList();
        if (credited.Count == 0)
        {
            return null;
        }

        var book = await PlanBook.Of(work);
        var plans = credited.Select(l => l.MemberId!.Value).Distinct().Select(m => (Member: m, Plan: book.On(m, order.Day))).Where(p => p.Plan is not null)
            .ToDictionary(p => p.Member, p => p.Plan!);
        var categories = await Categories(work, plans.Values, credited);
        var assistants = await Assistants(work, plans.Values, credited);
        var buckets = new Buckets(work);
        for (var i = 0; i < credited.Count; i++)
        {
            var sale = Sale(work, order, credited[i], i + 1);
            (sale.Category, sale.AssistantId) = (categories.GetValueOrDefault(sale.ItemId ?? ""), assistants.GetValueOrDefault(sale.LineId)?.MemberId);
            if (plans.GetValueOrDefault(sale.MemberId) is { } plan)
            {
                (sale.PlanId, sale.PlanVersion) = (plan.Id, plan.Version);
                var line = sale.Line();
                await buckets.Load(line, plan);
                Book(work, buckets, entry, order.Currency, Engine.Complete(line, plan, buckets.Of));
            }

            work.Append(sale);
        }

        return null;
    }

    public async Task<Refusal?> Refunded(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes)
    {
        var lines = parts.Select(p => p.LineId).ToArray();
        var earned = await work.Set<EarningRow>().AsNoTracking().Where(e => e.LineId != null && lines.Contains(e.LineId.Value)).OrderBy(e => e.Id).ToListAsync();
        var sales = await work.Set<SaleRow>().AsNoTracking().Where(s => lines.Contains(s.LineId)).ToDictionaryAsync(s => s.LineId);
        var returns = (await work.Set<ReturnRow>().AsNoTracking().Where(r => lines.Contains(r.LineId)).ToListAsync()).ToLookup(r => r.LineId);
        var buckets = new Buckets(work);
        for (var i = 0; i < parts.Count; i++)
        {
            var (part, own) = (parts[i], earned.FindAll(e => e.LineId == parts[i].LineId));
            var before = returns[part.LineId].Sum(r => r.Gross);
            work.Append(new ReturnRow
            {
                BusinessId = work.Business, LineId = part.LineId, Number = returns[part.LineId].Count() + 1, OrderId = order.Id, Seq = work.Head.EntrySeq + 1,
                No = i + 1, Day = entry.BusinessDate, Gross = part.Gross,
            });
            foreach (var original in own.Where(e => e.Kind is EarningKind.Line or EarningKind.Assistant))
            {
                var isMain = original.Kind == EarningKind.Line;
                var value = isMain ? Engine.ReturnedBase(original.Base, sales[part.LineId].Gross, before, part.Gross) : 0;
                var amount = Mirrored(entry, part.LineId, original);
                await buckets.Load(original.Bucket());
                Note(work, buckets, original.Earning() with { Kind = EarningKind.Return, Before = buckets.Of(original.Bucket()).Base, Base = -value, Amount = amount });
            }
        }

        await TrueUp(work, order, buckets, entry);
        return null;
    }

    /// <summary>A step that the rest no longer reaches: every bucket that the refund touched ends at what its total earns.</summary>
    private static async Task TrueUp(Work work, OrderSnapshot order, Buckets buckets, EntryDraft entry)
    {
        foreach (var bucket in buckets.Loaded)
        {
            var totals = buckets.Of(bucket);
            if ((await PlanBook.Of(work)).Version(bucket.Plan, bucket.Version).Terms.Rules[bucket.Rule - 1].Tiers is { } tiers && Engine.TrueUp(tiers, order.Id, bucket, totals, totals.Base) is { } more)
            {
                Book(work, buckets, entry, order.Currency, [more]);
            }
        }
    }

    /// <summary>What the mirror in the draft does to one leg, on the member's side.</summary>
    private static long Mirrored(EntryDraft entry, LineId line, EarningRow original)
    {
        var (rule, owner) = (PayRules.Of(original.Bucket(), original.Kind), original.MemberId.ToString());
        return -entry.Postings.Where(p =>
            p.ReversesSeq is not null && p.Leg.Line == line && p.Leg.Rule == rule && p.Account.Owner == owner &&
            p.Account.Kind.Name == Accounts.Commission.Name).Sum(p => p.Amount);
    }

    private static void Book(Work work, Buckets buckets, EntryDraft entry, Currency currency, IReadOnlyList<Earning> earned)
    {
        foreach (var one in earned)
        {
            var leg = new Leg(PayRules.Of(one.Bucket, one.Kind), one.Bucket.Version) { Order = one.OrderId, Line = one.LineId };
            entry.Move(Accounts.CommissionCost.Of(one.MemberId, currency), Accounts.Commission.Of(one.MemberId, currency), one.Amount, leg);
            Note(work, buckets, one);
        }
    }

    private static void Note(Work work, Buckets buckets, Earning earning)
    {
        work.Append(EarningRow.Of(work.Business, work.NewId<EarningId>(), earning));
        buckets.Add(earning);
    }

    private static SaleRow Sale(Work work, OrderSnapshot order, LineSnapshot line, int no) => new()
    {
        BusinessId = work.Business, LineId = line.Id, OrderId = order.Id, Seq = work.Head.EntrySeq + 1, No = no, Day = order.Day, SiteId = order.SiteId,
        MemberId = line.MemberId!.Value, Currency = order.Currency, Kind = line.Kind, ItemId = line.ItemId, Name = line.Name, Quantity = line.Quantity,
        Net = line.Net, Gross = line.Gross, List = line.List, BesideService = order.Lines.Any(l => l.Kind == LineKind.Service),
    };

    private static void Tips(Work work, OrderSnapshot order)
    {
        if (order.Tips.Count == 0)
        {
            return;
        }

        var parts = TipParts.Of(order.Tips, order.Tenders);
        foreach (var (tip, part) in order.Tips.Zip(parts))
        {
            work.Append(new TipRow
            {
                BusinessId = work.Business, LineId = tip.Id, OrderId = order.Id, Day = order.Day, MemberId = tip.MemberId,
                Currency = order.Currency, Amount = tip.Amount,
                Cash = part.Cash, Card = part.Card, Other = part.Other,
            });
        }
    }

    /// <summary>Asked only where a rule wants to know.</summary>
    private static async Task<IReadOnlyDictionary<string, string?>> Categories(Work work, IEnumerable<PlanInForce> plans, List<LineSnapshot> lines)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (plans.Any(p => p.Terms.Rules.Any(r => r.Category is not null)))
        {
            var services = lines.Select(l => ServiceId.TryParse(l.ItemId, out var id) ? id : default).Where(id => id != default).Distinct().ToArray();
            var products = lines.Select(l => ProductId.TryParse(l.ItemId, out var id) ? id : default).Where(id => id != default).Distinct().ToArray();
            foreach (var service in await CatalogPublic.ServicesOf(work, services))
            {
                found[service.Id.ToString()] = service.Category;
            }

            foreach (var product in await CatalogPublic.ProductsOf(work, products))
            {
                found[product.Id.ToString()] = product.Brand;
            }
        }

        return found;
    }

    private static async Task<IReadOnlyDictionary<LineId, AssistRow>> Assistants(Work work, IEnumerable<PlanInForce> plans, List<LineSnapshot> lines)
    {
        if (plans.All(p => p.Terms.Rules.All(r => r.AssistantPpm == 0)))
        {
            return new Dictionary<LineId, AssistRow>();
        }

        var ids = lines.ConvertAll(l => l.Id).ToArray();
        return await work.Set<AssistRow>().AsNoTracking().Where(a => ids.Contains(a.LineId)).ToDictionaryAsync(a => a.LineId);
    }
}
