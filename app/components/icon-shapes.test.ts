import type { LucideIcon } from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { iconShapes } from './icon-shapes';

const drawings = (markup: string) => markup.replace(/^<svg[^>]*>|<\/svg>$/g, '').replace(/><\/\w+>/g, '/>');

it.each(Object.entries(iconShapes))('the icon %s is the drawing of Lucide that it names', async (_, icon) => {
  const { default: drawing } = (await import(`lucide-react/icons/${icon.lucide}`)) as { default: LucideIcon };
  expect(icon.shape).toBe(drawings(renderToStaticMarkup(createElement(drawing))));
});
