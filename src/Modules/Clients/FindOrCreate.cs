using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Clients;

internal static class FindOrCreate
{
    public static async Task<Result<ClientInfo>> Handle(Work work, string? name, string? email, string? phone, string pointer)
    {
        if ((await Person.Check(work, name, email, phone, pointer)).Failed(out var refusal, out var person))
        {
            return refusal;
        }

        if (await Find(work, person) is { } known)
        {
            return known.Info();
        }

        var client = person.NewRow(work, null);
        work.Append(client);
        work.Log.Append(new ClientCreated(client.Id));
        return client.Info();
    }

    /// <summary>The oldest match. The same phone with another e-mail address is somebody else (a couple, a family).</summary>
    private static async Task<ClientRow?> Find(Work work, Person person)
    {
        var clients = work.Set<ClientRow>().AsNoTracking().OrderBy(c => c.Id);
        var byEmail = person.Email is null ? null : await clients.FirstOrDefaultAsync(c => c.Email == person.Email);
        return byEmail ?? (person.Phone is null
            ? null
            : await clients.FirstOrDefaultAsync(c => c.Phone == person.Phone && (c.Email == null || person.Email == null)));
    }
}

/// <summary>Name and addresses, checked and in the one form in which they are kept and compared.</summary>
internal sealed record Person(string Name, string? Email, string? Phone)
{
    public string SearchText => Texts.Search(Name, Email, Phone);

    public ClientRow NewRow(Work work, ClientId? id)
    {
        var client = new ClientRow { BusinessId = work.Business, Id = id ?? work.NewId<ClientId>(), CreatedAt = work.Now, Version = 1 };
        Write(client);
        return client;
    }

    public void Write(ClientRow client) => (client.Name, client.Email, client.Phone, client.SearchText) = (Name, Email, Phone, SearchText);

    public static async Task<Result<Person>> Check(Work work, string? name, string? email, string? phone, string pointer)
    {
        var clean = Texts.Clean(name);
        if (clean is null)
        {
            return CommonErrors.NameMissing.At($"{pointer}/name", "Please give a name.");
        }

        if (clean.Length > Limits.Name)
        {
            return CommonErrors.Invalid.At($"{pointer}/name", $"A name has at most {Limits.Name} characters.");
        }

        var address = string.IsNullOrWhiteSpace(email) ? null : Texts.Email(email);
        if (address is null && !string.IsNullOrWhiteSpace(email))
        {
            return CommonErrors.EmailInvalid.At($"{pointer}/email", "This does not look like an e-mail address. Please look at it again.");
        }

        var number = string.IsNullOrWhiteSpace(phone) ? null : Phones.Normalise(phone, (await Places.Public.BusinessOf(work)).Locale);
        if (number is null && !string.IsNullOrWhiteSpace(phone))
        {
            return ClientsErrors.PhoneInvalid.At($"{pointer}/phone", "This does not look like a phone number. Please write it with its country code, such as +49 30 1234567.");
        }

        return new Person(clean, address, number);
    }
}
