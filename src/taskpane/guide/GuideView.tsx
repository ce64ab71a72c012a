/** The guide, docs/guide.md, drawn. */
import { createElement, useMemo } from 'react';
import guide from '../../../docs/guide.md';
import './guide.css';
import { type Block, headingId, type Inline, type Line, parseGuide } from './parse-guide';

export default function GuideView() {
  const blocks = useMemo(() => parseGuide(guide), []);
  return (
    <article className="guide">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${block.level}`, { id: block.id }, <LineView line={block.line} />);
    case 'paragraph':
      return (
        <p>
          <LineView line={block.line} />
        </p>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      // A list of the help pages, each item a child of its own.
      /* eslint-disable no-restricted-syntax */
      return createElement(
        block.isNumbered ? 'ol' : 'ul',
        undefined,
        ...block.items.map((item) => (
          <li>
            <LineView line={item} />
          </li>
        )),
      );
    /* eslint-enable no-restricted-syntax */
    case 'table':
      return <TableView {...block} />;
  }
}

function TableView({ head, rows }: { readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              <LineView line={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <LineView line={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LineView({ line }: { readonly line: Line }) {
  return line.map((part, index) => <InlineView key={index} part={part} />);
}

function InlineView({ part }: { readonly part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'code':
      return <code>{part.text}</code>;
    case 'picture':
      return <img src={part.from} alt={part.text} loading="lazy" />;
    case 'link':
      // Only places within the guide can be gone to: the pane has no other page, and other files are not at hand there.
      return part.to.startsWith('#') ? (
        <a href={`#${headingId(decodeURIComponent(part.to.slice(1)))}`}>{part.text}</a>
      ) : (
        <span>{part.text}</span>
      );
  }
}
