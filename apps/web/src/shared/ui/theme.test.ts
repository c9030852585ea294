/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, type Oklch } from './testing/contrast.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split(':root[data-theme="dark"]');

const more = readFileSync(new URL('../../app/contrast.css', import.meta.url), 'utf8').split('@media');
const [, moreLight = '', moreDark = ''] = more;

const colourOf = /--color-([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g;
const coloursIn = (block: string) =>
  new Map<string, Oklch>(
    [...block.matchAll(colourOf)].map(([, name = '', l, c, h]) => [name, [Number(l), Number(c), Number(h)]]),
  );
const numberIn = (block: string, name: string) => Number(new RegExp(`${name}: ([\\d.]+);`).exec(block)?.[1]);

const text = ['text', 'muted', 'good', 'warn', 'bad'];
const grounds = ['page', 'surface', 'raised', 'hover'];
const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ...text.flatMap((front) => grounds.map((back) => [front, back, 4.5] as const)),
  ['text', 'pressed', 4.5],
  ['muted', 'pressed', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['text', 'accent-tint', 4.5],
  ['muted', 'accent-tint', 4.5],
  ['text', 'bad-tint', 4.5],
  ['muted', 'bad-tint', 4.5],
  ['text', 'warn-tint', 4.5],
  ['muted', 'warn-tint', 4.5],
  ['warn', 'warn-tint', 3],
  ['bad', 'surface', 4.5],
  ['accent', 'page', 3],
  ['accent', 'surface', 3],
  ['accent', 'accent-tint', 3],
  ['field', 'page', 3],
  ['field', 'surface', 3],
  ['field', 'raised', 3],
  ['bar', 'surface', 3],
  ['bad', 'track', 3],
];

function readerOf(...blocks: string[]) {
  const colours = new Map(blocks.flatMap((block) => [...coloursIn(block)]));
  return (name: string): Oklch => {
    const colour = colours.get(name);
    if (!colour) throw new Error(`no colour is called ${name}`);
    return colour;
  };
}

/** For people who ask for more contrast: text of WCAG's level AAA, and lines as strong as the borders of fields. */
const morePairs: typeof pairs = [
  ...['text', 'good', 'warn', 'bad', 'accent'].flatMap((front) =>
    grounds.map((back) => [front, back, 7] as const),
  ),
  ['on-accent', 'accent', 7],
  ['on-accent', 'accent-hover', 7],
  ...grounds.map((back) => ['line', back, 3] as const),
];

describe.each([
  ['light', light, moreLight],
  ['dark', dark, moreDark],
])('the %s palette', (_name, block, moreBlock) => {
  const get = readerOf(block);

  test.each(morePairs)('with more contrast, %s on %s reaches %s', (front, back, least) => {
    const getMore = readerOf(block, moreBlock);
    expect(contrast(getMore(front), getMore(back))).toBeGreaterThanOrEqual(least);
  });

  test.each(pairs)('%s on %s reaches %s', (front, back, least) => {
    expect(contrast(get(front), get(back))).toBeGreaterThanOrEqual(least);
  });

  test('a tile can be read, and its line seen, in every hue', () => {
    for (let hue = 0; hue < 360; hue += 1) {
      const company: Oklch = [
        numberIn(block, '--company-lightness'),
        numberIn(block, '--company-chroma'),
        hue,
      ];
      expect(contrast(get('on-company'), company), `hue ${hue}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(company, get('surface')), `hue ${hue}`).toBeGreaterThanOrEqual(3);
    }
  });
});
