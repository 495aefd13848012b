import type { ReactNode } from 'react';

/** Pairs of a word and what it is, as on an order or an enterprise. Lines without content are left out. */
export function DefinitionList({ items }: { items: { term: ReactNode; key: string; value: ReactNode }[] }) {
  return (
    <dl className="pairs">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ key, term, value }) => (
          <div key={key}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
