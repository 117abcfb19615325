using Bookend.Kernel;

namespace Bookend.Messaging;

public static class MessagingErrors
{
    public static readonly ErrorCode AddressInvalid = new("email_invalid", 400, "This e-mail address cannot be right");
    public static readonly ErrorCode NotFailed = new("message_not_failed", 409, "Only a failed message can be sent again");
}
