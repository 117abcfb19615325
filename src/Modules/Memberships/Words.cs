using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>What orders and receipts say about memberships, in the language of the business.</summary>
internal sealed class Words(Speech speech)
{
    public static async Task<Words> Of(Work work) => new((await Places.Public.BusinessOf(work)).Speech);

    public static async Task<Words> Of(Reading reading) => new((await Places.Public.BusinessOf(reading)).Speech);

    public string First(PlanTerms plan) => Say($"{plan.Name}, first {plan.Every}", $"{plan.Name}, erster Zeitraum", $"{plan.Name}, première période");

    public string Period(PlanTerms plan, ChargeRow charge)
    {
        var (from, until) = (speech.Date(charge.From), speech.Date(charge.Until.PlusDays(-1)));
        return Say($"{plan.Name}, {from} to {until}", $"{plan.Name}, {from} bis {until}", $"{plan.Name}, du {from} au {until}");
    }

    public string Included(string service, string plan, long left, LocalDate until) => Say(
        $"{service} is included in {plan}; {left} more until {speech.Date(until)}.", $"{service} ist in {plan} enthalten; noch {left} bis {speech.Date(until)}.",
        $"{service} est compris dans {plan} ; encore {left} jusqu’au {speech.Date(until)}.");

    public string PaidUntil(string plan, LocalDate until) =>
        Say($"{plan} was paid until {speech.Date(until)}.", $"{plan} ist bis {speech.Date(until)} bezahlt.", $"{plan} est payé jusqu’au {speech.Date(until)}.");

    public string EndsToday(string plan) => Say($"{plan} ends today.", $"{plan} endet heute.", $"{plan} se termine aujourd’hui.");

    private string Say(string english, string german, string french) => speech.Language.Say(english, german, french);
}
