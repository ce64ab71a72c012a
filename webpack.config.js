/**
 * Builds the add-in's pages into dist/.
 *
 *   npm run build                                office.js from Microsoft's global CDN
 *   npm run build -- --env office-js=21vianet    from its CDN in China (Microsoft 365 operated by 21Vianet)
 *   npm run build -- --env office-js=local       copied beside the pages, for an intranet without either
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';

const root = dirname(fileURLToPath(import.meta.url));

const OFFICE_JS = {
  cdn: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  local: 'office-js/office.js',
};

/** What office.js may load for Excel; the package also holds other hosts, debug builds and type definitions (86 MB). */
const OFFICE_JS_FILES = [
  'office.js',
  'o15apptofilemappingtable.js',
  'excel*.js',
  'telemetry/*.js',
  'ariatelemetry/*.js',
  'agaveerrorux/**',
  '*/office_strings.js',
];

/**
 * Scripts come from the add-in itself and from where office.js comes from, never from the page or from a string. office.js
 * frames its own check of the web host from the same place; its telemetry frame, on another host, is refused.
 */
function contentSecurityPolicy(officeJs = '') {
  const office = officeJs.startsWith('https:') ? ` ${new URL(officeJs).origin}` : '';
  return [
    `default-src 'none'`,
    `script-src 'self'${office}`,
    `frame-src 'self'${office}`,
    // The hash is that of the empty text: Fluent UI makes empty style elements and inserts its rules by script.
    `style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

function page(name, officeJs, folder = 'commands') {
  return new HtmlPlugin({
    filename: `${name}.html`,
    template: join(root, `src/${folder}/${name}.html`),
    chunks: [name],
    templateParameters: { officeJs, contentSecurityPolicy: contentSecurityPolicy(officeJs) },
  });
}

function copyOfficeJs() {
  const library = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json'));
  const ignore = ['**/*.debug.js', '**/*-vsdoc.js'];
  return [
    ...OFFICE_JS_FILES.map((from) => ({
      from,
      context: join(library, 'dist'),
      to: 'office-js',
      globOptions: { ignore },
    })),
    { from: 'LICENSE.md', context: library, to: 'office-js' },
    // The licence asks for the original form, so nothing may be minified again.
  ].map((pattern) => ({ ...pattern, info: { minimized: true } }));
}

/** Tells the service worker the files of the browser version, and a version that changes with any of them. */
class OfflineFiles {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('OfflineFiles', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'OfflineFiles', stage }, (assets) => {
        const others =
          /\.map$|^office-js\/|^assets\/(?!icons\/app-32\.png)|^(commands|message|taskpane|help)\.|^service-worker\./;
        const files = Object.keys(assets)
          .filter((name) => !others.test(name))
          .sort();
        const hash = createHash('sha256');
        for (const name of files) hash.update(name).update(assets[name].buffer());
        const list = { version: hash.digest('hex').slice(0, 16), files };
        // In the worker itself: only when its own content changes does the browser look for what is new. On its first line,
        // so that the source map still fits.
        const told = `self.OFFLINE_FILES=${JSON.stringify(list)};`;
        compilation.updateAsset('service-worker.js', (code) => new sources.ConcatSource(told, code));
      });
    });
  }
}

export default function config(env = {}, { mode = 'production' } = {}) {
  const source = env['office-js'] ?? 'cdn';
  const officeJs = OFFICE_JS[source];
  if (!officeJs) throw new Error(`--env office-js=${source}: one of ${Object.keys(OFFICE_JS).join(', ')}`);
  return {
    mode,
    context: root,
    // Neither mode evaluates strings: the content security policy is the same in both.
    devtool: 'source-map',
    entry: {
      commands: './src/commands/commands.ts',
      taskpane: './src/taskpane/main.tsx',
      help: './src/taskpane/guide/help.tsx',
      index: './src/browser/main.ts',
      'service-worker': './src/browser/service-worker.ts',
      message: ['./src/commands/message.css', './src/commands/message.ts'],
    },
    output: {
      path: join(root, 'dist'),
      // The browser looks for a newer service worker under the same name.
      filename: ({ chunk }) => (chunk.name === 'service-worker' ? '[name].js' : '[name].[contenthash].js'),
      // Never the same name for another content: a page that was kept would load the wrong chunk.
      chunkFilename: '[name].[contenthash].js',
      cssFilename: '[name].[contenthash].css',
      cssChunkFilename: '[name].[contenthash].css',
      // All files stand beside the pages; finding that out at run time would need code that the policy suspects.
      publicPath: '',
      clean: true,
    },
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    module: {
      rules: [
        { test: /\.md$/, type: 'asset/source' },
        {
          test: /\.tsx?$/,
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2020',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      ],
    },
    experiments: { css: true },
    plugins: [
      page('commands', officeJs),
      page('message', officeJs),
      page('taskpane', officeJs, 'taskpane'),
      page('help', officeJs, 'taskpane/guide'),
      // Never with office.js: outside Excel it opens a telemetry frame.
      page('index', undefined, 'browser'),
      new OfflineFiles(),
      new CopyPlugin({
        patterns: [
          { from: 'assets', to: 'assets', noErrorOnMissing: true },
          { from: 'samples/2024.xlsx', to: 'sample.xlsx' },
          { from: 'docs/pictures', to: 'pictures', noErrorOnMissing: true },
          ...(source === 'local' ? copyOfficeJs() : []),
        ],
      }),
    ],
    // Measured by tests/build instead; Microsoft's own files would only drown it in warnings.
    performance: { hints: false },
  };
}
