import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'photo-field': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      'read-aloud': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      'meeting-sheet': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      'waiting-meeting': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      'search-suggestions': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      'kept-form': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}
