using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Loyalty;

internal enum EventKind
{
    /// <summary>An order completed; also without client or programme, for rules that come later.</summary>
    Completed,

    /// <summary>A completed order got its client.</summary>
    Claimed,

    /// <summary>Points at a payment, ahead of the order.</summary>
    Paid,

    Refunded,

    Joined,

    /// <summary>Somebody whom the client brought has come.</summary>
    Referred,

    /// <summary>Taken as money, or for a reward.</summary>
    Spent,

    Adjusted,

    /// <summary>Taken over from another system.</summary>
    Opened,

    Expired,
}

/// <summary>
/// What happened to a client's points and why: her history, and the past on which rules are tried. The balance is in the books; this says what
/// no posting can: the order as it was, and the words.
/// </summary>
internal sealed class EventRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>The last number of the log when it happened: later events have later numbers.</summary>
    public long Seq { get; set; }

    /// <summary>Among the events of one write.</summary>
    public int No { get; set; }

    public EventKind Kind { get; set; }

    public ProgrammeId? ProgrammeId { get; set; }

    /// <summary>Version of the programme that decided.</summary>
    public int? Version { get; set; }

    public ClientId? ClientId { get; set; }

    public OrderId? OrderId { get; set; }

    /// <summary>The friend, where the client is rewarded for one; who brought her, where she joins.</summary>
    public ClientId? OtherId { get; set; }

    public Instant At { get; set; }

    /// <summary>Business date of the order, or of what happened without one. A refund has the order's.</summary>
    public LocalDate Day { get; set; }

    /// <summary>Onto the client's account, or off it.</summary>
    public long Points { get; set; }

    // What the past counts; refunds take it off again.

    /// <summary>Points by rules that limits count.</summary>
    public long Counted { get; set; }

    /// <summary>Minor units.</summary>
    public long Spend { get; set; }

    public long Birthday { get; set; }

    public long SignUp { get; set; }

    public long Friend { get; set; }

    /// <summary>JSON: <see cref="OrderData"/>, <see cref="RefundData"/> or <see cref="ReasonData"/>.</summary>
    public string Data { get; set; } = "{}";

    public T Read<T>() => JsonSerializer.Deserialize<T>(Data, Json.Options)!;
}

/// <param name="Standing">As the rules saw it; null: no client.</param>
internal sealed record OrderData(Basis Basis, Standing? Standing, IReadOnlyList<Award> Awards, IReadOnlyList<Award> Referrals);

/// <param name="Taken">Earned points that went back, by rule and line.</param>
internal sealed record RefundData(IReadOnlyList<PartData> Parts, IReadOnlyList<Award> Taken, string Reason);

internal sealed record PartData(LineId LineId, long Quantity, long Gross);

/// <param name="By">Who did it.</param>
internal sealed record ReasonData(string Reason, string? By = null);

internal static class Events
{
    /// <summary>Call it after the fact of the same happening: the number comes from there.</summary>
    public static void Add(Work work, EventRow row, object data)
    {
        row.BusinessId = work.Business;
        row.Seq = work.Head.FactSeq;
        row.No = (int)row.Kind;
        row.At = work.Now;
        row.Data = JsonSerializer.Serialize(data, data.GetType(), Json.Options);
        work.Append(row);
    }
}
