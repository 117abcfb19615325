using Bookend.Kernel;

namespace Bookend.Core.Ledger;

public enum AccountClass
{
    Asset,
    Expense,
    Liability,
    Income,
    Equity,
}

/// <summary>
/// A sort of account, declared once in a module's door: <c>asset.cash</c>, <c>liability.giftCard</c>. The class before the point says on
/// which side the account grows: assets and expenses by debit, the others by credit.
/// </summary>
public sealed record AccountKind
{
    public const int MaxName = 32;

    private AccountKind(string name, long? floor, bool lots)
    {
        Name = name;
        Class = ClassOf(name);
        Floor = floor is null or <= 0 ? floor : throw new ArgumentOutOfRangeException(nameof(floor), floor, "An account begins empty, so its floor is zero or below.");
        Lots = lots;
    }

    /// <summary>Class and noun, at most 32 characters; it is stored with every account and never renamed.</summary>
    public string Name { get; }

    public AccountClass Class { get; }

    /// <summary>What the account must never fall below, counted on its own side. Null: not guarded, and no balance row is kept.</summary>
    public long? Floor { get; }

    /// <summary>Every posting belongs to a lot; value leaves from the lot that expires first.</summary>
    public bool Lots { get; }

    public bool GrowsByDebit => Class is AccountClass.Asset or AccountClass.Expense;

    public static AccountKind Asset(string noun, long? floor = null, bool lots = false) => new($"asset.{noun}", floor, lots);

    public static AccountKind Expense(string noun) => new($"expense.{noun}", null, false);

    public static AccountKind Liability(string noun, long? floor = null, bool lots = false) => new($"liability.{noun}", floor, lots);

    public static AccountKind Income(string noun) => new($"income.{noun}", null, false);

    public static AccountKind Equity(string noun) => new($"equity.{noun}", null, false);

    /// <summary>The one account of this kind and unit.</summary>
    public Account Of(Unit unit) => new(this, "", unit);

    public Account Of(Currency currency) => new(this, "", Unit.Of(currency));

    /// <param name="owner">Whose value it is: a client, a member, a till, a gift card. Never an order: postings carry that themselves.</param>
    public Account Of<TId>(TId owner, Unit unit)
        where TId : struct, IId<TId> => new(this, Ids.Text(owner), unit);

    public Account Of<TId>(TId owner, Currency currency)
        where TId : struct, IId<TId> => Of(owner, Unit.Of(currency));

    /// <summary>Plus when it makes the account grow, minus when it lessens it.</summary>
    public long Natural(long amount) => GrowsByDebit ? amount : checked(-amount);

    public override string ToString() => Name;

    internal static AccountKind Stored(AccountRow row) => new(row.Kind, row.Floor, row.Lots);

    private static AccountClass ClassOf(string name)
    {
        var point = name.IndexOf('.', StringComparison.Ordinal);
        if (point < 1 || point == name.Length - 1 || name.Length > MaxName)
        {
            throw new ArgumentException($"'{name}' is not an account kind: a class, a point and a noun, at most {MaxName} characters.", nameof(name));
        }

        return name[..point] switch
        {
            "asset" => AccountClass.Asset,
            "expense" => AccountClass.Expense,
            "liability" => AccountClass.Liability,
            "income" => AccountClass.Income,
            "equity" => AccountClass.Equity,
            _ => throw new ArgumentException($"'{name}' has no account class.", nameof(name)),
        };
    }
}

/// <summary>One account by its meaning. It comes to be with its first posting.</summary>
/// <param name="Owner">A TypeID, or empty for the business itself.</param>
public readonly record struct Account(AccountKind Kind, string Owner, Unit Unit)
{
    internal (string Kind, string Owner, string Unit) Key => (Kind.Name, Owner, Unit.Code);

    public override string ToString() => Owner.Length == 0 ? $"{Kind} {Unit}" : $"{Kind} {Owner} {Unit}";
}
