using System.Text;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>One context for the whole product: the tables are what the modules' doors declare. It holds no state of ours, so it is pooled.</summary>
public sealed class BookendDb(DbContextOptions<BookendDb> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        var dialect = this.GetService<Dialect>();
        conventions.Properties<Instant>().HaveConversion<Conversions.InstantToMicros>();
        conventions.Properties<LocalDate>().HaveConversion<Conversions.DateToDateOnly>();
        conventions.Properties<LocalTime>().HaveConversion<Conversions.TimeToTimeOnly>();
        conventions.Properties<Currency>().HaveConversion<Conversions.CurrencyToCode>().HaveMaxLength(3);
        conventions.Properties<Unit>().HaveConversion<Conversions.UnitToCode>().HaveMaxLength(64);
        foreach (var id in this.GetService<ModelParts>().IdTypes)
        {
            conventions.Properties(id).HaveConversion(dialect.IdConverter.MakeGenericType(id));
        }

        conventions.Properties<Guid>().HaveConversion(dialect.GuidConverter);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        CoreTables.Declare(model);
        foreach (var module in this.GetService<ModelParts>().Modules)
        {
            module.Tables(model);
        }

        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName() ?? entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                property.ValueGenerated = ValueGenerated.Never;
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Skip(1).Select(p => p.GetColumnName()))}");
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName($"{(key.IsPrimaryKey() ? "pk" : "ak")}_{entity.GetTableName()}{(key.IsPrimaryKey() ? "" : "_" + key.Properties[^1].GetColumnName())}");
            }

            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName($"fk_{entity.GetTableName()}_{foreign.Properties[^1].GetColumnName()}");
                foreign.DeleteBehavior = DeleteBehavior.Restrict;
            }
        }
    }

    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}

/// <summary>What the model is made of: the modules in use and the id types of their assemblies.</summary>
public sealed class ModelParts(IEnumerable<Module> modules)
{
    public IReadOnlyList<Module> Modules { get; } = [.. modules.OrderBy(m => m.Rank).ThenBy(m => m.Name, StringComparer.Ordinal)];

    public IReadOnlyList<Type> IdTypes => field ??=
    [
        .. Modules.Select(m => m.GetType().Assembly).Append(typeof(BookingId).Assembly).Append(typeof(BookendDb).Assembly).Distinct()
            .SelectMany(a => a.GetTypes()).Where(t => t.IsValueType && typeof(IId).IsAssignableFrom(t)),
    ];
}
