import { readFileSync } from 'node:fs';

const interval = 500;

/** The parent of a process and how it was started, or undefined once it has ended or where there is no /proc. */
function look(pid: number): { parent: number; command: string } | undefined {
  try {
    // The name in brackets may hold anything, so the fields are counted from its end.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return { parent: Number(fields?.[1]), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return undefined;
  }
}

function launchers(): number[] {
  const found: number[] = [];
  for (let pid = process.ppid; pid > 1; ) {
    const seen = look(pid);
    if (!seen) break;
    if (seen.command.includes('pnpm')) found.push(pid);
    pid = seen.parent;
  }
  return found;
}

/** Calls `ended` once when npx or pnpm, which started this command, is gone: neither passes a SIGTERM or SIGKILL on. */
export function whenLauncherEnds(ended: () => void): void {
  const watched = launchers();
  const timer = setInterval(() => {
    if (watched.every((pid) => look(pid) !== undefined)) return;
    clearInterval(timer);
    ended();
  }, interval);
  timer.unref();
}
