using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Core;

/// <summary>A letter in words. How it looks and how it travels is the business of who carries it.</summary>
/// <param name="Id">Derived from its cause (<see cref="Ids.Derived{TId}"/>): the same cause sends one letter.</param>
/// <param name="Site">Whose letter it is: answers go to the site's address.</param>
/// <param name="Rows">Label and value, side by side.</param>
/// <param name="Small">Closing remarks.</param>
/// <param name="About">TypeID of what it is about.</param>
public sealed record PlainLetter(
    MessageId Id, SiteId? Site, string To, string? ToName, string Subject, string Heading, IReadOnlyList<string> Paragraphs,
    IReadOnlyList<(string Label, string Value)> Rows, IReadOnlyList<string> Small, string About)
{
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];
}

/// <param name="Text">The content; it travels as UTF-8.</param>
public sealed record Enclosure(string Name, string ContentType, string Text);

/// <summary>
/// Carries letters to people outside. Messaging implements it; a capability asks for all of them and does without when there is none, so
/// that neither knows the other.
/// </summary>
public interface ILetterBox
{
    /// <summary>Takes the letter with this write: it goes out if and only if the write is stored.</summary>
    /// <returns>Null, or <see cref="CommonErrors.EmailInvalid"/>.</returns>
    Task<Refusal?> Put(Work work, PlainLetter letter);
}
