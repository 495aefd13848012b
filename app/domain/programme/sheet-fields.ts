import { plainFigure, toAsciiDigits } from '~/platform/digits';
import { parseAmount } from '~/platform/money';

/** The fields of a sheet as they were typed: by name, whatever the way they came. */
export type Typed = Partial<Record<string, string>>;

/** What is wrong with a field, and what would be possible. */
export type SheetProblem = {
  field: string;
  code: string;
  amounts?: Record<string, number>;
  numbers?: Record<string, number>;
  days?: Record<string, string>;
  names?: Record<string, string>;
};

/** No meeting moves more than this in one line, in minor units; sums stay exact. */
const MOST_MINOR = 1_000_000_000_000;
const MOST_ROWS = 60;

/** Reads typed fields one by one and gathers what is wrong. */
export class SheetFields {
  readonly problems: SheetProblem[] = [];

  constructor(
    private readonly typed: Typed,
    private readonly currency: string,
  ) {}

  refuse(field: string, code: string, detail: Omit<SheetProblem, 'field' | 'code'> = {}): void {
    this.problems.push({ field, code, ...detail });
  }

  isRefused(field: string): boolean {
    return this.problems.some((problem) => problem.field === field);
  }

  raw(name: string): string {
    return (this.typed[name] ?? '').trim();
  }

  ticked(name: string): boolean {
    return this.raw(name) === 'yes';
  }

  /** Text of at most so many characters. */
  text(name: string, most: number): string {
    const text = this.raw(name).normalize('NFC').replaceAll('\u0000', '');
    if (text.length <= most) return text;
    this.refuse(name, 'too-long', { numbers: { most } });
    return text.slice(0, most);
  }

  /** An amount of 0 or more in minor units; null where nothing readable is typed (a mistake is then noted). */
  amount(name: string): number | null {
    const text = this.raw(name);
    if (text === '') return null;
    const amount = parseAmount(text, this.currency);
    if (!amount.ok) {
      const digits = amount.error.code === 'too-many-decimals' ? amount.error.digits : 0;
      this.refuse(name, amount.error.code, { numbers: { digits } });
      return null;
    }
    if (amount.value < 0) this.refuse(name, 'negative');
    else if (amount.value > MOST_MINOR) this.refuse(name, 'too-large');
    else return amount.value;
    return null;
  }

  /** As `amount`; nothing typed is a mistake. */
  neededAmount(name: string): number {
    if (this.raw(name) === '') this.refuse(name, 'missing-amount');
    return this.amount(name) ?? 0;
  }

  /** A whole number between two bounds; null where it is not one (noted as `code`), or nothing is typed. */
  whole(name: string, { least, most, code }: { least: number; most: number; code: string }): number | null {
    const text = plainFigure(this.raw(name));
    if (text === '') return null;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    this.refuse(name, code, { numbers: { least, most } });
    return null;
  }

  /** A day 'YYYY-MM-DD', digits of any script; null where nothing is typed or it is no day (noted). */
  day(name: string): string | null {
    const text = toAsciiDigits(this.raw(name));
    if (text === '') return null;
    const day = new Date(`${text}T00:00:00Z`);
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime());
    if (isDay && day.toISOString().startsWith(text)) return text;
    this.refuse(name, 'not-a-date');
    return null;
  }

  /** The places of a list ("fine.0.amount", "fine.1.amount" …) at which one of the columns is filled in. */
  rows(list: string, columns: readonly string[]): number[] {
    return Array.from({ length: MOST_ROWS }, (_, place) => place).filter((place) =>
      columns.some((column) => this.raw(`${list}.${place}.${column}`) !== ''),
    );
  }
}
