using Bookend.Clients;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Online;

public sealed record AskForLinkView(Frame Frame, string Action, string Email, string? Error, FormGuard Guard, Notice? Notice);

public sealed record OpenPortalView(Frame Frame, string Action, string Email, FormGuard Guard);

public sealed record ChoosePersonView(Frame Frame, string Action, IReadOnlyList<(ClientId Id, string Name)> People, FormGuard Guard);

/// <param name="Points">Null: there is no programme, or it knows nothing of this sale.</param>
public sealed record PastSale(LocalDate Date, string What, Money Total, string? ReceiptHref, PointsOfOrder? Points);

/// <param name="OlderHref">More sales before these.</param>
/// <param name="NewestHref">Set when these are not the newest.</param>
/// <param name="My">This page; its forms are below it.</param>
/// <param name="IsShared">Several clients share her address.</param>
public sealed record PortalView(
    Frame Frame, string Name, IReadOnlyList<(BookingId Id, VisitFacts Facts)> Coming, Holdings Holdings, bool HasGiftCards, CardsView Cards, IReadOnlyList<PastSale> Past, string? OlderHref, string? NewestHref,
    string BookHref, string My, bool IsShared, FormGuard Guard, DateTimeZone Zone, Notice? Notice);
