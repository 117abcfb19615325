using Bookend.Kernel;

namespace Bookend.Team;

internal static class Checks
{
    public static Refusal? Name(string name) => Texts.Clean(name) switch
    {
        null => CommonErrors.NameMissing.At("/name", "Please give a name."),
        { Length: > Limits.Name } => CommonErrors.Invalid.At("/name", $"A name has at most {Limits.Name} characters."),
        _ => null,
    };

    public static Refusal? Title(string? title) => title?.Length > Limits.Title
        ? CommonErrors.Invalid.At("/title", $"A title has at most {Limits.Title} characters.")
        : null;

    public static Refusal? Color(string? color) => color is null || Texts.Color(color) is not null
        ? null
        : CommonErrors.Invalid.At("/color", "Please give a colour such as #0f766e.");

    public static Refusal? Email(string? email) => email is null || Texts.Email(email) is not null
        ? null
        : CommonErrors.EmailInvalid.At("/email", "This does not look like an e-mail address.");

    public static Refusal? Services(IReadOnlyList<ServiceId>? services) =>
        services is null || (services.Count <= Limits.Services && services.Distinct().Count() == services.Count)
            ? null
            : CommonErrors.Invalid.At("/serviceIds", $"Name each service once, {Limits.Services} at most.");
}

/// <summary>Colours that stay apart on the day view, dark enough for white text (WCAG AA); new members take them in turn.</summary>
internal static class Colours
{
    private static readonly string[] Wheel =
        ["#0f766e", "#b45309", "#4338ca", "#be185d", "#15803d", "#7e22ce", "#b91c1c", "#0369a1", "#4d7c0f", "#a21caf"];

    public static string Next(int members) => Wheel[members % Wheel.Length];
}
