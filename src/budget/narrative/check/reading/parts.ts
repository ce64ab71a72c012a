/** What is being divided: by the sentence at hand after `其中`, or by the paragraphs that follow `其中:`. */
import { ITEM, type Passage } from './passages';
import type { Statement } from './statements';

/** `1.`, `(1)`, `(一)`, `一、`: paragraphs that are counted off alike stand beside each other. */
function styleOf(text: string): string {
  return (ITEM.exec(text)?.[0] ?? '').replace(/\d+/, '1').replace(/[一二三四五六七八九十]+/, '一');
}

/**
 * Wholes within wholes, each divided by the paragraphs that follow it. No form has more than three; in a text whose every line
 * ends in `其中:` what follows stays within the deepest.
 */
const DEEPEST = 8;

/** What a whole is, for all that is read as its parts. */
export class Parts {
  /** What is told now is a part of it. */
  parent: Statement | undefined;
  /** Parts so far were all of the whole; what follows divides it in another way. */
  division = 0;
  /** Wholes whose parts follow in paragraphs of their own, the nearest last, each with how its own paragraph is counted off. */
  readonly #following: { readonly whole: Statement; readonly style: string }[] = [];

  /** Whether paragraphs are parts of what one before them stated. */
  get follows(): boolean {
    return this.#following.length > 0;
  }

  /** A heading: nothing is divided any more. */
  reset(): void {
    this.parent = undefined;
    this.#following.length = 0;
  }

  /** A paragraph ends in `其中:`. */
  follow(current: Statement, { text }: Passage): void {
    const own = current.parent?.passage === current.passage ? current.parent : current;
    const deepest = this.#following[DEEPEST - 1];
    if (deepest) this.#following.length = DEEPEST - 1;
    const whole = deepest?.whole ?? own;
    this.#following.push({ whole, style: styleOf(text) });
    this.parent = whole;
  }

  /** A paragraph that stands beside the one that was divided is no part of it. */
  beginParagraph(text: string): void {
    const style = styleOf(text);
    const at = style === '' ? -1 : this.#following.findIndex((one) => one.style === style);
    if (at >= 0) this.#following.length = at;
    this.endSentence();
  }

  /** What a sentence counted off is over with it. */
  endSentence(): void {
    this.parent = this.#following.at(-1)?.whole;
  }

  /** `其中`, `包括`: what was stated last, or what it is a part of, is divided. */
  begin(current: Statement | undefined, passage: Passage, from: number, lead: string): void {
    if (!/^其中|[,，;:]其中|其中:?$|包括:?$|^包括/.test(lead) || !current) return;
    // `支出包括:` has named its own whole; nothing that was stated before is divided.
    if (/^(?:收入|支出)(?:预算)?包括:?$/.test(lead)) this.endSentence();
    else if (this.#following.length > 0 && current.passage !== passage) return;
    else this.parent = this.#dividedAt(current, passage, from, lead);
  }

  /** What was stated last; in a new sentence all that was divided before. */
  #dividedAt(current: Statement, passage: Passage, from: number, lead: string): Statement {
    const { parent } = current;
    if (parent?.passage !== passage || current.passage !== passage) return current;
    return !/^其中/.test(lead) || passage.text[from - 1] === '。' ? parent : current;
  }

  /** `按采购类别:`: what was stated is divided in another way. */
  divide(current: Statement | undefined): void {
    // `…其中:甲…，乙…。按资金来源分:…`: the whole, not its last part.
    const inParagraph = current?.parent?.passage === current?.passage ? current?.parent : undefined;
    const last = this.parent ?? inParagraph ?? current;
    const whole = last?.continues ?? last;
    if (!whole?.amount) return;
    this.parent = whole;
    this.division++;
  }
}
