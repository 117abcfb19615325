using Bookend.Kernel;

namespace Bookend.Clients;

public static class ClientsErrors
{
    public static readonly ErrorCode PhoneInvalid = new("phone_invalid", 400, "This is not a phone number");
    public static readonly ErrorCode BirthdayInvalid = new("birthday_invalid", 400, "This cannot be a birthday");
    public static readonly ErrorCode TextMissing = new("text_missing", 400, "A text is missing");
    public static readonly ErrorCode TooManyRemarks = new("too_many_remarks", 409, "There are too many of these on this client");
}
