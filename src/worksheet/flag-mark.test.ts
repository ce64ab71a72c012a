import fc from 'fast-check';
import { flagFormulas, flagPrompt, isFlagFormula, keptPrint, isFlagPrompt, ownPrompt, type Prompt } from './flag-mark';

const prompts: fc.Arbitrary<Prompt> = fc.record({
  title: fc.string({ unit: 'binary', maxLength: 32 }),
  message: fc.oneof(fc.string({ unit: 'binary', maxLength: 255 }), fc.constant('"'.repeat(255)), fc.constant('合\n计')),
  shown: fc.boolean(),
});

const AS_NEW = { blackAndWhite: false, comments: 'none' } as const;
const flagged = flagPrompt('标题', '内容');

describe('the mark of a flag', () => {
  test('keeps any prompt of the cell, in formulas that every Excel takes, in whatever order they come back', () => {
    fc.assert(
      fc.property(fc.option(prompts), (own) => {
        const formulas = flagFormulas(own, AS_NEW);
        for (const formula of formulas) {
          expect(formula.length).toBeLessThanOrEqual(254);
          expect(isFlagFormula(formula)).toBe(true);
        }
        expect(
          ownPrompt(
            flagged,
            [...formulas].reverse().map((formula) => `=${formula}`),
          ),
        ).toEqual(own);
      }),
    );
  });

  test('a prompt that is not a flag is the own one, whatever formulas there are', () => {
    const own = { title: '填写说明', message: '', shown: true };
    expect(ownPrompt(own, flagFormulas(null, AS_NEW))).toBe(own);
    expect(ownPrompt(null, flagFormulas(own, AS_NEW))).toBeNull();
  });

  test('keeps how the sheet printed; flags of the time before that keep the prompt alone', () => {
    const print = { blackAndWhite: true, comments: 'atEnd' } as const;
    const own = { title: '标题“一”', message: '"内容"', shown: false };
    const formulas = flagFormulas(own, print);
    expect(keptPrint(formulas)).toEqual(print);
    expect(keptPrint(flagFormulas(null, AS_NEW).map((formula) => `=${formula}`))).toEqual(AS_NEW);
    const older = ['N("预算公开审核 1 [""甲"",""乙"",true]")=0', 'N("预算公开审核 1 null")=0'];
    expect(older.map((formula) => keptPrint([formula]))).toEqual([undefined, undefined]);
    expect(older.map((formula) => ownPrompt(flagged, [formula]))).toEqual([
      { title: '甲', message: '乙', shown: true },
      null,
    ]);
  });

  test('a formula that someone has changed keeps nothing, and is still a flag', () => {
    const [formula = ''] = flagFormulas({ title: 'a', message: 'b', shown: true }, AS_NEW);
    const changed = formula.replace('true', '');
    expect(isFlagFormula(changed)).toBe(true);
    expect(ownPrompt(flagged, [changed])).toBeNull();
    for (const other of ['$A$1>0', 'N("预算公开审核")=1', '']) expect(isFlagFormula(other)).toBe(false);
  });

  test('a prompt is one line, never longer than Excel holds, and never cuts a letter in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 600 }), (title, message) => {
        const prompt = flagPrompt(title, message);
        expect(isFlagPrompt(prompt)).toBe(true);
        expect(prompt.title.length).toBeLessThanOrEqual(32);
        expect(prompt.message.length).toBeLessThanOrEqual(255);
        expect(prompt.message).not.toMatch(/[\r\n]/);
        expect(prompt.message).not.toMatch(/[\ud800-\udbff]…$/);
      }),
    );
    expect(flagPrompt('', `${'一，'.repeat(120)}${'二'.repeat(60)}`).message).toBe(`${'一，'.repeat(120)}…`);
    expect(flagPrompt('', `一。${'二'.repeat(300)}`).message).toBe(`一。${'二'.repeat(252)}…`);
  });
});
