using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bookend.Online;

/// <param name="Offered">Cards that the page may offer to be kept: those of a provider that moves no money, in test businesses. Else its own form is needed.</param>
public sealed record CardsView(IReadOnlyList<CardOnFile> Kept, IReadOnlyList<TestCard> Offered);

/// <summary>POST /my/{slug}/cards: she gives us a card for what falls due, chooses which one is charged, or takes one back.</summary>
internal sealed class PortalCards
{
    public static async Task<CardsView> View(Call call, Reading reading, ClientId client) => new(
        await CardsOnFile.Of(reading, client), reading.Head.IsTest ? call.Http.RequestServices.GetRequiredService<ICardProvider>().TestCards : []);

    public static async Task<IResult> Handle(Call call) => call.Field("do") == "keep" ? await Keep(call) : await Portal.Change(call, async (work, visitor) =>
    {
        if (visitor.Client is not { } client || !CardId.TryParse(call.Field("card"), out var id) || (await CardsOnFile.Of(work.AsReading(), client.Id)).All(c => c.Id != id))
        {
            return null;
        }

        var refusal = call.Field("do") switch
        {
            "use" => (await CardsOnFile.SetAutopay(work, id, true)).Refusal,
            "stop" => (await CardsOnFile.SetAutopay(work, id, false)).Refusal,
            "remove" => (await CardsOnFile.Remove(work, id)).Refusal,
            _ => null,
        };
        return refusal is null ? null : Said(call, Notices.CardRefused);
    });

    /// <summary>The provider is asked before anything is written, and only for somebody who is signed in.</summary>
    private static async Task<IResult> Keep(Call call)
    {
        if (await Door.Find(call) is not { } place)
        {
            return Answers.NotFound(call);
        }

        var services = call.Http.RequestServices;
        var provider = services.GetRequiredService<ICardProvider>();
        var who = await call.Read<(ClientId? Client, bool IsTest)>(place.Business, async reading => ((await Portal.Find(call, reading))?.Client?.Id, reading.Head.IsTest));
        if (who.Failed(out _, out var her) || her.Client is not { } client || provider.TestCards.All(c => c.Token != call.Field("token")))
        {
            return Answers.SeeOther(Links.My(call.Path("slug")));
        }

        var asked = await CardsOnFile.Ask(provider, place.Business, her.IsTest, call.Field("token"), services.GetRequiredService<ILogger<PortalCards>>(), call.Http.RequestAborted);
        if (asked.Failed(out _, out var card))
        {
            return Answers.SeeOther(Said(call, Notices.CardRefused));
        }

        // The form's nonce: sent twice, it is one card.
        var kept = await call.Write<CardId>(place.Business, $"card:{client}:{call.Field("nonce")}", async work =>
            (await CardsOnFile.Keep(work, client, provider.Name, card, autopay: true)).Failed(out var refusal, out var one) ? refusal : one.Id);
        return Answers.SeeOther(Said(call, kept.Ok ? Notices.CardKept : Notices.CardRefused));
    }

    private static string Said(Call call, string notice) => $"{Links.My(call.Path("slug"))}?n={notice}";
}
