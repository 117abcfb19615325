using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Team;

/// <summary>A person who works here. Role and login are Access's; time is the Schedule's.</summary>
internal sealed class MemberRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public MemberId Id { get; set; }

    /// <summary>Where she works; her resource and hours belong to this site.</summary>
    public SiteId SiteId { get; set; }

    public string Name { get; set; } = "";

    public string? Title { get; set; }

    public string Color { get; set; } = "";

    public string? Email { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Clients may be booked with her. Somebody at the desk is not.</summary>
    public bool Bookable { get; set; } = true;

    public int Version { get; set; }

    /// <summary>The person in the Schedule: the same 16 bytes, so that neither side needs a look-up.</summary>
    public static ResourceId ResourceOf(MemberId id) => new(id.Value);

    public ResourceRow Resource() => new()
    {
        BusinessId = BusinessId, Id = ResourceOf(Id), SiteId = SiteId, Kind = ResourceKinds.Person, Name = Name, Active = Active && Bookable,
    };
}

/// <summary>Who can do what.</summary>
internal sealed class MemberServiceRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public MemberId MemberId { get; set; }

    public ServiceId ServiceId { get; set; }
}
