/** What was thrown, as the person is told it. */
import { describeFailure } from '../../src/actions/failure';

const missing = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  missing('ChunkLoadError', 'Loading chunk 12 failed.\n(error: http://server/guide.0123.js)'),
  missing('Error', 'Loading CSS chunk 12 failed.\n(http://server/guide.0123.css)'),
  missing('NetworkError', "Failed to execute 'importScripts' on 'WorkerGlobalScope': The script failed to load."),
  missing('TypeError', 'Failed to fetch dynamically imported module: http://server/guide.js'),
])('a part of the pages that is not there any more: save first, then load anew (%s)', (error) => {
  const { message, details } = describeFailure(error);
  expect(message).toMatch(/程序可能刚刚更新过，或者网络断了。请先保存工作簿，再刷新页面/);
  expect(details).toContain(error.message);
});

test('any other error is no update', () => {
  expect(describeFailure(new TypeError('x is undefined')).message).not.toContain('更新');
});
