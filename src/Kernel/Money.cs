namespace Bookend.Kernel;

/// <summary>ISO 4217 code and its minor digits. Unknown codes are refused at the edge by <see cref="TryParse"/>.</summary>
public readonly record struct Currency
{
    // ISO 4217 (2024): currencies whose minor unit is not 2 digits. Everything else that we accept has 2.
    private static readonly HashSet<string> NoMinor = ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly HashSet<string> ThreeMinor = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    public Currency(string code) =>
        Code = TryParse(code, out _) ? code : throw new ArgumentException($"'{code}' is not an ISO 4217 code.", nameof(code));

    private Currency(string code, bool _) => Code = code;

    public string Code { get => field ?? "XXX"; }

    /// <summary>Digits after the decimal point: 0, 2 or 3.</summary>
    public int Digits => NoMinor.Contains(Code) ? 0 : ThreeMinor.Contains(Code) ? 3 : 2;

    public static bool TryParse(string? code, out Currency currency)
    {
        var ok = code is { Length: 3 } && code.All(c => c is >= 'A' and <= 'Z');
        currency = ok ? new Currency(code!, true) : default;
        return ok;
    }

    public override string ToString() => Code;
}

/// <summary>An amount in minor units (cents). Arithmetic is checked and refuses to mix currencies.</summary>
public readonly record struct Money(long Amount, Currency Currency)
{
    public static Money operator +(Money a, Money b) => new(checked(a.Amount + b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Amount - b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a) => new(checked(-a.Amount), a.Currency);

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Plain figures with a decimal point and the code: <c>12.50 EUR</c>. For people, screens format by locale.</summary>
    public override string ToString() => $"{Figures} {Currency.Code}";

    public string Figures
    {
        get
        {
            var digits = Currency.Digits;
            var text = Math.Abs((decimal)Amount).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
            return (Amount < 0 ? "-" : "") + (digits == 0 ? text : $"{text[..^digits]}.{text[^digits..]}");
        }
    }

    private long In(Currency currency) =>
        Currency == currency ? Amount : throw new InvalidOperationException($"{Currency} is not {currency}.");
}

/// <summary>
/// What a ledger amount counts: a currency (<c>EUR</c>, minor units), points (<c>pts</c>), sessions (<c>session:…</c>), pieces (<c>item:…</c>).
/// Units never convert by themselves.
/// </summary>
public readonly record struct Unit(string Code)
{
    public static Unit Of(Currency currency) => new(currency.Code);

    public override string ToString() => Code;
}
