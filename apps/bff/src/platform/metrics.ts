/** Measures for operators. Labels are route templates and closed lists, never ids. */
export interface Metrics {
  /** Whether Keepnet counts as down. */
  breaker(open: boolean): void;
  /** One request of a browser, answered. */
  request(seen: { method: string; route: string; status: number; seconds: number }): void;
  /** One attempt of a call to Keepnet. */
  call(seen: { method: string; template: string; outcome: string; seconds: number; retry: boolean }): void;
}

/** Measures nothing: without a port for them nobody would see it. */
export const noMetrics: Metrics = { breaker: () => {}, request: () => {}, call: () => {} };
