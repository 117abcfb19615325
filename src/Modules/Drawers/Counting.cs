using Bookend.Kernel;

namespace Bookend.Drawers;

/// <summary>So many of one coin or note.</summary>
/// <param name="Value">Minor units.</param>
internal sealed record CoinCount(long Value, long Quantity);

/// <summary>Reads what was counted: a sum, or the coins and notes that make it up.</summary>
internal static class Counting
{
    public const int Reason = 200;
    private const int Kinds = 40;
    private const long Most = 1_000_000_000_00;

    public static Result<long> Sum(Money? sum, IReadOnlyList<CoinCount>? coins, Currency currency, string pointer)
    {
        if (sum is { } given && given.Currency != currency)
        {
            return DrawerErrors.OtherCurrency.At(pointer, $"This drawer holds {currency}.");
        }

        if (coins is { Count: > Kinds } || coins?.Any(c => c.Value is < 1 or > Most || c.Quantity is < 0 or > 1_000_000) == true || sum is { Amount: < 0 or > Most })
        {
            return CommonErrors.Invalid.At(pointer, "Give a sum that is not below zero, or how many there are of each coin and note.");
        }

        var counted = coins?.Sum(c => checked(c.Value * c.Quantity));
        if (sum is null && counted is null)
        {
            return CommonErrors.Invalid.At(pointer, "Please say what was counted.");
        }

        return sum is { } said && counted is { } added && said.Amount != added
            ? CommonErrors.Invalid.At(pointer, $"The coins and notes make {new Money(added, currency)}, not {said}.")
            : sum?.Amount ?? counted!.Value;
    }

    public static Result<string?> Text(string? text, string pointer) => Texts.Clean(text) is not { } clean ? (string?)null
        : clean.Length > Reason ? CommonErrors.Invalid.At(pointer, $"This may have at most {Reason} characters.")
        : clean;
}
