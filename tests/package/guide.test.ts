/** docs/guide.md, as the pane and its own window show it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Inline, type Line, parseGuide } from '../../src/taskpane/guide/parse-guide';

const docs = join(__dirname, '../../docs');
const blocks = parseGuide(readFileSync(join(docs, 'guide.md'), 'utf8'));

function linesOf(block: (typeof blocks)[number]): readonly Line[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.line];
    case 'list':
      return block.items;
    case 'table':
      return [...block.head, ...block.rows.flat()];
    case 'code':
      return [];
  }
}

const parts: Inline[] = blocks.flatMap(linesOf).flat();

test('every picture says in words what it shows, is there, and is small; no picture is left over', () => {
  const shown = parts.flatMap((part) => (part.kind === 'picture' ? [part] : []));
  for (const { text, from } of shown) {
    expect(text.length).toBeGreaterThanOrEqual(8);
    const file = readFileSync(join(docs, from));
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect(file.length).toBeLessThan(300 * 1024);
  }
  const files = readdirSync(join(docs, 'pictures')).map((name) => `pictures/${name}`);
  expect(shown.map(({ from }) => from).sort()).toEqual(files.sort());
});

test('no sign of Markdown that the pane cannot draw is left in the text', () => {
  for (const part of parts) if (part.kind === 'text') expect(part.text).not.toMatch(/\*\*|`|!\[|\]\(|<\/?\w+>/);
});

test('accountants find each step by its name', () => {
  const headings = blocks.flatMap((block) =>
    block.kind === 'heading' ? [block.line.map(({ text }) => text).join('')] : [],
  );
  const expected = ['填报', '生成', '审核', '怎么读一条问题', '写说明', '穿透', '打印', '撤销', '浏览器版', '常见问题'];
  expect(headings).toEqual(expect.arrayContaining(expected));
});
