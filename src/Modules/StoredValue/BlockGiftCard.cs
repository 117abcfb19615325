using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>Lost or stolen: nobody pays with it until it is freed. What is on it stays.</summary>
internal static class BlockGiftCard
{
    public sealed record Request(string Reason);

    public static Task<Result<GiftCardView>> Block(Work work, ById<GiftCardId> path, Request body) => Set(work, path.Id, body, blocked: true);

    public static Task<Result<GiftCardView>> Unblock(Work work, ById<GiftCardId> path, Request body) => Set(work, path.Id, body, blocked: false);

    private static async Task<Result<GiftCardView>> Set(Work work, GiftCardId id, Request body, bool blocked)
    {
        if (Wire.Reason(body.Reason).Failed(out var refusal, out var reason))
        {
            return refusal;
        }

        if (await ShowGiftCard.Tracked(work, id) is not { } card)
        {
            return ShowGiftCard.Unknown;
        }

        if (blocked == card.BlockedAt is not null)
        {
            return blocked
                ? StoredValueErrors.CardBlocked.Because($"{card.Label} is blocked already: {card.BlockReason}.")
                : StoredValueErrors.CardNotBlocked.Because($"{card.Label} is not blocked.");
        }

        card.BlockedAt = blocked ? work.Now : null;
        card.BlockReason = blocked ? reason : null;
        card.Version++;
        ValueEvents.Append(work, id.ToString(), blocked ? ValueEvent.Blocked : ValueEvent.Unblocked, reason);
        Access.Audit.Record(work, blocked ? "giftCard.block" : "giftCard.unblock", id.ToString(), reason);
        work.Log.Append(new GiftCardChanged(id, card.Version));
        return await GiftCardViews.Of(work, card);
    }
}
