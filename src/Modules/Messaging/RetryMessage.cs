using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Messaging;

/// <summary>A person has mended what was wrong (the server, the mailbox): the letter gets a fresh row of attempts.</summary>
internal static class RetryMessage
{
    public static async Task<Result<MessageView>> Handle(Work work, ById<MessageId> path, Nothing body)
    {
        if (await work.Set<MessageRow>().FirstOrDefaultAsync(m => m.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such message.");
        }

        if (row.State != MessageState.Failed)
        {
            return MessagingErrors.NotFailed.Because(row.State == MessageState.Sent ? "This message has been sent." : "This message is still being tried.");
        }

        row.State = MessageState.Queued;
        row.Attempts = 0;
        row.NextAttemptAt = work.Now;
        row.Version++;
        work.Log.Append(new MessageQueued(row.Id, row.About));
        return MessageView.Of(row);
    }
}
