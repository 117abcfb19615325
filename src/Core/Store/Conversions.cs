using Bookend.Kernel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>How our values lie in a column, the same on both databases except ids (uuid or 16 bytes, big end first).</summary>
public static class Conversions
{
    public sealed class InstantToMicros() : ValueConverter<Instant, long>(v => Micros.Of(v), v => Micros.ToInstant(v));

    public sealed class DateToDateOnly() : ValueConverter<LocalDate, DateOnly>(v => v.ToDateOnly(), v => LocalDate.FromDateOnly(v));

    public sealed class TimeToTimeOnly() : ValueConverter<LocalTime, TimeOnly>(v => v.ToTimeOnly(), v => LocalTime.FromTimeOnly(v));

    public sealed class CurrencyToCode() : ValueConverter<Currency, string>(v => v.Code, v => new Currency(v));

    public sealed class UnitToCode() : ValueConverter<Unit, string>(v => v.Code, v => new Unit(v));

    public sealed class IdToGuid<TId>() : ValueConverter<TId, Guid>(v => v.Value, v => Made<TId>(v))
        where TId : struct, IId<TId>;

    public sealed class IdToBytes<TId>() : ValueConverter<TId, byte[]>(v => v.Value.ToByteArray(true), v => Made<TId>(new Guid(v, true)))
        where TId : struct, IId<TId>;

    private static TId Made<TId>(Guid value)
        where TId : struct, IId<TId> => TId.From(value);

    public sealed class GuidToBytes() : ValueConverter<Guid, byte[]>(v => v.ToByteArray(true), v => new Guid(v, true));

    public sealed class GuidAsIs() : ValueConverter<Guid, Guid>(v => v, v => v);
}
