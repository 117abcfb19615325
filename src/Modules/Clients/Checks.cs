using Bookend.Kernel;
using NodaTime;

namespace Bookend.Clients;

internal static class Checks
{
    public static Refusal? Birthday(LocalDate? birthday, LocalDate today) => birthday is { } day && (day > today || day.Year < 1900)
        ? ClientsErrors.BirthdayInvalid.At("/birthday", "A birthday lies between 1900 and today.")
        : null;

    public static Refusal? Text(string? text, int limit, string pointer) => text?.Length > limit
        ? CommonErrors.Invalid.At(pointer, $"This may have at most {limit} characters.")
        : null;

    public static Refusal? Tags(IReadOnlyList<string>? tags)
    {
        if (tags is null)
        {
            return null;
        }

        if (tags.Count > Limits.Tags)
        {
            return CommonErrors.Invalid.At("/tags", $"A client has at most {Limits.Tags} tags.");
        }

        for (var i = 0; i < tags.Count; i++)
        {
            if (Texts.Clean(tags[i]) is not { Length: <= Limits.Tag })
            {
                return CommonErrors.Invalid.At($"/tags/{i}", $"A tag has 1 to {Limits.Tag} characters.");
            }
        }

        return null;
    }

    public static Result<string> Needed(string text, int limit)
    {
        var clean = Texts.Clean(text);
        return clean is null ? ClientsErrors.TextMissing.At("/text", "Please write something.")
            : clean.Length > limit ? CommonErrors.Invalid.At("/text", $"This may have at most {limit} characters.")
            : clean;
    }
}
