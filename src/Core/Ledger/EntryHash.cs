using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <summary>
/// The chain that makes a later change of any stored byte visible: each entry's SHA-256 covers the previous one, every column of the
/// entry, of its postings and lots, and of the accounts they name. Fields have a fixed order; texts and bytes are led by their length,
/// absent values by a zero, so no two different entries give the same bytes. The form is frozen: stored hashes depend on it.
/// </summary>
internal sealed class EntryHash
{
    private byte[] buffer = new byte[4096];
    private int length;

    public byte[] Compute(EntryRow entry, IReadOnlyList<(PostingRow Posting, AccountRow Account)> postings, IReadOnlyList<LotRow> lots) =>
        SHA256.HashData(Canonical(entry, postings, lots));

    /// <summary>Everything but <see cref="EntryRow.Hash"/>. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Canonical(EntryRow entry, IReadOnlyList<(PostingRow Posting, AccountRow Account)> postings, IReadOnlyList<LotRow> lots)
    {
        length = 0;
        Write(entry);
        Write(postings.Count);
        foreach (var (posting, account) in postings)
        {
            Write(posting);
            Write(account);
        }

        Write(lots.Count);
        foreach (var lot in lots)
        {
            Write(lot);
        }

        return buffer.AsSpan(0, length);
    }

    private void Write(EntryRow row)
    {
        Write(row.PrevHash);
        Write(row.BusinessId.Value);
        Write(row.Seq);
        Write(row.Id.Value);
        Write(row.Kind);
        Write(row.OccurredAt);
        Write(row.RecordedAt);
        Write(row.BusinessDate.ToDateOnly().DayNumber);
        Write(row.SiteId?.Value);
        Write(row.Actor);
        Write(row.Request);
        Write((int)row.State);
        Write(row.Resolves);
        Write(row.Reverses);
        Write(row.OrderId?.Value);
    }

    private void Write(PostingRow row)
    {
        Write(row.BusinessId.Value);
        Write(row.EntrySeq);
        Write(row.No);
        Write(row.AccountId);
        Write(row.Amount);
        Write(row.Unit.Code);
        Write((int)row.Layer);
        Write(row.LotId?.Value);
        Write(row.OrderId?.Value);
        Write(row.LineId?.Value);
        Write(row.TenderId?.Value);
        Write(row.Rule);
        Write(row.RuleVersion);
        Write(row.ReversesSeq);
        Write(row.ReversesNo);
    }

    private void Write(AccountRow row)
    {
        Write(row.BusinessId.Value);
        Write(row.Id);
        Write(row.Kind);
        Write(row.Owner);
        Write(row.Unit.Code);
        Write(row.Floor);
        Write(row.Lots ? 1 : 0);
        Write(row.EntrySeq);
    }

    private void Write(LotRow row)
    {
        Write(row.BusinessId.Value);
        Write(row.Id.Value);
        Write(row.AccountId);
        Write(row.Unit.Code);
        Write(row.OpenedAt);
        Write(row.ExpiresAt is { } at ? Micros.Of(at) : null);
        Write(row.EntrySeq);
    }

    private void Write(Instant value) => Write(Micros.Of(value));

    private void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    private void Write(long value) => BinaryPrimitives.WriteInt64BigEndian(Room(8), value);

    private void Write(Guid value) => value.TryWriteBytes(Room(16), bigEndian: true, out _);

    private void Write(long? value)
    {
        if (Present(value is not null))
        {
            Write(value!.Value);
        }
    }

    private void Write(int? value)
    {
        if (Present(value is not null))
        {
            Write(value!.Value);
        }
    }

    private void Write(Guid? value)
    {
        if (Present(value is not null))
        {
            Write(value!.Value);
        }
    }

    private void Write(byte[] value)
    {
        Write(value.Length);
        value.CopyTo(Room(value.Length));
    }

    private void Write(string value)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        Write(bytes);
        Encoding.UTF8.GetBytes(value, Room(bytes));
    }

    private bool Present(bool present)
    {
        Room(1)[0] = present ? (byte)1 : (byte)0;
        return present;
    }

    private Span<byte> Room(int bytes)
    {
        if (length + bytes > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        }

        length += bytes;
        return buffer.AsSpan(length - bytes, bytes);
    }
}
