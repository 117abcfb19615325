using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;

namespace Bookend.Messaging;

/// <summary>Letters of capabilities that know nothing of us: they give the words, we give the business's look and the way.</summary>
internal sealed class LetterBox : ILetterBox
{
    public async Task<Refusal?> Put(Work work, PlainLetter letter)
    {
        var business = await Places.Public.BusinessOf(work);
        var site = letter.Site is { } id ? await Places.Public.SiteOf(work, id) : (await Places.Public.Sites(work))[0];
        var blocks = new List<Block>(letter.Paragraphs.Select(p => new Block.Paragraph(p)));
        if (letter.Rows.Count > 0)
        {
            blocks.Add(new Block.Rows(letter.Rows));
        }

        blocks.AddRange(letter.Small.Select(s => new Block.Small(s)));
        var content = new Letter(new Brand(business.LogoText ?? business.Name, business.Accent ?? ""), business.Locale, letter.Heading, blocks);
        Attachment[] attachments = [.. letter.Enclosures.Select(e => new Attachment(e.Name, e.ContentType, e.Text))];
        return (await Public.Enqueue(work, new NewMessage(
            letter.Id, letter.To, letter.ToName, business.Name, site?.Email, letter.Subject, content, letter.About, attachments))).Refusal;
    }
}
