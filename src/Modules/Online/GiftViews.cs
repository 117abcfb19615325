using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Sales;
using NodaTime;

namespace Bookend.Online;

public sealed record GiftView(
    Frame Frame, string Action, GiftCardChoice Choice, GiftForm Form, IReadOnlyDictionary<string, string> Errors, FormGuard Guard, LocalDate Today, string BalanceHref,
    Notice? Notice);

/// <param name="Fields">Unseen: the form so far.</param>
public sealed record GiftPayView(
    Frame Frame, string Action, Money Amount, GiftForm Form, LocalDate? On, IReadOnlyList<(string Name, string Value)> Fields, IReadOnlyList<TestCard> Cards,
    FormGuard Guard, Notice? Notice);

public sealed record GiftBoughtView(
    Frame Frame, UnattendedSaleState State, string Recipient, Money Amount, LocalDate? On, string Email, string? ReceiptHref, string Action, string AgainHref,
    FormGuard Guard, Notice? Notice);

/// <param name="Label">Of the card that was found.</param>
/// <param name="Until">Last day.</param>
public sealed record GiftBalanceView(
    Frame Frame, string Action, FormGuard Guard, string? Label, Money? Left, LocalDate? Until, string? Error, string? GiftHref, Notice? Notice);
