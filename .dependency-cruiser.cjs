/** The direction of imports: routes → domain → platform → db, domain → search → db, and an order among the areas. */

const ORDER = ['orders', 'sourcing', 'catalogue', 'eligibility', 'credit', 'programme', 'ledger', 'identity'];

/** Areas that stand beside that order, with the areas each may know. Reporting asks identity whose data it may read. */
const BESIDE = {
  payments: ['ledger', 'identity'],
  messaging: ['identity'],
  reporting: ['identity'],
  registers: ['catalogue', 'eligibility', 'credit', 'programme', 'ledger', 'identity'],
};

const area = (names) => `^app/domain/(${names.join('|')})/`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const amongAreas = [
  ...ORDER.map((name, at) => [name, ORDER.slice(at)]),
  ...Object.entries(BESIDE).map(([name, known]) => [name, [name, ...known]]),
].map(([name, allowed]) =>
  rule(
    `area-${name}`,
    `${name} may know ${allowed.slice(1).join(', ') || 'no other area'}; against the arrow goes an event.`,
    { path: area([name]), pathNot: '\\.test\\.ts$' },
    { path: '^app/domain/', pathNot: area(allowed) },
  ),
);

module.exports = {
  forbidden: [
    rule('no-circles', 'Two modules that need each other are one, or need a third.', {}, { circular: true }),
    rule(
      'routes-know-no-database',
      'Routes read the request, call the domain and render; SQL stands in queries and commands.',
      { path: '^app/(routes|components|enhance)/' },
      { path: ['^db/', 'node_modules/(kysely|pg|pg-copy-streams)/'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'domain-knows-no-routes',
      'The domain serves routes, commands and the worker alike.',
      { path: '^app/domain/' },
      { path: '^app/(routes|components|enhance|events)/|^app/[^/]+\\.tsx?$|^server\\.ts$' },
    ),
    rule(
      'platform-knows-no-domain',
      'The platform would serve another market as well.',
      { path: '^app/platform/' },
      { path: '^(app/(domain|routes|components|enhance|events)/|app/[^/]+\\.tsx?$|search/|server\\.ts$)' },
    ),
    rule(
      'components-are-presentational',
      'A component shows what it is given; it may share pure rules and types of the domain.',
      { path: '^app/components/' },
      { path: '\\.server\\.tsx?$|^app/(routes|events)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'enhancements-stand-alone',
      'What runs on the phone brings nothing of the server. Of the domain it shares how a meeting is read.',
      { path: '^app/enhance/' },
      {
        path: '^app/(domain|routes|components|events)/|\\.server\\.ts$|node_modules/(react|react-dom)/',
        pathNot: '^app/domain/programme/(meeting-sheet|read-meeting-sheet|sheet-fields|sealed-pins)\\.ts$',
      },
    ),
    rule(
      'search-knows-no-domain',
      'The search port and its engines stand below the domain.',
      { path: '^search/', pathNot: '\\.test\\.ts$' },
      { path: '^app/(domain|routes|components|events)/' },
    ),
    rule(
      'migrations-stand-alone',
      'A migration must mean the same for ever, so it imports nothing of ours.',
      { path: '^db/migrations/\\d' },
      { path: '^(app|db|search)/' },
    ),
    rule(
      'database-knows-no-market',
      'Only the demo data is made with the market itself.',
      { path: '^db/', pathNot: '^db/demo/|\\.cli\\.ts$|\\.test\\.ts$' },
      { path: '^(app|search)/' },
    ),
    rule(
      'only-tests-know-tests',
      'Tests stand outside the product.',
      { pathNot: '^(tests|bench)/|\\.test\\.tsx?$' },
      { path: '^tests/' },
    ),
    rule(
      'development-tools-stay-home',
      'What the running server needs is a dependency and not a development dependency.',
      { path: '^(app|db|search)/|^server\\.ts$', pathNot: '\\.test\\.tsx?$|^app/routes\\.ts$|^db/types\\.cli\\.ts$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    ...amongAreas,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.data|\\.cache)/' },
  },
};
