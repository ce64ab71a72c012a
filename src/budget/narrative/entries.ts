/** What the accountant enters for the narrative, beside the base worksheets: read and valid. Whatever is left out is an open point. */
import type { Fen } from '../amount';
import type { Procurement } from '../ledger';

/** 单位概况: functions and organisation. */
export interface UnitProfile {
  /** 主要职能, one each. */
  readonly functions: readonly string[];
  /** 内设机构. */
  readonly departments: readonly string[];
  /** 下属预算单位. */
  readonly subordinates: readonly string[];
  /** Heads; left out where not entered. */
  readonly headcount: Partial<Record<HeadcountKind, number>>;
  /** Whether its 公用经费 is 机关运行经费: administrative units and those managed like them. Left out where not entered. */
  readonly administrative?: boolean;
  /** 编制日期 as printed on the cover: `2024年2月25日`. Left out where not entered. */
  readonly preparedOn?: string;
}

/** 编制, 在职, 退休, 离休. */
export type HeadcountKind = 'posts' | 'staff' | 'retired' | 'retiredVeterans';

/** 项目说明. */
export interface ProjectNote {
  /** 设立的政策依据. */
  readonly policyBasis: string;
  /** 项目承担单位. */
  readonly executor: string;
  /** 资金执行时间. */
  readonly period: string;
  /** 资金分配, in order. 分. */
  readonly parts: readonly { readonly name: string; readonly amount: Fen }[];
}

export type ProcurementKind = Exclude<Procurement, 'none'>;

/** 面向中小企业预留, of which 面向小微企业. 分. */
export interface SetAside {
  readonly smallAndMedium: Fen;
  readonly smallAndMicro: Fen;
}

/** The lines of 国有资产. */
export type AssetKind =
  | 'buildings'
  | 'generalVehicles'
  | 'lawEnforcementVehicles'
  | 'specialVehicles'
  | 'otherVehicles'
  | 'furniture'
  | 'otherAssets'
  | 'equipmentOver50'
  | 'equipmentOver100'
  | 'plannedEquipmentOver50'
  | 'plannedEquipmentOver100';

export interface AssetEntry {
  /** Hundredths of its measure (square metre, vehicle, piece). */
  readonly quantity: number;
  /** 分. */
  readonly value: Fen;
}

/** One row of 绩效目标. All as typed. */
export interface PerformanceIndicator {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** 指标值, such as `>=95%`. */
  readonly value: string;
  readonly basis: string;
  readonly lastYear: string;
  readonly weight: string;
  readonly scoring: string;
  readonly evidence: string;
}

/** The targets of the whole unit, or of one project. */
export interface PerformanceTarget {
  /** Project name; `''` is the whole unit. */
  readonly project: string;
  readonly goal: string;
  /** 项目负责人 or 单位联系人. */
  readonly leader: string;
  readonly telephone: string;
  readonly indicators: readonly PerformanceIndicator[];
}

export interface NarrativeEntries {
  readonly profile: UnitProfile;
  /** 变动原因: the key of a change → the reason. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Project name → its note. */
  readonly projectNotes: ReadonlyMap<string, ProjectNote>;
  /** Left out where nothing was entered for that kind. */
  readonly setAsides: Partial<Record<ProcurementKind, SetAside>>;
  /** A line that was not filled in is missing. */
  readonly assets: ReadonlyMap<AssetKind, AssetEntry>;
  readonly performance: readonly PerformanceTarget[];
  /** 结转使用: carryover project → what it is for. */
  readonly carryoverUses: ReadonlyMap<string, string>;
}

/** Nothing entered. */
export const NO_ENTRIES: NarrativeEntries = {
  profile: { functions: [], departments: [], subordinates: [], headcount: {} },
  reasons: new Map(),
  projectNotes: new Map(),
  setAsides: {},
  assets: new Map(),
  performance: [],
  carryoverUses: new Map(),
};
