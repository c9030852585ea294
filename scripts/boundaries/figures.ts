import type { SourceFile } from './workspace.ts';

const limits = { median: 80, p90: 200 };

/** Lines per file, tests left out. */
export function lineFigures(files: readonly SourceFile[]) {
  const sizes = files.filter((file) => !file.isTest).sort((a, b) => a.lines - b.lines);
  const at = (share: number) => sizes[Math.ceil(sizes.length * share) - 1]?.lines ?? 0;
  const longest = sizes.at(-1);
  return {
    files: sizes.length,
    median: at(0.5),
    p90: at(0.9),
    longest: longest?.lines ?? 0,
    where: longest?.path,
  };
}

/** What of the figures is over its limit, one line each. */
export function figureFaults({ median, p90 }: { median: number; p90: number }): string[] {
  return [
    ...(median >= limits.median
      ? [`the median file has ${median} lines, and under ${limits.median} is the rule`]
      : []),
    ...(p90 >= limits.p90
      ? [`one file in ten has ${p90} lines or more, and under ${limits.p90} is the rule`]
      : []),
  ];
}
