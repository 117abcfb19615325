using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>
/// The one row per business that every write locks and moves on: the dense sequences of Log and Ledger, the ledger's chain,
/// the schedule's stamp and the business clock.
/// </summary>
public sealed class HeadRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>Number of the last fact; dense, from 1.</summary>
    public long FactSeq { get; set; }

    /// <summary>Number of the last ledger entry; dense, from 1.</summary>
    public long EntrySeq { get; set; }

    /// <summary>Hash of the last ledger entry (SHA-256); 32 zero bytes before the first.</summary>
    public byte[] EntryHash { get; set; } = new byte[32];

    /// <summary>Rises with every write that changes claims; readers reload what is newer than their own.</summary>
    public long ScheduleStamp { get; set; }

    /// <summary>Rises with every write that changes what is set up (<see cref="ISetup"/>); what is kept in memory is kept under it.</summary>
    public long SetupStamp { get; set; }

    /// <summary>Generation of the data: a restored backup gets a new one, so that no consumer rewinds in silence.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>A test business may be set at a moment; null means real time.</summary>
    public Instant? ClockAt { get; set; }

    /// <summary>The clock may be moved, and nobody outside is written to.</summary>
    public bool IsTest { get; set; }

    internal HeadRow Copy() => (HeadRow)MemberwiseClone();
}
