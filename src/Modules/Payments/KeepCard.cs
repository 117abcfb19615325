using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Payments;

internal sealed record CardView(CardId Id, string Brand, string Last4, LocalDate GoodUntil, bool Autopay)
{
    public static CardView Of(CardOnFile card) => new(card.Id, card.Brand, card.Last4, card.GoodUntil, card.Autopay);
}

/// <summary>The provider is asked first, outside of any write; what it keeps for us is written then.</summary>
internal sealed class KeepCard
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

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

        if (Routes.Allowed(http, "cards.write").Failed(out var refusal, out var caller) || Routes.KeyOf(http).Failed(out refusal, out _) ||
            (await Ask(http.RequestServices, caller.Business, caller.Actor, id, body.Token, http.RequestAborted)).Failed(out refusal, out var answer))
        {
            await Problems.Send(http, refusal);
            return;
        }

        var provider = http.RequestServices.GetRequiredService<ICardProvider>().Name;
        await Routes.Write<CardView>(http, "cards.write", StatusCodes.Status201Created, async work =>
        {
            if (answer.Card is not { } card)
            {
                return PaymentErrors.CardNotKept.At("/token", $"{answer.Reason ?? "The provider said no."} Nothing was charged.");
            }

            return (await CardsOnFile.Keep(work, id, provider, card, body.Autopay)).Failed(out var wrong, out var kept) ? wrong : CardView.Of(kept);
        });
    }

    private static async Task<Result<KeepAnswer>> Ask(IServiceProvider services, BusinessId business, Actor actor, ClientId id, string token, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(token) || token.Length > CardsOnFile.TokenLength)
        {
            return CommonErrors.Invalid.At("/token", "Give the token of the provider's form.");
        }

        if (PaymentErrors.NoCardNumber("/token", token) is { } number)
        {
            return number;
        }

        var provider = services.GetRequiredService<ICardProvider>();
        var asked = await services.GetRequiredService<Reader>().Read<Nothing>(business, actor, async reading =>
            await Clients.Public.ClientOf(reading, id) is null ? CommonErrors.NotFound.Because("There is no such client.")
            : CardsOnFile.Unserved(provider, reading.Head.IsTest) is { } unserved ? unserved
            : Nothing.Here);
        return asked.Refusal is { } refusal ? refusal : await Ask(provider, business, token, services.GetRequiredService<ILogger<KeepCard>>(), stop);
    }

    private static async Task<Result<KeepAnswer>> Ask(ICardProvider provider, BusinessId business, string token, ILogger<KeepCard> logger, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(AnswerLimit);
        try
        {
            return await provider.Keep(business, token, limit.Token);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogWarning(exception, "The card provider did not answer");
            return PaymentErrors.ProviderSilent.Because("The card provider does not answer. No card was kept and nothing was charged; please try again.");
        }
    }
}

internal static class ListCards
{
    public static async Task<Result<Page<CardView>>> Handle(Reading reading, ById<ClientId> path) => await Clients.Public.ClientOf(reading, path.Id) is null
        ? CommonErrors.NotFound.Because("There is no such client.")
        : new Page<CardView>([.. (await CardsOnFile.Of(reading, path.Id)).Select(CardView.Of)], null);
}

internal static class ChangeCard
{
    public sealed record Request(bool Autopay);

    public static async Task<Result<CardView>> Handle(Work work, ById<CardId> path, Request body) =>
        (await CardsOnFile.SetAutopay(work, path.Id, body.Autopay)).Failed(out var refusal, out var card) ? refusal : CardView.Of(card);
}

/// <summary>Its token is forgotten here: whatever the provider keeps, nobody of us can charge it.</summary>
internal static class RemoveCard
{
    public static async Task<Result<Nothing>> Handle(Work work, ById<CardId> path) =>
        (await CardsOnFile.Remove(work, path.Id)).Failed(out var refusal, out _) ? refusal : Nothing.Here;
}
