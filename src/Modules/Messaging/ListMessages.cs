using System.Globalization;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Messaging;

/// <summary>What went out, newest first; of one noun or in one state if asked.</summary>
internal static class ListMessages
{
    public sealed record Query(string? About, string? State, int? Limit, string? After);

    public static async Task<Result<Page<MessageView>>> Handle(Reading reading, Query query)
    {
        var limit = query.Limit ?? 50;
        if (limit is < 1 or > 500)
        {
            return CommonErrors.Invalid.At("/query/limit", "Ask for 1 to 500 messages.");
        }

        var rows = reading.Set<MessageRow>();
        if (query.About is { } about)
        {
            rows = rows.Where(m => m.About == about);
        }

        if (query.State is { } text)
        {
            if (!Texts.TryName(text, out MessageState state))
            {
                return CommonErrors.Invalid.At("/query/state", "A state is queued, sent or failed.");
            }

            rows = rows.Where(m => m.State == state);
        }

        if (query.After is { } after)
        {
            if (!long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            {
                return CommonErrors.Invalid.At("/query/after", "This cursor is not one of ours.");
            }

            rows = rows.Where(m => m.QueuedSeq < seq);
        }

        var page = await rows.OrderByDescending(m => m.QueuedSeq).Take(limit + 1).ToListAsync();
        var next = page.Count > limit ? page[limit - 1].QueuedSeq.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<MessageView>([.. page.Take(limit).Select(MessageView.Of)], next);
    }
}
