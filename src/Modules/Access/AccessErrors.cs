using Bookend.Kernel;

namespace Bookend.Access;

internal static class AccessErrors
{
    public static readonly ErrorCode WrongCredentials = new("wrong_credentials", 401, "E-mail or password is not right");
    public static readonly ErrorCode LoginLocked = new("login_locked", 429, "Too many wrong passwords", Retryable: true);
    public static readonly ErrorCode ChooseBusiness = new("choose_business", 409, "You work in several businesses");
    public static readonly ErrorCode EmailTaken = new("email_taken", 409, "Somebody else here signs in with this address");
    public static readonly ErrorCode LastOwner = new("last_owner", 409, "Somebody must be the owner");
    public static readonly ErrorCode PinWrong = new("pin_wrong", 401, "This PIN is not right");
    public static readonly ErrorCode PinLocked = new("pin_locked", 429, "Too many wrong PINs on this device", Retryable: true);
    public static readonly ErrorCode NotEnrolled = new("not_enrolled", 403, "This device is not enrolled at a till");
    public static readonly ErrorCode CoSignExpired = new("co_sign_expired", 409, "This co-signature does not count any more");
    public static readonly ErrorCode NotATest = new("not_a_test_business", 409, "Only a test business can move its clock");
    public static readonly ErrorCode WeakPassword = new("weak_password", 400, "Please choose a longer password");
    public static readonly ErrorCode WeakPin = new("weak_pin", 400, "Please choose another PIN");
}
