using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

/// <summary>All plans of a business and who has them when: set up rarely, asked at every sale, so it is kept in memory.</summary>
internal sealed class PlanBook
{
    private readonly ILookup<MemberId, AssignmentRow> assignments;
    private readonly ILookup<PlanId, (LocalDate From, PlanInForce Plan)> versions;

    private PlanBook(IEnumerable<AssignmentRow> assignments, IEnumerable<PlanVersionRow> versions)
    {
        this.assignments = assignments.OrderBy(a => a.From).ThenBy(a => a.Number).ToLookup(a => a.MemberId);
        this.versions = versions.OrderBy(v => v.From).ThenBy(v => v.Number).ToLookup(v => v.PlanId, v => (v.From, Read(v)));
    }

    public IEnumerable<MemberId> Members => assignments.Select(a => a.Key);

    public static Task<PlanBook> Of(Work work) => Of(work.AsReading());

    public static async Task<PlanBook> Of(Reading reading) => await reading.Setup.Get("pay.plans", async () => new PlanBook(
        await reading.Set<AssignmentRow>().ToListAsync(), await reading.Set<PlanVersionRow>().ToListAsync()));

    /// <summary>The last one that was given to her by then; null: none.</summary>
    public PlanId? PlanOf(MemberId member, LocalDate day) => assignments[member].LastOrDefault(a => a.From <= day)?.PlanId;

    /// <summary>Her plan with the rules of that day; null: no commission.</summary>
    public PlanInForce? On(MemberId member, LocalDate day) =>
        PlanOf(member, day) is { } plan ? versions[plan].LastOrDefault(v => v.From <= day).Plan : null;

    public PlanInForce Version(PlanId plan, int number) => versions[plan].First(v => v.Plan.Version == number).Plan;

    public static CommissionTerms Terms(string text) => JsonSerializer.Deserialize<CommissionTerms>(text, Json.Options)!;

    private static PlanInForce Read(PlanVersionRow row) => new(row.PlanId, row.Number, Terms(row.Terms));
}
