/** The guide: its Markdown is read whole, and never becomes markup. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, headingId, type Line, parseGuide, parseLine } from '../../src/taskpane/guide/parse-guide';

const text = (line: Line): string => line.map((part) => part.text).join('');

/** All text of a block. */
function textOf(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.text;
    case 'list':
      return block.items.map(text).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(text).join(' ')).join('\n');
    default:
      return text(block.line);
  }
}

test('each kind of block, and each kind of text in a line', () => {
  const blocks = parseGuide(
    '# 标题\n\n一段\n接着\n\n- 甲\n  续\n- 乙\n\n1. 一\n2. 二\n\n| 级别 | 含义 |\n| --- | --- |\n| 错误 | 必须改正 |\n\n```sh\nnpm ci\n```\n',
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'table', 'code']);
  expect(blocks.map(textOf)).toEqual(['标题', '一段接着', '甲续\n乙', '一\n二', '级别 含义\n错误 必须改正', 'npm ci']);
  expect(parseLine('点**这里**，按 `F8`，见[审核](#审核)，![窗格](pictures/a.png)')).toEqual([
    { kind: 'text', text: '点' },
    { kind: 'strong', text: '这里' },
    { kind: 'text', text: '，按 ' },
    { kind: 'code', text: 'F8' },
    { kind: 'text', text: '，见' },
    { kind: 'link', text: '审核', to: '#审核' },
    { kind: 'text', text: '，' },
    { kind: 'picture', text: '窗格', from: 'pictures/a.png' },
  ]);
});

test('markup in the text stays text', () => {
  expect(parseLine('<img src=x onerror=alert(1)>')).toEqual([{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]);
});

test('docs/guide.md is read whole: no mark of Markdown is left over, every link leads to a heading', () => {
  const blocks = parseGuide(readFileSync(join(__dirname, '../../docs/guide.md'), 'utf8'));
  const ids = blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
  expect(ids.length).toBeGreaterThan(4);
  for (const block of blocks) if (block.kind !== 'code') expect(textOf(block)).not.toMatch(/\*\*|`|\]\(|^\s*[#|>-]/m);
  const lines = blocks.flatMap((block) => ('line' in block ? [block.line] : block.kind === 'list' ? block.items : []));
  for (const part of lines.flat()) {
    if (part.kind === 'link' && part.to.startsWith('#')) expect(ids).toContain(headingId(part.to.slice(1)));
  }
});
