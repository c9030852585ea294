/** What an action answers, or undefined when it throws: for storage, which may be blocked, full or damaged. */
export function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
