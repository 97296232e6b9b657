// The walls of the house, and nothing about style. Wings in rank order: a wing imports only wings before it.
const WINGS = ['kernel', 'people', 'record', 'trade', 'find', 'verify', 'reach', 'learn', 'app'];

const ONLY_FOR_TESTS = '\\.(test|fixtures|oracle)\\.ts$';

const upwards = WINGS.map((wing, rank) => ({
  name: `${wing}-imports-only-wings-above-it`,
  severity: 'error',
  from: { path: `^src/${wing}/` },
  to: { path: `^src/(${WINGS.slice(rank + 1).join('|') || 'nothing-below'})/` },
}));

const doors = {
  name: 'through-the-door',
  comment:
    'Another slice is entered through its index.ts or contract.ts only, and by tests through its testing.ts.',
  severity: 'error',
  from: { path: '^src/([^/]+)/([^/]+)/', pathNot: '^src/app/' },
  to: {
    path: '^src/(?!kernel/)([^/]+)/([^/]+)/',
    pathNot: ['^src/$1/$2/', '^src/[^/]+/[^/]+/(index|contract|testing)\\.ts$'],
  },
};

module.exports = {
  forbidden: [
    ...upwards,
    doors,
    {
      name: 'app-through-the-door',
      severity: 'error',
      from: { path: '^src/app/' },
      to: {
        path: '^src/(?!kernel/|app/)[^/]+/[^/]+/',
        pathNot: '^src/[^/]+/[^/]+/(index|contract|testing)\\.ts$',
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'packages-stand-alone',
      comment: 'A package is installed by strangers: it knows nothing of the application.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(src|web|test)/' },
    },
    {
      name: 'packages-do-no-io',
      severity: 'error',
      from: { path: '^packages/(?!cli/)', pathNot: ONLY_FOR_TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tlog-imports-nothing',
      severity: 'error',
      from: { path: '^packages/tlog/', pathNot: ONLY_FOR_TESTS },
      to: { pathNot: '^packages/tlog/' },
    },
    {
      name: 'browser-never-reaches-the-server',
      comment: 'contract.ts, console/ and web/ run in browsers.',
      severity: 'error',
      from: { path: ['/contract\\.ts$', '/console/', '^web/'] },
      to: { path: '^src/', pathNot: ['/contract\\.ts$', '/console/'] },
    },
    {
      name: 'browser-needs-no-node',
      severity: 'error',
      from: { path: ['/contract\\.ts$', '/console/', '^web/'], pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: [ONLY_FOR_TESTS, '/testing\\.ts$', '^(test|e2e|bench|fuzz)/'] },
      to: { path: [ONLY_FOR_TESTS, '^(test|e2e|bench|fuzz)/'] },
    },
    {
      name: 'not-resolvable',
      comment: 'Files that Vite gives an address are found by Vite, which fails without them.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|data)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
