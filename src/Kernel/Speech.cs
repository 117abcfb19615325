using NodaTime;

namespace Bookend.Kernel;

/// <summary>
/// Money, dates and times as the readers of one locale expect them (figures after CLDR 44). Written by us because a server without ICU
/// must show the same receipt as one with it. Pure.
/// </summary>
public sealed class Speech
{
    private const char Nbsp = '\u00a0';
    private const char ThinNbsp = '\u202f';

    private Speech(string locale, Language language, char point, string group, bool isSymbolFirst, bool isSpaced, bool isTwelveHours)
    {
        (Locale, Language) = (locale, language);
        (this.point, this.group, this.isSymbolFirst, this.isSpaced, this.isTwelveHours) = (point, group, isSymbolFirst, isSpaced, isTwelveHours);
    }

    private readonly char point;
    private readonly string group;
    private readonly bool isSymbolFirst;
    private readonly bool isSpaced;
    private readonly bool isTwelveHours;

    /// <summary>BCP 47, for the <c>lang</c> attribute: the language that we really speak.</summary>
    public string Locale { get; }

    public Language Language { get; }

    public static Speech Of(string locale)
    {
        var parts = locale.Split('-');
        var region = parts.Length > 1 ? parts[^1].ToUpperInvariant() : "";
        return (parts[0].ToLowerInvariant(), region) switch
        {
            ("de", "CH" or "LI") => new(locale, Language.German, '.', "’", isSymbolFirst: true, isSpaced: true, isTwelveHours: false),
            ("de", "AT") => new(locale, Language.German, ',', ".", isSymbolFirst: true, isSpaced: true, isTwelveHours: false),
            ("de", _) => new(locale, Language.German, ',', ".", isSymbolFirst: false, isSpaced: true, isTwelveHours: false),
            ("fr", "CH") => new(locale, Language.French, '.', ThinNbsp.ToString(), isSymbolFirst: false, isSpaced: true, isTwelveHours: false),
            ("fr", _) => new(locale, Language.French, ',', ThinNbsp.ToString(), isSymbolFirst: false, isSpaced: true, isTwelveHours: false),
            ("en", "US" or "CA" or "AU" or "NZ" or "") => new(locale, Language.English, '.', ",", isSymbolFirst: true, isSpaced: false, isTwelveHours: true),
            ("en", _) => new(locale, Language.English, '.', ",", isSymbolFirst: true, isSpaced: false, isTwelveHours: false),
            _ => new("en", Language.English, '.', ",", isSymbolFirst: true, isSpaced: false, isTwelveHours: false),
        };
    }

    public string Money(Money money)
    {
        var figures = Grouped(money.Figures.TrimStart('-'));
        var minus = money.Amount < 0 ? "-" : "";
        var symbol = Symbol(money.Currency);
        var space = isSpaced || char.IsAsciiLetter(symbol[^1]) ? Nbsp.ToString() : "";
        return isSymbolFirst ? $"{minus}{symbol}{space}{figures}" : $"{minus}{figures}{Nbsp}{symbol}";
    }

    /// <summary>Parts per million as per cent, without needless zeros: 190000 → <c>19 %</c>, 77000 → <c>7,7 %</c>.</summary>
    public string Percent(long ppm)
    {
        var whole = ppm / 10_000;
        var rest = Math.Abs(ppm % 10_000).ToString("0000", System.Globalization.CultureInfo.InvariantCulture).TrimEnd('0');
        var figures = Whole(whole) + (rest.Length == 0 ? "" : point + rest);
        return Language == Language.English ? $"{figures}%" : $"{figures}{(Language == Language.French ? ThinNbsp : Nbsp)}%";
    }

    /// <summary>Monday, 23 November 2026.</summary>
    public string LongDate(LocalDate date) => Language switch
    {
        Language.German => $"{Weekday(date)}, {date.Day}. {Month(date)} {date.Year:0000}",
        Language.French => $"{Weekday(date)} {Ordinal(date.Day)} {Month(date)} {date.Year:0000}",
        _ when isTwelveHours => $"{Weekday(date)}, {Month(date)} {date.Day}, {date.Year:0000}",
        _ => $"{Weekday(date)} {date.Day} {Month(date)} {date.Year:0000}",
    };

    /// <summary>23 November: without the year, for what is near.</summary>
    public string DayMonth(LocalDate date) => Language switch
    {
        Language.German => $"{date.Day}. {Month(date)}",
        Language.French => $"{Ordinal(date.Day)} {Month(date)}",
        _ when isTwelveHours => $"{Month(date)} {date.Day}",
        _ => $"{date.Day} {Month(date)}",
    };

    /// <summary>23 November 2026.</summary>
    public string Date(LocalDate date) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{DayMonth(date)}{(Language == Language.English && isTwelveHours ? "," : "")} {date.Year:0000}");

    public string Weekday(LocalDate date) => Names.Weekdays[Language][(int)date.DayOfWeek - 1];

    /// <summary>Two or three letters, for the strip of days.</summary>
    public string ShortWeekday(LocalDate date) => Weekday(date)[..(Language == Language.German ? 2 : 3)];

    public string Month(LocalDate date) => Names.Months[Language][date.Month - 1];

    public string Time(LocalTime time) => isTwelveHours
        ? $"{(time.Hour + 11) % 12 + 1}:{time.Minute:00}{Nbsp}{(time.Hour < 12 ? "AM" : "PM")}"
        : $"{time.Hour:00}:{time.Minute:00}";

    public string Minutes(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"{m}{Nbsp}min",
        (var h, 0) => $"{h}{Nbsp}{Hour}",
        var (h, m) => $"{h}{Nbsp}{Hour} {m}{Nbsp}min",
    };

    private string Hour => Language switch { Language.German => "Std.", _ => "h" };

    private string Ordinal(int day) => day == 1 ? "1er" : $"{day}";

    private string Grouped(string figures)
    {
        var dot = figures.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? Whole(long.Parse(figures, System.Globalization.CultureInfo.InvariantCulture))
            : Whole(long.Parse(figures[..dot], System.Globalization.CultureInfo.InvariantCulture)) + point + figures[(dot + 1)..];
    }

    private string Whole(long value)
    {
        var text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = text.Length - 3; i > (value < 0 ? 1 : 0); i -= 3)
        {
            text = text.Insert(i, group);
        }

        return text;
    }

    /// <summary>The sign where it is unmistakable to this reader; a dollar abroad keeps its code.</summary>
    private string Symbol(Currency currency) => (currency.Code, Locale.Split('-')[^1].ToUpperInvariant()) switch
    {
        ("EUR", _) => "€",
        ("GBP", _) => "£",
        ("JPY", _) => "¥",
        ("PLN", _) => "zł",
        ("CZK", _) => "Kč",
        ("USD", "US" or "EN") => "$",
        ("CAD", "CA") => "$",
        ("AUD", "AU") => "$",
        ("NZD", "NZ") => "$",
        ("USD", _) => "US$",
        var (code, _) => code,
    };

    private static class Names
    {
        public static readonly Dictionary<Language, string[]> Weekdays = new()
        {
            [Language.English] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            [Language.German] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
            [Language.French] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        };

        public static readonly Dictionary<Language, string[]> Months = new()
        {
            [Language.English] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            [Language.German] = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
            [Language.French] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        };
    }
}

public enum Language
{
    English,
    German,
    French,
}

public static class Languages
{
    /// <summary>A sentence in all languages side by side: a missing one does not compile.</summary>
    public static string Say(this Language language, string english, string german, string french) => language switch
    {
        Language.German => german,
        Language.French => french,
        _ => english,
    };
}
