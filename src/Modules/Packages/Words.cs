using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>What receipts say about passes, in the language of the business.</summary>
internal sealed class Words(Speech speech)
{
    public static async Task<Words> Of(Work work) => new((await Places.Public.BusinessOf(work)).Speech);

    public string ToUse(string package, int count) => $"{package}: {Say($"{Sessions(count)} to use.", $"{Sessions(count)} zum Einlösen.", $"{Sessions(count)} à utiliser.")}";

    public string Used(PassFile pass)
    {
        var (used, total, left) = (pass.Used, pass.Terms.Sessions, pass.Left);
        return $"{pass.Terms.Name}: {Say($"session {used} of {total}, {left} left", $"Termin {used} von {total}, noch {left}", $"séance {used} sur {total}, reste {left}")}{Valid(pass.Row)}.";
    }

    public string GivenBack(PassFile pass, int count) =>
        $"{pass.Terms.Name}: {Say($"{Sessions(count)} given back, {pass.Left} left.", $"{Sessions(count)} erstattet, noch {pass.Left}.", $"{Sessions(count)} remboursées, reste {pass.Left}.")}";

    public string IsBack(PassFile pass) =>
        $"{pass.Terms.Name}: {Say($"the session is back, {pass.Left} left.", $"der Termin ist wieder da, noch {pass.Left}.", $"la séance est rendue, reste {pass.Left}.")}";

    private string Sessions(int count) => count == 1 ? Say("1 session", "1 Termin", "1 séance") : Say($"{count} sessions", $"{count} Termine", $"{count} séances");

    private string Valid(PassRow pass) => pass.ValidUntil is { } until
        ? Say($", valid until {speech.Date(until)}", $", gültig bis {speech.Date(until)}", $", valable jusqu’au {speech.Date(until)}")
        : pass.ActivatedOn is null ? Say(", from the first visit", ", ab dem ersten Besuch", ", dès la première visite") : "";

    private string Say(string english, string german, string french) => speech.Language.Say(english, german, french);
}
