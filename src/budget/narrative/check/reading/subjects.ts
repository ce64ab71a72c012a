/** What a sentence can be about. */
import type { FiscalBudget } from '../../../funding-source';

/** The subject of the section that a sentence stands in; the same words mean other figures elsewhere. */
export type Scope =
  | 'overall'
  | 'income'
  | 'expenditure'
  | 'fiscal'
  | 'general'
  | 'generalBasic'
  | 'generalProject'
  | 'funds'
  | 'capital'
  | 'threePublic'
  | 'carryover'
  | 'running'
  | 'procurement'
  | 'assets'
  | 'performance'
  | 'profile';

/** 本级, 上级; 县级 is the one or the other, by whose budget it is. */
export type Level = 'own' | 'above' | 'either';

export type Topic =
  /** All of the section; or, where the words do not say, of all money. */
  | { readonly kind: 'whole'; readonly also?: Scope }
  /** A line of 表1's income. */
  | { readonly kind: 'source'; readonly id: string }
  | { readonly kind: 'fiscalAppropriation' | 'basic' | 'project' | 'personnel' | 'publicUse' | 'running' }
  /** Codes that bear the name; of all of it, or of 基本支出 or 项目支出 alone. */
  | { readonly kind: 'economic'; readonly codes: readonly string[]; readonly part?: 'basic' | 'project' }
  /** As before; a 类 or 款 named before narrows them. Of the 科目, all or only its 基本支出 or 项目支出, or only what one source pays of it. */
  | {
      readonly kind: 'functional';
      readonly codes: readonly string[];
      readonly part?: 'basic' | 'project';
      readonly source?: string;
    }
  /** What the own government gives, or one above it: of a budget, of a 科目, of all appropriations; or of what no table divides so. */
  | {
      readonly kind: 'level';
      readonly level: Level;
      readonly budget?: FiscalBudget;
      readonly codes?: readonly string[];
      readonly of?: string;
    }
  /** `两项合计`: things told one by one, together. */
  | { readonly kind: 'sum'; readonly parts: readonly Subject[] }
  | { readonly kind: 'threePublic'; readonly id: string }
  | { readonly kind: 'projectName'; readonly name: string }
  | { readonly kind: 'fiscalProjects' | 'nonFiscalProjects' | 'wholeTarget' }
  /** Projects without saying which: `共5个项目`. */
  | { readonly kind: 'projects' }
  /** What other forms have a line for and these tables have none, because there should be nothing of it. */
  | { readonly kind: 'absent'; readonly name: string }
  /** Something that no table has: a kind of asset, an item of an allocation. */
  | { readonly kind: 'named'; readonly name: string };

export interface Subject {
  readonly topic: Topic;
  readonly scope: Scope;
  /** As people call it. */
  readonly label: string;
  /** The project whose paragraph it stands in. */
  readonly project?: string;
}

/** Two statements with the same key are about the same thing. */
export function subjectKey({ topic, scope, project = '' }: Subject): string {
  return `${scope}/${project}/${topic.kind}/${topicKey(topic)}`;
}

function topicKey(topic: Topic): string {
  switch (topic.kind) {
    case 'functional':
      return [topic.codes.join(','), topic.part ?? topic.source].filter((part) => part !== undefined).join('/');
    case 'level':
      return [topic.level, topic.budget, topic.of, ...(topic.codes ?? [])].join('/');
    case 'sum':
      return topic.parts.map(subjectKey).join('+');
    default:
      return 'codes' in topic ? topic.codes.join(',') : 'id' in topic ? topic.id : 'name' in topic ? topic.name : '';
  }
}
