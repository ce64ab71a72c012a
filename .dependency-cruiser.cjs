/** Imports run one way: entry points → actions → worksheet → budget → decimal.js. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    // The objects of the test Excel know each other, as Excel's do; nothing else may.
    { name: 'no-circular', severity: 'error', from: { pathNot: '^tests/excel-host/' }, to: { circular: true } },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only('budget-imports-only-decimal', '^src/budget/', ['^src/budget/', 'node_modules/decimal\\.js']),
    only('worksheet-imports-only-budget', '^src/worksheet/', [
      '^src/worksheet/',
      '^src/budget/',
      'node_modules/decimal\\.js',
    ]),
    only('actions-import-only-the-core', '^src/actions/', ['^src/actions/', '^src/worksheet/', '^src/budget/']),
    only('excel-knows-only-the-port', '^src/excel/', [
      '^src/excel/',
      '^src/worksheet/(workbook|address|expectation|number-format)\\.ts',
    ]),
    only('xlsx-knows-only-the-port', '^src/xlsx/', [
      '^src/xlsx/',
      '^src/old-formats/convert-to-xlsx\\.ts',
      '^src/worksheet/(workbook|address|expectation|number-format)\\.ts',
      'node_modules/fflate',
      'node_modules/numfmt',
    ]),
    only('old-formats-know-only-the-error', '^src/old-formats/', [
      '^src/old-formats/',
      '^src/worksheet/workbook\\.ts',
      'node_modules/fflate',
    ]),
    {
      name: 'old-formats-on-demand',
      comment: 'Few files are of an old format: their reader is loaded when one is opened.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/old-formats/|\\.test\\.tsx?$' },
      to: { path: '^src/old-formats/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'sheetjs-in-tests-only',
      comment: 'It writes old files for tests. See docs/decisions/0012.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: 'node_modules/@e965/xlsx' },
    },
    only('documents-know-only-models', '^src/documents/', [
      '^src/documents/',
      '^src/worksheet/',
      '^src/budget/',
      'node_modules/(docx|fflate|jszip|mammoth)/',
    ]),
    {
      name: 'docx-and-mammoth-in-one-folder',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: '^src/documents/' },
      to: { path: 'node_modules/(docx|mammoth)/' },
    },
    // It rewrites a workbook as it understands it: for tests, which look at files through other eyes, and for nothing else.
    {
      name: 'exceljs-in-tests-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/exceljs/' },
    },
    {
      name: 'office-js-helpers-in-one-file',
      severity: 'error',
      from: { pathNot: '^src/(commands|taskpane)/preferences\\.ts$' },
      to: { path: 'office-js-helpers' },
    },
    {
      name: 'adapters-named-by-entry-points-only',
      severity: 'error',
      from: { path: '^src/(budget|worksheet|actions)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(excel|xlsx|documents|taskpane|commands|browser|cli)/' },
    },
    {
      name: 'workbook-stays-in-the-worker',
      comment:
        'What reads files and works with them is in the script of the worker, not in that of the page (decision 0011).',
      severity: 'error',
      from: {
        path: '^src/browser/',
        pathNot: '\\.test\\.ts$|^src/browser/background/(main|serve-book|sheet-blocks|tables-to-print)\\.ts$',
      },
      to: {
        path: '^src/(xlsx/|actions/(?!outcome|failure)|taskpane/(local-work|pane-actions)|browser/background/(main|serve-book|tables-to-print))',
        pathNot: '^src/browser/background/main\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(tests|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
