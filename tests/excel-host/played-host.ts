import { apiVersionOf, isAtLeast } from './api-versions';
import { HostError } from './protocol';

/** The Excel that is played. */
export type HostName = 'ltsc2021' | 'ltsc2024' | 'microsoft365' | 'web';

interface Traits {
  readonly excelApi: string;
  readonly desktop: boolean;
  /** The most bytes a request or a response may have. */
  readonly payloadLimit: number;
  /** The most cells that setCellProperties takes. */
  readonly cellPropertiesLimit: number;
}

const traits: Readonly<Record<HostName, Traits>> = {
  ltsc2021: { excelApi: '1.14', desktop: true, payloadLimit: Infinity, cellPropertiesLimit: Infinity },
  ltsc2024: { excelApi: '1.17', desktop: true, payloadLimit: Infinity, cellPropertiesLimit: Infinity },
  microsoft365: { excelApi: '1.20', desktop: true, payloadLimit: Infinity, cellPropertiesLimit: Infinity },
  web: { excelApi: '1.20', desktop: false, payloadLimit: 5 * 1024 * 1024, cellPropertiesLimit: 80_000 },
};

/** What the played Excel has and has not. */
export class PlayedHost {
  readonly traits: Traits;

  constructor(readonly name: HostName) {
    this.traits = traits[name];
  }

  isSetSupported(set: string, version: string | number = '1.1'): boolean {
    switch (set) {
      case 'ExcelApi':
        return isAtLeast(this.traits.excelApi, String(version));
      case 'ExcelApiOnline':
        return !this.traits.desktop;
      case 'ExcelApiDesktop':
        return this.traits.desktop && this.name === 'microsoft365';
      case 'DelayForCellEdit':
      case 'RichApiRuntime':
      case 'DialogApi':
        return true;
      default:
        return false;
    }
  }

  hasMember(className: string, member: string): boolean {
    const since = apiVersionOf(className, member);
    return since !== undefined && this.isSetSupported(since.set, since.version);
  }

  /** Refuses a member that this Excel lacks, and a name that no Excel has. */
  requireMember(className: string, member: string): void {
    if (this.hasMember(className, member)) return;
    const since = apiVersionOf(className, member);
    const reason = since ? `is of ${since.set} ${since.version}` : 'is no member of any Excel';
    throw new HostError('ApiNotFound', `${className}.${member} ${reason}`);
  }

  /** The stand-in for the `Office` global: what may be asked without Excel answering. */
  office() {
    const platform = this.traits.desktop ? 'PC' : 'OfficeOnline';
    const info = { host: 'Excel', platform };
    return {
      HostType: { Excel: 'Excel' },
      PlatformType: { PC: 'PC', OfficeOnline: 'OfficeOnline' },
      context: {
        host: 'Excel',
        platform,
        diagnostics: { host: 'Excel', platform, version: '16.0.0.0' },
        displayLanguage: 'zh-CN',
        contentLanguage: 'zh-CN',
        requirements: {
          isSetSupported: (set: string, version?: string | number) => this.isSetSupported(set, version),
        },
      },
      onReady(callback?: (ready: typeof info) => unknown): Promise<typeof info> {
        callback?.(info);
        return Promise.resolve(info);
      },
    };
  }
}
