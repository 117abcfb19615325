using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Loyalty;

/// <summary>"Why these points?": the decision is made once more by the same code, on what was kept of the order and by the rules of that day.</summary>
internal static class ExplainOrder
{
    internal sealed record CauseView(string Code, string Text, string? Fix);

    /// <param name="Because">What it gave points for; without any one of these it would have given none.</param>
    /// <param name="Causes">Why it gave none, or fewer; without all of these it would have given more.</param>
    internal sealed record RuleView(string Rule, string Name, long Points, string Text, IReadOnlyList<Ground> Because, IReadOnlyList<CauseView> Causes);

    /// <param name="Points">All rules together, the line's share of what the order earned as a whole included.</param>
    internal sealed record LineView(LineId LineId, string Name, long Points, IReadOnlyList<RuleView> Rules);

    /// <param name="Order">Rules that count the order as a whole.</param>
    /// <param name="Returned">What refunds took back since.</param>
    internal sealed record View(
        OrderId OrderId, ClientId? ClientId, ProgrammeId? ProgrammeId, string? Programme, int? Version, long Points, long Returned, IReadOnlyList<LineView> Lines,
        IReadOnlyList<RuleView> Order, string Summary);

    public static async Task<Result<View>> Handle(Reading reading, ById<OrderId> path)
    {
        var events = await reading.Set<EventRow>().Where(e => e.OrderId == path.Id).OrderBy(e => e.Seq).ThenBy(e => e.No).ToListAsync();
        var origin = events.FindLast(e => e.Kind is EventKind.Completed or EventKind.Claimed);
        if (origin is null)
        {
            return CommonErrors.NotFound.Because("This order is not complete, or it is older than the loyalty programme. Nothing was earned on it.");
        }

        var (data, returned) = (origin.Read<OrderData>(), events.Where(e => e.Kind == EventKind.Refunded && e.OtherId is null).Sum(e => e.Read<RefundData>().Taken.Sum(t => t.Points)));
        if (origin.ProgrammeId is not { } id || await Programmes.Of(reading, id, origin.Version!.Value) is not { } plan)
        {
            return new View(
                path.Id, origin.ClientId, null, null, null, 0, returned, [.. data.Basis.Lines.Select(l => new LineView(l.Id, l.Name, 0, []))], [],
                "There was no loyalty programme here when this order was completed.");
        }

        var decision = Earning.Decide(plan.Terms, data.Basis, data.Standing);
        var lines = data.Basis.Lines.Select(l => new LineView(
            l.Id, l.Name, decision.Awards.Where(a => a.LineId == l.Id).Sum(a => a.Points), [.. decision.Verdicts.Where(v => v.LineId == l.Id).Select(Of)]));
        return new View(
            path.Id, origin.ClientId, id, plan.Programme.Name, origin.Version, decision.Total, returned, [.. lines],
            [.. decision.Verdicts.Where(v => v.LineId is null).Select(Of)], Summary(decision, returned));
    }

    private static RuleView Of(Verdict verdict) => new(
        verdict.Rule, verdict.Name, verdict.Points, verdict.Text, verdict.Because,
        [.. verdict.Causes.Select(c => new CauseView(c.Code, c.Text, c.Fix))]);

    private static string Summary(Decision decision, long returned)
    {
        var text = decision.Total > 0
            ? $"This order earned {Gates.Points(decision.Total)}."
            : $"This order earned no points. {string.Join(' ', decision.Verdicts.SelectMany(v => v.Causes).Select(c => c.Text).Distinct().Take(3))}".TrimEnd();
        return returned > 0 ? $"{text} Refunds took {returned} back." : text;
    }
}
