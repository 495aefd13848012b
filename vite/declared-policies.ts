import { relative, resolve } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { policies } from '../app/platform/route-policy';

type RemixContext = { remixConfig: { appDirectory: string; routes: Record<string, { file: string }> } };
type Program = ReturnType<Rollup.PluginContext['parse']>;

/**
 * Refuses a route module that does not export `handle = { policy: … }` with one of the known policies, written out,
 * so that nobody can forget to say who may open a page.
 */
export function declaredPolicies(): Plugin {
  let routeFiles = new Set<string>();
  let root = '';
  return {
    name: 'step-four-declared-policies',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
      const remix = (config as unknown as { __remixPluginContext?: RemixContext }).__remixPluginContext?.remixConfig;
      routeFiles = new Set(
        Object.entries(remix?.routes ?? {})
          .filter(([id]) => id !== 'root')
          .map(([, route]) => resolve(remix?.appDirectory ?? '', route.file)),
      );
    },
    transform(code, id, options) {
      if (!options?.ssr || !routeFiles.has(id) || declaresPolicy(this.parse(code))) return;
      this.error(
        `${relative(root, id)} must export handle = { policy: … } satisfies RouteHandle, with one of ${policies.join(', ')}.`,
      );
    },
  };
}

/** Whether a module exports a constant `handle` whose `policy` is written out as a known one. */
export function declaresPolicy(program: Program): boolean {
  return program.body.some(
    (node) =>
      node.type === 'ExportNamedDeclaration' &&
      node.declaration?.type === 'VariableDeclaration' &&
      node.declaration.declarations.some(
        ({ id, init }) =>
          id.type === 'Identifier' &&
          id.name === 'handle' &&
          init?.type === 'ObjectExpression' &&
          init.properties.some(
            (property) =>
              property.type === 'Property' &&
              property.key.type === 'Identifier' &&
              property.key.name === 'policy' &&
              property.value.type === 'Literal' &&
              policies.some((policy) => policy === (property.value as { value?: unknown }).value),
          ),
      ),
  );
}
