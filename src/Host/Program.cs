using Bookend.Access;
using Bookend.Core;
using Bookend.Host;
using Bookend.Places;

// The product is this list. A rank-4 module may be taken out and the rest still builds and runs.
Module[] modules =
[
    new PlacesModule(),
    new AccessModule(),
];

return await CommandLine.Run(args, modules);
