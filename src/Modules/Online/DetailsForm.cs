using Bookend.Kernel;

namespace Bookend.Online;

internal static class DetailsLimits
{
    public const int Name = 80;
    public const int Email = 254;
    public const int Phone = 24;
    public const int Note = 500;
    public const int Reason = 200;
}

/// <summary>What a stranger typed, checked field by field. Pure.</summary>
internal static class DetailsCheck
{
    /// <returns>The cleaned form, and what to say beside which field, in the order of the fields.</returns>
    public static (DetailsForm Form, IReadOnlyDictionary<string, string> Errors) Check(DetailsForm typed, Words words)
    {
        var form = new DetailsForm(
            (Texts.Clean(typed.Name) ?? "").Replace('\n', ' '), typed.Email.Trim(), (Texts.Clean(typed.Phone) ?? "").Replace('\n', ' '),
            Texts.Clean(typed.Note) ?? "");
        var errors = new Dictionary<string, string>();
        Add("name", form.Name.Length == 0 ? words.NameMissing : Long(form.Name, DetailsLimits.Name));
        Add("email", Messaging.Public.IsAddress(form.Email) ? null : words.EmailWrong);
        Add("phone", form.Phone.Length == 0 || IsPhone(form.Phone) ? null : words.PhoneWrong);
        Add("note", Long(form.Note, DetailsLimits.Note));
        return (form, errors);

        string? Long(string text, int limit) => text.Length > limit ? words.TooLong(limit) : null;

        void Add(string field, string? error)
        {
            if (error is not null)
            {
                errors[field] = error;
            }
        }
    }

    /// <summary>E.164 has at most 15 digits; people write spaces, dots, slashes, brackets and hyphens between them.</summary>
    private static bool IsPhone(string text) =>
        text.Length <= DetailsLimits.Phone && text.Count(char.IsAsciiDigit) is >= 5 and <= 15 &&
        text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '/' or '(' or ')' or '-' or '+');
}
