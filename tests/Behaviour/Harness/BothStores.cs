using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Bookend.Behaviour.Harness;

/// <summary>Runs the theory on SQLite and on PostgreSQL; further values of a row follow the store.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothStoresAttribute(params object?[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [new TheoryDataRow([StoreKind.Sqlite, .. values]), new TheoryDataRow([StoreKind.Postgres, .. values])]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
