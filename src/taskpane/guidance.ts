/** Where the workbook stands, in words: the four steps, and what to do next. */
import type { PaneState } from './session-state';

export type StepName = '填报' | '生成' | '审核' | '打印';

export interface Step {
  readonly name: StepName;
  /** `attention`: done once, but not any more or with something open. */
  readonly state: 'done' | 'current' | 'attention' | 'later';
  /** What the state means, for screen readers. */
  readonly said: string;
}

/** What the button of the next step does. */
export type NextAction = 'create' | 'first-finding' | 'fill' | 'write-narrative' | 'check' | 'prepare' | 'print';

export interface Guidance {
  readonly title: string;
  readonly text: string;
  readonly tone: 'neutral' | 'good' | 'attention';
  readonly next?: NextAction;
  readonly steps: readonly Step[];
}

const NAMES: readonly StepName[] = ['填报', '生成', '审核', '打印'];
const SAID = { done: '已完成', current: '当前步骤', attention: '需要处理', later: '尚未开始' } as const;

/**
 * @param state of the pane
 * @param canPrint whether the place around the pane can print
 */
export function guidanceOf(state: PaneState, canPrint: boolean): Guidance {
  const { status, isPrepared } = state;
  if (!status)
    return { title: '正在读取工作簿……', text: '', tone: 'neutral', steps: steps('later', 'later', 'later', 'later') };
  const { staleSheets, check, baseErrors, hasBase } = status;
  switch (status.stage) {
    case 'empty':
      return {
        title: '还没有底稿',
        text: '先新建底稿并填报，十一张公开表都由底稿生成。',
        tone: 'neutral',
        next: 'create',
        steps: steps('current', 'later', 'later', 'later'),
      };
    case 'incomplete':
      return {
        title: '正在填报',
        text: `底稿还有 ${baseErrors} 处要填写或改正，逐处列在下面。`,
        tone: 'attention',
        next: 'first-finding',
        steps: steps('current', 'later', 'later', 'later'),
      };
    case 'not-filled':
      return {
        title: '底稿已填好',
        text: '可以生成表1至表11了。',
        tone: 'good',
        next: 'fill',
        steps: steps('done', 'current', 'later', 'later'),
      };
    case 'stale':
      return {
        title: '公开表已过时',
        text: `底稿有改动，${listed(staleSheets)}与底稿不一致，请重新生成。`,
        tone: 'attention',
        next: 'fill',
        steps: steps('done', 'attention', 'later', 'later'),
      };
    case 'stale-text':
      return {
        title: '情况说明已过时',
        text: '底稿有改动，情况说明里的数或文字与底稿不一致，请重新生成情况说明。',
        tone: 'attention',
        next: 'write-narrative',
        steps: steps('done', 'attention', 'later', 'later'),
      };
    case 'findings':
      return {
        title: '有问题待处理',
        text: check.status === 'checked' ? countsText(check.counts) : '',
        tone: 'attention',
        next: status.isMarked ? 'first-finding' : 'check',
        steps: steps('done', hasBase ? 'done' : 'later', 'attention', 'later'),
      };
    case 'ready': {
      const notices = check.status === 'checked' ? check.counts.notice : 0;
      const rest = [
        notices > 0 ? `另有提示 ${notices} 处，不影响打印。` : '',
        hasBase && check.status === 'checked' && !check.text?.hasNarrative ? '情况说明还没有生成。' : '',
      ].join('');
      return isPrepared
        ? {
            title: '打印准备已完成',
            text: canPrint ? `可以打印全部表了。${rest}` : `请按 Ctrl+P 打印。${rest}`,
            tone: 'good',
            ...(canPrint ? { next: 'print' as const } : {}),
            steps: steps('done', 'done', 'done', 'done'),
          }
        : {
            title: '审核通过，可以打印',
            text: `没有待处理的错误和核实。${rest}`,
            tone: 'good',
            next: 'prepare',
            steps: steps('done', hasBase ? 'done' : 'later', 'done', 'current'),
          };
    }
  }
}

/** `错误 2 处，核实 1 处`: without what there is none of. */
export function countsText(counts: {
  readonly error: number;
  readonly confirm: number;
  readonly notice: number;
}): string {
  const parts = [
    [counts.error, '错误'],
    [counts.confirm, '核实'],
    [counts.notice, '提示'],
  ] as const;
  return `${parts.flatMap(([count, name]) => (count > 0 ? [`${name} ${count} 处`] : [])).join('，')}。`;
}

function steps(...states: readonly Step['state'][]): Step[] {
  return NAMES.map((name, index) => {
    const state = states[index] ?? 'later';
    return { name, state, said: SAID[state] };
  });
}

/** At most three names, then how many there are. */
function listed(sheets: readonly string[]): string {
  return sheets.length > 3 ? `${sheets.slice(0, 3).join('、')}等 ${sheets.length} 张表` : sheets.join('、');
}
