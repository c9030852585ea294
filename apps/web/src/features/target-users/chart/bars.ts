export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Between two bars; half of it is at either end, which puts every bar in the middle of its share. */
  readonly gap: number;
}

const least = 2;

/**
 * Where the bars of one series stand in a frame, from left to right. The highest fills the frame; what is more than nothing
 * is never drawn as nothing.
 */
export function barsOf(values: readonly number[], { width, height, gap }: Frame): readonly Bar[] {
  const share = width / values.length;
  const highest = Math.max(...values);
  return values.map((value, index) => {
    const tall = value <= 0 ? 0 : Math.max(least, (value / highest) * height);
    return { x: index * share + gap / 2, y: height - tall, width: share - gap, height: tall };
  });
}
