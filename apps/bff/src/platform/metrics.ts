/** Metrics for operators. Labels are route templates and closed lists, never ids. */
export interface Metrics {
  /** Whether the circuit breaker is open: Keepnet counts as down. */
  breaker(open: boolean): void;
  /** One request of a browser and its answer. */
  request(seen: { method: string; route: string; status: number; seconds: number }): void;
  /** One attempt of a call to Keepnet. */
  call(seen: { method: string; template: string; outcome: string; seconds: number; retry: boolean }): void;
}

/** Measures nothing, if no port is configured. */
export const noMetrics: Metrics = { breaker: () => {}, request: () => {}, call: () => {} };
