using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Payments;

internal sealed record CardOnFileView(CardId Id, string Brand, string Last4, LocalDate GoodUntil, bool Autopay)
{
    public static CardOnFileView Of(CardOnFile card) => new(card.Id, card.Brand, card.Last4, card.GoodUntil, card.Autopay);
}

/// <summary>The provider is asked first, outside of any write; what it keeps for us is written then.</summary>
internal sealed class KeepCard
{
    /// <param name="Token">Of the provider's own form. Never a card number.</param>
    /// <param name="Autopay">She agreed that what falls due (memberships, instalments) is charged to it.</param>
    public sealed record Request(string Token, bool Autopay = false);

    public static async Task Handle(HttpContext http, ClientId id, Request body)
    {
        if (Routes.IsDryRun(http))
        {
            await Problems.Send(http, PaymentErrors.NoPreview.Because("What a provider would say is known only when it is asked to keep the card. Nothing was kept."));
            return;
        }

        var services = http.RequestServices;
        var provider = services.GetRequiredService<ICardProvider>();
        if (Routes.Allowed(http, "cards.write").Failed(out var refusal, out var caller) || Routes.KeyOf(http).Failed(out refusal, out _) ||
            (await services.GetRequiredService<Reader>().Read(caller.Business, caller.Actor, reading => IsTest(reading, id))).Failed(out refusal, out var isTest))
        {
            await Problems.Send(http, refusal);
            return;
        }

        var asked = await CardsOnFile.Ask(provider, caller.Business, isTest, body.Token, services.GetRequiredService<ILogger<KeepCard>>(), http.RequestAborted);
        if (asked.Failed(out refusal, out var card))
        {
            await Problems.Send(http, refusal);
            return;
        }

        await Routes.Write<CardOnFileView>(http, "cards.write", StatusCodes.Status201Created, async work =>
            (await CardsOnFile.Keep(work, id, provider.Name, card, body.Autopay)).Failed(out var wrong, out var kept) ? wrong : CardOnFileView.Of(kept));
    }

    private static async Task<Result<bool>> IsTest(Reading reading, ClientId id) => await Clients.Public.ClientOf(reading, id) is null
        ? CommonErrors.NotFound.Because("There is no such client.")
        : reading.Head.IsTest;
}

internal static class ListCards
{
    public static async Task<Result<Page<CardOnFileView>>> Handle(Reading reading, ById<ClientId> path) => await Clients.Public.ClientOf(reading, path.Id) is null
        ? CommonErrors.NotFound.Because("There is no such client.")
        : new Page<CardOnFileView>([.. (await CardsOnFile.Of(reading, path.Id)).Select(CardOnFileView.Of)], null);
}

internal static class ChangeCard
{
    public sealed record Request(bool Autopay);

    public static async Task<Result<CardOnFileView>> Handle(Work work, ById<CardId> path, Request body) =>
        (await CardsOnFile.SetAutopay(work, path.Id, body.Autopay)).Failed(out var refusal, out var card) ? refusal : CardOnFileView.Of(card);
}

/// <summary>Its token is forgotten here: whatever the provider keeps, nobody of us can charge it.</summary>
internal static class RemoveCard
{
    public static async Task<Result<Nothing>> Handle(Work work, ById<CardId> path) =>
        (await CardsOnFile.Remove(work, path.Id)).Failed(out var refusal, out _) ? refusal : Nothing.Here;
}
