using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.StoredValue;

/// <summary>Instalments whose day has come: of each plan the earliest that is open, because payments fill the earliest first.</summary>
internal sealed class DueInstalments : IDueCharges
{
    public async Task<IReadOnlyList<DueCharge>> Of(Reading reading, IReadOnlyCollection<ClientId> clients)
    {
        var ids = clients.ToArray();
        var plans = await reading.Set<PlanRow>().Where(p => ids.Contains(p.ClientId) && p.CancelledAt == null).ToListAsync();
        if (plans.Count == 0 || (await Places.Public.Sites(reading)).FirstOrDefault() is not { } site)
        {
            return [];
        }

        var business = await Places.Public.BusinessOf(reading);
        var (today, words) = (Places.Public.BusinessDate(site, reading.Now), new Words(business.Locale));
        var planIds = plans.ConvertAll(p => p.Id);
        var parts = (await reading.Set<InstalmentRow>().Where(i => planIds.Contains(i.PlanId)).OrderBy(i => i.No).ToListAsync()).ToLookup(i => i.PlanId);
        var left = await AccountReads.Available(reading, Accounts.Instalments, Unit.Of(business.Currency), [.. planIds.Select(i => i.ToString())]);
        var due = new List<DueCharge>();
        foreach (var plan in plans)
        {
            var open = InstalmentParts.Open([.. parts[plan.Id].Select(p => p.Amount)], left.GetValueOrDefault(plan.Id.ToString()));
            if (parts[plan.Id].FirstOrDefault(p => open[p.No - 1] > 0) is { } part && part.DueOn <= today)
            {
                due.Add(new DueCharge(
                    $"{plan.Id} {part.No}", plan.ClientId, site.Id, LineKind.Credit, new Money(open[part.No - 1], business.Currency), new CreditLine.Details(PlanId: plan.Id), part.DueOn,
                    words.Instalment));
            }
        }

        return [.. due.OrderBy(d => d.DueOn)];
    }
}
