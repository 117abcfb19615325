using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>What receipts say about points, in the language of the business.</summary>
internal sealed class NoteWords(Language language)
{
    public static readonly NoteWords English = new(Language.English);

    public static async Task<NoteWords> Of(Work work) => new((await Places.Public.BusinessOf(work)).Speech.Language);

    public string Earned(long points, long balance) => Say(
        $"You earned {Points(points)}. Your balance is {balance}.", $"{Points(points)} gesammelt. Ihr Stand: {balance}.", $"Vous avez gagné {Points(points)}. Votre solde : {balance}.");

    public string Balance(long points) => Say($"Your balance is {Points(points)}.", $"Ihr Stand: {Points(points)}.", $"Votre solde : {Points(points)}.");

    public string Filled(long points) => Say(
        $"{Points(points)} made up for points of a refunded sale that you had spent.", $"{Points(points)} gleichen Punkte eines erstatteten Kaufs aus, die schon eingelöst waren.",
        $"{Points(points)} compensent des points d’un achat remboursé, déjà utilisés.");

    public string Next(long points, string tier) => Say($"{Points(points)} to {tier}.", $"Noch {Points(points)} bis {tier}.", $"Encore {Points(points)} avant {tier}.");

    public string Waiting(long points) => Say(
        $"{Points(points)} are waiting for you: tell us your name.", $"{Points(points)} warten auf Sie: Sagen Sie uns Ihren Namen.", $"{Points(points)} vous attendent : dites-nous votre nom.");

    public string Back(long points) => Say($"{Points(points)} of this sale went back.", $"{Points(points)} dieses Kaufs gingen zurück.", $"{Points(points)} de cet achat sont repris.");

    public string Restored(long points) => Say(
        $"{Points(points)} that had been spent are there again.", $"{Points(points)}, die eingelöst waren, sind wieder da.", $"{Points(points)} utilisés sont de nouveau là.");

    public string Owed(long points) => Say(
        $"{Points(points)} were used already; the next points make up for that.", $"{Points(points)} waren schon eingelöst; die nächsten Punkte gleichen das aus.",
        $"{Points(points)} étaient déjà utilisés ; les prochains points compensent.");

    private string Points(long points) => Say(Gates.Points(points), points is 1 or -1 ? $"{points} Punkt" : $"{points} Punkte", points is 1 or -1 or 0 ? $"{points} point" : $"{points} points");

    private string Say(string english, string german, string french) => language.Say(english, german, french);
}
