using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>All that decides about the points of one order.</summary>
internal sealed record Inputs(Terms Terms, Basis Basis, Standing Standing);

/// <param name="Rule">Code of the rule, as the books name it after <c>earn.</c></param>
internal sealed record Award(string Rule, LineId LineId, long Points);

/// <summary>
/// Why a rule gave nothing, or less. With all of its causes taken away a rule gives; with all but one it gives nothing. That is how they are
/// found: each is taken away and the order is scored anew.
/// </summary>
/// <param name="Code">Stable: <c>noClient</c>, <c>excluded</c>, <c>cap.day</c>.</param>
/// <param name="Text">One plain sentence, for staff and client alike.</param>
/// <param name="Without">The same order, were it not for this.</param>
/// <param name="Fix">What the desk can do about it, where it can.</param>
internal sealed record Cause(string Code, string Text, Func<Inputs, Inputs> Without, string? Fix = null);

/// <summary>What a rule gave points for. Without any one of its grounds it would have given none.</summary>
/// <param name="Code">Stable: <c>paid</c>, <c>minimum</c>, <c>firstOrder</c>.</param>
/// <param name="Text">One plain sentence, for staff and client alike.</param>
internal sealed record Ground(string Code, string Text);

/// <summary>What one rule says about one line, or (line null) about the order as a whole.</summary>
/// <param name="Points">Given; with <see cref="Causes"/> beside them: less than there would have been.</param>
/// <param name="Because">Empty where nothing was given.</param>
/// <param name="Text">The whole of it in one sentence.</param>
internal sealed record Verdict(LineId? LineId, string Rule, string Name, long Points, IReadOnlyList<Ground> Because, IReadOnlyList<Cause> Causes, string Text);

/// <param name="Awards">For the client of the order. None is zero.</param>
/// <param name="Referrals">For whoever brought her.</param>
internal sealed record Decision(IReadOnlyList<Award> Awards, IReadOnlyList<Award> Referrals, IReadOnlyList<Verdict> Verdicts)
{
    public long Total => Awards.Sum(a => a.Points);
}
