import type { CSSProperties } from 'react';
import { hueOf, initialsOf } from '../lib/hue.ts';

declare module 'react' {
  interface CSSProperties {
    '--hue'?: number;
    '--apart'?: number | undefined;
    '--used'?: number;
    '--width'?: string;
    '--min-width'?: string;
  }
}

/** Sets the hue of everything inside to that of an id. */
export const hueStyle = (id: string): CSSProperties => ({ '--hue': hueOf(id) });

/** Properties that draw a tile with initials before an element's text: class, data and hue. */
export const tileProps = (id: string, name: string) => ({
  'data-initials': initialsOf(name),
  style: hueStyle(id),
});
