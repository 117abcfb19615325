using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Replay;

/// <summary>Does the steps of the plan as the people at the desk did, under the business's test clock.</summary>
internal sealed class Desk(Api api, Salon salon, Plan plan, Action<string> progress)
{
    /// <summary>The test clock stands still for so long: finer costs a request per step, coarser lets people come too early.</summary>
    private const int SlotMinutes = 30;
    private const int Together = 8;
    private readonly ConcurrentDictionary<string, (string Booking, string Order)> booked = [];
    private readonly ConcurrentDictionary<string, Sale> sold = [];
    private readonly ConcurrentQueue<Finding> findings = [];

    /// <summary>The receipt of the source that each completed order stands for.</summary>
    public IReadOnlyDictionary<string, Sale> Sold => sold;

    /// <summary>What came up on the way; the order is that of the plan.</summary>
    public IReadOnlyList<Finding> Findings => [.. findings.OrderBy(f => f.Kind).ThenBy(f => f.Subject, StringComparer.Ordinal)];

    public async Task Play()
    {
        var (done, told) = (0, 0);
        foreach (var slot in plan.Steps.GroupBy(s => SlotOf(s.At)))
        {
            await api.SetClock(Salon.At(slot.Key));
            await Parallel.ForEachAsync(slot.GroupBy(s => s.Group), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (group, _) =>
            {
                foreach (var step in group)
                {
                    await Do(step);
                }
            });
            done += slot.Count();
            if (10 * done / plan.Steps.Count > told)
            {
                told = 10 * done / plan.Steps.Count;
                progress($"{told}0 %: {booked.Count} visits booked, {sold.Count} receipts, now at {Visits.Iso(slot.Key.Date)}");
            }
        }
    }

    private static LocalDateTime SlotOf(LocalDateTime at) => at.PlusMinutes(-at.Minute % SlotMinutes);

    private Task Do(Step step) => step.Act switch
    {
        Act.Book => Book(step.Visit!),
        Act.Cancel => Move(step.Visit!, "cancel", new { reason = "As in the salon's list of cancellations" }),
        Act.NoShow => Move(step.Visit!, "no-show", new { }),
        Act.Arrive => Arrive(step.Visit!),
        Act.Finish => Move(step.Visit!, "complete", new { }),
        _ => CheckOut(step.Sale!),
    };

    private async Task Book(Visit visit)
    {
        var reply = await api.Post("/bookings", Booking(visit, isOverride: false), visit.Key);
        if (!reply.IsOk && reply.Code == "not_offered")
        {
            findings.Enqueue(new Finding(FindingKind.VisitOutsideRules, Name(visit), reply.Detail));
            reply = await api.Post("/bookings", Booking(visit, isOverride: true), $"{visit.Key}-override");
        }

        if (Answer(reply, Name(visit)) is { } booking)
        {
            booked[visit.Key] = ((string)booking["id"]!, (string)booking["orderId"]!);
        }
    }

    private object Booking(Visit visit, bool isOverride) => new
    {
        siteId = salon.Site,
        serviceId = salon.Services[(visit.Service, visit.Minutes)],
        memberId = salon.Staff[visit.Staff],
        start = OffsetDateTimePattern.Rfc3339.Format(Salon.Zone.AtLeniently(visit.Start).ToOffsetDateTime()),
        clientId = salon.Client(visit.Client),
        source = "desk",
        @override = isOverride,
    };

    private async Task Arrive(Visit visit)
    {
        await Move(visit, "check-in", new { });
        await Move(visit, "start", new { });
    }

    private async Task Move(Visit visit, string verb, object body)
    {
        if (booked.TryGetValue(visit.Key, out var made))
        {
            Answer(await api.Post($"/bookings/{made.Booking}/{verb}", body, $"{visit.Key}-{verb}"), $"{Name(visit)}, {verb}");
        }
    }

    private async Task CheckOut(Sale sale)
    {
        var key = $"receipt-{sale.Receipt.Number}";
        var name = $"{Visits.Iso(sale.Receipt.Date)} receipt {sale.Receipt.Number}";
        var order = sale.Bearer is { } bearer && booked.TryGetValue(bearer.Key, out var made)
            ? await CompleteOrderOf(made.Order, sale, key, name)
            : Answer(await api.Post("/sales", Ticket(sale), key), name)?["order"];
        if (order is null)
        {
            return;
        }

        sold[(string)order["id"]!] = sale;
        foreach (var other in sale.Visits.Where(v => v != sale.Bearer))
        {
            if (booked.TryGetValue(other.Key, out var paid))
            {
                Answer(await api.Post($"/orders/{paid.Order}/void", new { reason = $"Paid together, receipt {sale.Receipt.Number}" }, $"{other.Key}-void"), name);
            }
        }
    }

    private async Task<JsonNode?> CompleteOrderOf(string order, Sale sale, string key, string name)
    {
        var view = Answer(await api.Get($"/orders/{order}"), name);
        var operations = view is null ? [] : OrderLines.Operations(salon, view["lines"]!.AsArray(), sale);
        if (operations.Count > 0)
        {
            view = Answer(await api.Post($"/orders/{order}/changes", new { operations }, $"{key}-changes"), name);
        }

        if (view is null)
        {
            return null;
        }

        var checkout = new { tillId = salon.Till, tenders = Tenders(sale), expectedTotal = Salon.Money(sale.Receipt.Gross) };
        return Answer(await api.Post($"/orders/{order}/complete", checkout, key), name)?["order"];
    }

    private object Ticket(Sale sale) => new
    {
        siteId = salon.Site,
        tillId = salon.Till,
        clientId = salon.Client(sale.Receipt.Client),
        lines = sale.Lines.Select(l => OrderLines.Line(salon, l, sale)),
        tenders = Tenders(sale),
        expectedTotal = Salon.Money(sale.Receipt.Gross),
    };

    /// <summary>How it was paid is not in the source.</summary>
    private static object[] Tenders(Sale sale) => sale.Receipt.Gross == 0
        ? []
        : [new { method = "terminal", amount = Salon.Money(sale.Receipt.Gross), reference = $"Receipt {sale.Receipt.Number}" }];

    private JsonNode? Answer(ApiReply reply, string subject)
    {
        if (reply.IsOk)
        {
            return reply.Json;
        }

        findings.Enqueue(new Finding(FindingKind.Refused, subject, $"{reply.Code}: {reply.Detail}"));
        return null;
    }

    private static string Name(Visit visit) => Visits.Name(visit.Client, visit.Service, visit.Staff, visit.Date);
}
