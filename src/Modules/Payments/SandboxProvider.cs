using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Payments;

/// <summary>
/// A provider that moves no money but behaves like one. Its book is its own: it is written apart from our orders, as a real provider's is,
/// so that a lost answer can be asked for later.
/// <list type="bullet">
/// <item><c>tok_ok</c> is captured, <c>tok_declined</c> is not</item>
/// <item><c>tok_pending</c> waits, and is captured when asked again</item>
/// <item><c>tok_unknown</c> is captured, but the answer is lost</item>
/// <item><c>tok_lost</c> never arrives, and the answer is lost too</item>
/// <item><c>tok_late</c> is captured, but the answer is lost and the provider itself knows of it only ten minutes later</item>
/// <item><c>tok_keeps</c> is captured, but its refund is declined</item>
/// <item><c>tok_mute</c> is captured; of its refund the answer is lost</item>
/// <item><c>tok_empty</c> is kept on file, but there is nothing on it: charges are declined</item>
/// </list>
/// </summary>
internal sealed class SandboxProvider(Writer writer, Reader reader) : ICardProvider
{
    public const int TokenLength = 64;

    private const string Keeps = "tok_keeps";
    private const string Mute = "tok_mute";

    private const string Late = "tok_late";
    private const string Empty = "tok_empty";

    private static readonly Duration Lateness = Duration.FromMinutes(10);

    private static readonly Actor Self = Actor.System("sandbox");

    public string Name => "sandbox";

    public IReadOnlyList<TestCard> TestCards { get; } =
        [new("tok_ok", ChargeState.Captured), new("tok_declined", ChargeState.Declined), new("tok_unknown", ChargeState.Unknown), new("tok_lost", null)];

    /// <summary>A card that is kept goes on behaving as it does.</summary>
    public Task<KeepAnswer> Keep(BusinessId business, string token, CancellationToken stop) => token switch
    {
        "tok_ok" or Keeps or Mute => Kept(token, "Visa", "4242"),
        "tok_unknown" or Late => Kept(token, "Visa", "0093"),
        "tok_pending" => Kept(token, "Mastercard", "3220"),
        Empty => Kept(token, "Mastercard", "0341"),
        "tok_lost" => throw new TimeoutException("The sandbox was not reached."),
        "tok_declined" => Task.FromResult(new KeepAnswer(null, "The bank said no.")),
        _ => Task.FromResult(new KeepAnswer(null, "The sandbox does not know this token.")),
    };

    public Task<ChargeAnswer> Charge(Charge charge, CancellationToken stop) => charge.Token switch
    {
        "tok_ok" or Keeps or Mute => Note(charge, ChargeState.Captured),
        "tok_declined" or Empty => Note(charge, ChargeState.Declined),
        "tok_pending" => Note(charge, ChargeState.Pending),
        "tok_unknown" or Late => Lost(charge),
        "tok_lost" => throw new TimeoutException("The sandbox was not reached."),
        _ => Task.FromResult(new ChargeAnswer(ChargeState.Declined, null, "The sandbox does not know this token.")),
    };

    public Task<ChargeAnswer> Refund(Charge refund, CancellationToken stop) => refund.Token switch
    {
        var reference when reference.EndsWith(Keeps, StringComparison.Ordinal) => Note(refund, ChargeState.Declined),
        var reference when reference.EndsWith(Mute, StringComparison.Ordinal) => Lost(refund),
        _ => Note(refund, ChargeState.Captured),
    };

    public async Task<ChargeAnswer?> Look(BusinessId business, TenderId tender, CancellationToken stop)
    {
        var known = await reader.Read<SandboxChargeRow?>(business, Self, async r =>
            await r.Set<SandboxChargeRow>().FirstOrDefaultAsync(c => c.Id == tender, stop) is { } row && (row.Token != Late || r.Now - row.At >= Lateness) ? row : null);
        return known.Value switch
        {
            null => null,
            { State: ChargeState.Pending } waiting => await Approve(waiting),
            var charge => Answer(charge),
        };
    }

    private static Task<KeepAnswer> Kept(string token, string brand, string last4) =>
        Task.FromResult(new KeepAnswer(new KeptCard(token, brand, last4, new LocalDate(2034, 12, 31)), null));

    private async Task<ChargeAnswer> Lost(Charge charge)
    {
        await Note(charge, ChargeState.Captured);
        throw new TimeoutException("The sandbox did not answer in time.");
    }

    /// <summary>Once per tender id: the writer replays the first outcome to a second call.</summary>
    private Task<ChargeAnswer> Note(Charge charge, ChargeState state) =>
        writer.WriteOrThrow<ChargeAnswer>(new WriteOrder(charge.Business, Self, $"sandbox:{charge.Tender}"), work =>
        {
            var row = new SandboxChargeRow
            {
                BusinessId = work.Business,
                Id = charge.Tender,
                Amount = charge.Amount.Amount,
                Currency = charge.Amount.Currency,
                Token = charge.Token,
                State = state,
                At = work.Now,
            };
            work.Append(row);
            return Task.FromResult<Result<ChargeAnswer>>(Answer(row));
        });

    private Task<ChargeAnswer> Approve(SandboxChargeRow waiting) =>
        writer.WriteOrThrow<ChargeAnswer>(new WriteOrder(waiting.BusinessId, Self, $"sandbox:{waiting.Id}:approve"), async work =>
        {
            var row = await work.Set<SandboxChargeRow>().SingleAsync(c => c.Id == waiting.Id);
            row.State = ChargeState.Captured;
            return Answer(row);
        });

    private static ChargeAnswer Answer(SandboxChargeRow row) => new(
        row.State, $"sandbox-{row.Id.Value.ToString("N")[20..]}{(row.Token is Keeps or Mute ? $"-{row.Token}" : "")}", row.State == ChargeState.Declined ? "The bank said no." : null);
}

/// <summary>The sandbox's own truth about a charge or a refund.</summary>
internal sealed class SandboxChargeRow
{
    public BusinessId BusinessId { get; set; }

    public TenderId Id { get; set; }

    public long Amount { get; set; }

    public Currency Currency { get; set; }

    public string Token { get; set; } = "";

    public ChargeState State { get; set; }

    public Instant At { get; set; }
}
