import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { declaredPolicies, declaresPolicy } from './declared-policies';

describe('a route module', () => {
  it.each([
    ["export const handle = { policy: 'staff' };", true],
    ["export const handle = { hydrate: true, policy: 'public' };", true],
    ["export const handle = { policy: 'everyone' };", false],
    ['export const handle = { policy: POLICY };', false],
    ['export const handle = {};', false],
    ["const handle = { policy: 'staff' };", false],
    ["export const meta = { policy: 'staff' };", false],
    ['export default function Page() {}', false],
  ])('%s is fit for the build: %s', (code, fit) => {
    expect(declaresPolicy(parseAst(code))).toBe(fit);
  });
});

describe('the build', () => {
  const plugin = declaredPolicies();
  const said: string[] = [];
  const build = {
    parse: (code: string) => parseAst(code),
    error: (words: string) => {
      said.push(words);
    },
  };
  const routes = { root: { file: 'root.tsx' }, 'routes/open': { file: 'routes/open.tsx' } };
  const config = { root: '/project', __remixPluginContext: { remixConfig: { appDirectory: '/project/app', routes } } };
  const transform = (id: string, code: string): void => {
    Reflect.apply(plugin.transform as () => void, build, [code, id, { ssr: true }]);
  };

  it('stops at a route without a policy, and names the file', () => {
    Reflect.apply(plugin.configResolved as () => void, build, [config]);
    transform('/project/app/routes/open.tsx', 'export default function Page() {}');
    expect(said).toEqual([expect.stringMatching(/^app\/routes\/open\.tsx must export handle = \{ policy/)]);
  });

  it('leaves the root and everything that is no route alone', () => {
    said.length = 0;
    transform('/project/app/root.tsx', 'export default function Root() {}');
    transform('/project/app/components/card.tsx', 'export function Card() {}');
    expect(said).toEqual([]);
  });
});
