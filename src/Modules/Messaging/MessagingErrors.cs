using Bookend.Kernel;

namespace Bookend.Messaging;

public static class MessagingErrors
{
    public static readonly ErrorCode NotFailed = new("message_not_failed", 409, "Only a failed message can be sent again");
}
