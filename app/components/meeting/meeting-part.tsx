import type { ReactNode } from 'react';
import type { MeetingFacts } from '~/domain/programme/meeting-sheet';
import type { Typed } from '~/domain/programme/sheet-fields';
import { FieldNotes } from '~/components/field-frame';
import { Field } from '~/components/field';
import { useI18n } from '~/platform/i18n';
import { amountText } from '~/platform/money';

/** What every part of the form is given: the books before the meeting, what is typed, and what is wrong with it. */
export type PartProps = { facts: MeetingFacts; typed: Typed; wrong: Record<string, string> };

/** One part of the paper register, under its heading. With scripts its screens are shown one at a time. Without, it can be folded. */
export function Part({
  name,
  title,
  hint,
  children,
}: {
  name: string;
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="meeting-part" data-part={name} aria-labelledby={`part-${name}`}>
      <details className="meeting-fold" open>
        <summary>
          <h2 id={`part-${name}`}>{title}</h2>
        </summary>
        {hint && <p className="muted">{hint}</p>}
        {children}
      </details>
    </section>
  );
}

type ScreenProps = {
  children: ReactNode;
  /** A further row of a list. */
  rows?: string;
  spare?: boolean;
  /** Whose screen it is; it is left out where she is not expected on the day. */
  member?: string;
  out?: boolean;
};

/** What is asked at once: one person, or one row. */
export function Screen({ children, spare, rows, member, out }: ScreenProps) {
  return (
    <div
      className="meeting-screen"
      data-screen=""
      data-spare={spare ? '' : undefined}
      data-rows={rows}
      data-member={member}
      data-out={out ? '' : undefined}
      hidden={out}
    >
      {children}
    </div>
  );
}

type PersonProps = { name: string; facts?: ReactNode; member?: string; out?: boolean; children: ReactNode };

/** A member's own screen: her name large, what is known of her, and what is asked. */
export function Person({ name, facts, member, out, children }: PersonProps) {
  return (
    <Screen member={member} out={out}>
      <h3 className="meeting-person">
        <bdi>{name}</bdi>
      </h3>
      {facts && <p className="meeting-known">{facts}</p>}
      {children}
    </Screen>
  );
}

type AmountProps = Pick<PartProps, 'facts' | 'typed' | 'wrong'> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  /** An amount that one tap fills in, in minor units. */
  usual?: number | null;
};

/** An amount of money, typed in the digits of any script. */
export function Amount({ facts, typed, wrong, name, label, hint, optional, usual }: AmountProps) {
  const { t, money } = useI18n();
  return (
    <div className="meeting-amount">
      <Field
        name={name}
        label={label}
        hint={hint}
        optional={optional}
        value={typed[name]}
        error={wrong[name]}
        before={facts.currency}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        width="medium"
      />
      {usual !== null && usual !== undefined && usual > 0 && (
        <button
          type="button"
          className="button button-plain"
          hidden
          data-fill={name}
          data-amount={amountText(usual, facts.currency)}
        >
          {t('meeting.fillIn', { amount: money(usual, facts.currency) })}
        </button>
      )}
    </div>
  );
}

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  value: string | undefined;
  error: string | undefined;
  options: { value: string; label: ReactNode }[];
  className?: string;
};

/** A few large targets of which one is chosen; with scripts the choice leads to the next screen. */
export function Choices({ name, legend, value, error, options, className }: ChoicesProps) {
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      <FieldNotes id={name} error={error} />
      <div className={`meeting-choices ${className ?? ''}`}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <span className="choice-line">
              <input
                type="radio"
                id={index === 0 ? name : undefined}
                name={name}
                value={option.value}
                defaultChecked={option.value === value}
                data-leads-on=""
              />
              <span>{option.label}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** How many rows of a list are drawn: those that are filled in, and two to go on with. */
export function rowsOf(typed: Typed, list: string): number[] {
  const filled = Object.keys(typed)
    .filter((name) => name.startsWith(`${list}.`) && typed[name] !== '')
    .map((name) => Number(name.split('.')[1]));
  const count = Math.min(60, Math.max(-1, ...filled.filter(Number.isInteger)) + 3);
  return Array.from({ length: count }, (_, place) => place);
}
