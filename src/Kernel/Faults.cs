namespace Bookend.Kernel;

/// <summary>What is wrong with several things of one request, so that the answer names them all and not only the first.</summary>
public sealed class Faults
{
    private readonly List<FieldError> errors = [];
    private Refusal? first;

    /// <summary>Null: nothing is wrong. The code is that of the first.</summary>
    public Refusal? Refusal => first is null ? null : first with { Errors = errors };

    /// <param name="pointer">Of the thing that was refused.</param>
    public void Add(string pointer, Refusal refusal)
    {
        first ??= refusal;
        errors.AddRange(refusal.Errors.Count == 0
            ? [new FieldError(pointer, refusal.Error.Code, refusal.Detail)]
            : refusal.Errors.Select(e => e with { Pointer = pointer + e.Pointer }));
    }
}
