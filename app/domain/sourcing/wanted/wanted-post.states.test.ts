import { expect, it } from 'vitest';
import { isOwnerStep, OWNER_STEPS, WANTED_STATES, wantedTransition } from './wanted-post.states';

it('leads from open to every other state once, and from no other state anywhere', () => {
  const steps = [...OWNER_STEPS, 'expire' as const].map(wantedTransition);
  expect(steps.every(({ from }) => from === 'open')).toBe(true);
  expect(steps.map(({ to }) => to)).toEqual(WANTED_STATES.filter((state) => state !== 'open'));
});

it('lets nobody but time let a post expire', () => {
  expect(wantedTransition('expire').by).toBe('system');
  expect(['expire', 'open', '', undefined].some(isOwnerStep)).toBe(false);
});
