import type { RegisterRow, Registers } from './sound-registers';

/** Something that makes sound registers different; `code` begins all of the group's codes. */
export type RegisterChange = (registers: Registers, code: string) => void;

type Name = keyof Registers;

/** The row at a place, counted from the end where negative; throws where there is none. */
function rowAt(rows: RegisterRow[], place: number): RegisterRow {
  const row = rows.at(place);
  if (!row) throw new RangeError(`no row ${place}`);
  return row;
}

/** Other fields in the row at a place. */
export function set(register: Name, place: number, fields: RegisterRow): RegisterChange {
  return (registers) => {
    Object.assign(rowAt(registers[register], place), fields);
  };
}

/** Further rows. */
export function add(register: Name, rows: (code: string) => RegisterRow[]): RegisterChange {
  return (registers, code) => {
    registers[register].push(...rows(code));
  };
}

/** Other rows instead of all there are. */
export function replace(register: Name, rows: (code: string) => RegisterRow[]): RegisterChange {
  return (registers, code) => {
    registers[register] = rows(code);
  };
}

/** Rows taken out, from a place on. */
export function remove(register: Name, from: number, count: number): RegisterChange {
  return (registers) => {
    registers[register].splice(from, count);
  };
}

/** The meeting at a place planned for and held on another day. */
export function moved(place: number, day: string): RegisterChange {
  return ({ meetings, attendance, savings }) => {
    const meeting = rowAt(meetings, place);
    for (const row of [...attendance, ...savings]) {
      if (row.scheduled_on === meeting.scheduled_on) row.scheduled_on = day;
    }
    Object.assign(meeting, { scheduled_on: day, held_on: day });
  };
}

/** Meetings that were not held: nobody was there, nothing was saved. */
export function notHeld(status: 'missed' | 'cancelled', from: number, count: number): RegisterChange {
  return (registers) => {
    const days = new Set<string | undefined>();
    for (const meeting of registers.meetings.slice(from, from + count)) {
      days.add(meeting.scheduled_on);
      Object.assign(meeting, { status, held_on: '', cash_open: '', cash_close_counted: '' });
    }
    registers.attendance = registers.attendance.filter((row) => !days.has(row.scheduled_on));
    registers.savings = registers.savings.filter((row) => !days.has(row.scheduled_on));
  };
}

/** Another mark at meetings, from a place on. */
export function marked(mark: string, from: number, count: number): RegisterChange {
  return ({ attendance }) => {
    for (const row of attendance.slice(from, from + count)) row.mark = mark;
  };
}

/** A register without rows. */
export function none(register: Name): RegisterChange {
  return replace(register, () => []);
}
