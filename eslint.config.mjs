import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'dist-cli/**', 'artefacts/**', 'coverage/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Each spread item is an argument on the stack: beyond some hundred thousand the call throws a RangeError.
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    // fill-tables.ts, browser/ and xlsx/: until what is being rewritten there is in.
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          // `...(first ? [mark] : [])` has as many as are written there, and `...args` came as arguments.
          selector:
            'CallExpression > SpreadElement.arguments:not([argument.type="ConditionalExpression"]):not([argument.name="args"])',
          message: '数组可能很大，展开成参数会抛 RangeError：请逐个处理；确实不大的，注明为什么。',
        },
      ],
    },
  },
  {
    // The whole recommended set of Microsoft's plugin, where Office.js is used.
    files: ['src/excel/**/*.ts', 'src/commands/**/*.ts', 'src/taskpane/**/*.ts', 'src/taskpane/**/*.tsx'],
    plugins: { 'office-addins': officeAddins },
    rules: Object.fromEntries(
      Object.entries(officeAddins.configs.recommended.at(-1).rules).filter(([name]) =>
        name.startsWith('office-addins/'),
      ),
    ),
  },
  {
    // Money is never a binary fraction in the core.
    files: ['src/budget/**/*.ts', 'src/worksheet/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'parseFloat', 'Date', 'window', 'document', 'process', 'Excel', 'Office'],
      'no-restricted-properties': [
        'error',
        { property: 'toFixed', message: '金额的舍入只在 budget/amount.ts 里用 decimal.js。' },
        { object: 'Math', property: 'random', message: '核心不得依赖随机数。' },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
