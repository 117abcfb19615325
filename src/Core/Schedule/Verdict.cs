namespace Bookend.Core.Schedule;

/// <summary>Every rule that an offer, a commit and an explanation go by. On the wire in camelCase.</summary>
public enum Rule
{
    NotPast,
    LeadTime,
    Horizon,
    OpenHours,
    HasSkill,
    WorksThen,
    NotTaken,
    RoomFree,

    /// <summary>Each part of a visit could be done, but somebody or something would be needed twice at once.</summary>
    Together,

    /// <summary>Only a warning: a person at the desk may book at 10:07.</summary>
    OnGrid,
}

/// <summary>
/// What the judge says goes here. A struct, so that the fast way is compiled without calls or allocation.
/// </summary>
public interface IVerdict
{
    /// <summary>Whether warnings are of interest; a constant, so that the fast way does not compute them.</summary>
    static abstract bool WantsWarnings { get; }

    /// <param name="rule">The rule.</param>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="cause">Index of the claim in the way for <see cref="Rule.NotTaken"/>, of the free item for <see cref="Rule.RoomFree"/>, else -1.</param>
    /// <returns>False: do not judge further.</returns>
    bool Say(Rule rule, bool holds, int cause);
}

/// <summary>Yes or no, and which rule said no first.</summary>
public struct FirstFailure : IVerdict
{
    public static bool WantsWarnings => false;

    public Rule? Failed { get; private set; }

    /// <summary>Index in the pool of the room to take; -1 without one.</summary>
    public int Room { get; private set; }

    public bool Say(Rule rule, bool holds, int cause)
    {
        if (!holds)
        {
            Failed = rule;
            return false;
        }

        if (rule == Rule.RoomFree)
        {
            Room = cause;
        }

        return true;
    }
}

/// <summary>As <see cref="FirstFailure"/> and with the warning, but some rules do not stand in the way of this start.</summary>
internal struct Lenient(Func<Rule, bool> waives) : IVerdict
{
    public static bool WantsWarnings => true;

    public Rule? Failed { get; private set; }

    /// <inheritdoc cref="FirstFailure.Room"/>
    public int Room { get; private set; }

    public bool Say(Rule rule, bool holds, int cause)
    {
        Room = rule == Rule.RoomFree ? cause : Room;
        Failed = holds || waives(rule) ? null : rule;
        return Failed is null;
    }
}

/// <summary>Each rule with its answer, in the order of judging.</summary>
public struct AllRules() : IVerdict
{
    private readonly List<(Rule Rule, bool Holds, int Cause)> said = [];

    public static bool WantsWarnings => true;

    public readonly IReadOnlyList<(Rule Rule, bool Holds, int Cause)> Said => said;

    public readonly bool Possible => said.TrueForAll(s => s.Holds || s.Rule == Rule.OnGrid);

    public readonly bool Say(Rule rule, bool holds, int cause)
    {
        said.Add((rule, holds, cause));
        return true;
    }
}
