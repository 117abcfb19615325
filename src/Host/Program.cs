using Bookend.Access;
using Bookend.Catalog;
using Bookend.Clients;
using Bookend.Core;
using Bookend.Host;
using Bookend.Messaging;
using Bookend.Places;
using Bookend.Team;

// The product is this list. A rank-4 module may be taken out and the rest still builds and runs.
Module[] modules =
[
    new PlacesModule(),
    new AccessModule(),
    new ClientsModule(),
    new TeamModule(),
    new CatalogModule(),
    new MessagingModule(),
];

return await CommandLine.Run(args, modules);
