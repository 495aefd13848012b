import type { ReactNode } from 'react';
import { TopicIcon } from './topic';

type ModuleRowProps = {
  /** Drawn before it, where the list is not one topic's. */
  topic?: string;
  title: string;
  /** What is told of it below its name. */
  children: ReactNode;
  /** What stands at the end of the row. */
  end?: ReactNode;
};

/** A module of training in a list. */
export function ModuleRow({ topic, title, children, end }: ModuleRowProps) {
  return (
    <li className="module-row">
      {topic !== undefined && (
        <span className="module-icon">
          <TopicIcon topic={topic} />
        </span>
      )}
      <span className="module-words">
        <span className="module-title">{title}</span>
        {children}
      </span>
      {end}
    </li>
  );
}
