import { exportWords as english } from './en/export.ts';

export const exportWords = english;
