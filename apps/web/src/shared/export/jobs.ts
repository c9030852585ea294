import { createStore } from '../lib/store.ts';
import { type FileRequest, openFile } from '../open-file.ts';
import { pageEnd } from '../page-end.ts';
import { ProblemError } from '../problem-error.ts';
import type { ToastPlace } from '../toast/toast-body.tsx';
import { type Arrived, BrokenOff, type ReceivedFile, receiveFile } from './download.ts';
import { saveFile } from './save-file.ts';

/** A file to download, with its name and company. */
export interface ExportRequest {
  readonly name: string;
  readonly place?: ToastPlace | undefined;
  readonly file: FileRequest;
}

export type ExportState =
  | { readonly status: 'running'; readonly arrived?: Arrived }
  | { readonly status: 'done'; readonly file: ReceivedFile }
  /** It ended as if it were whole, with fewer rows than there were. Not saved. */
  | { readonly status: 'short'; readonly file: ReceivedFile; readonly rows: number; readonly total: number }
  | { readonly status: 'cut'; readonly arrived: Arrived }
  | { readonly status: 'failed'; readonly error: unknown };

/** What ends each export that is under way. */
const running = new Set<AbortController>();

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

function begin(abort: AbortController): void {
  running.add(abort);
  window.addEventListener('beforeunload', warn);
}

function end(abort: AbortController): void {
  running.delete(abort);
  if (running.size === 0) window.removeEventListener('beforeunload', warn);
}

let stopped = 0;

pageEnd.addEventListener('abort', () => {
  stopped = running.size;
  for (const abort of running) abort.abort();
});

/** How many exports the end of the page has stopped; nothing of them is saved. */
export const stoppedExports = (): number => stopped;

function settled(file: ReceivedFile): ExportState {
  const { rows, total } = file;
  if (rows !== undefined && total !== undefined && rows < total) {
    return { status: 'short', file, rows, total };
  }
  saveFile(file);
  return { status: 'done', file };
}

function failure(error: unknown): ExportState {
  if (error instanceof BrokenOff) return { status: 'cut', arrived: error.arrived };
  if (!(error instanceof ProblemError)) console.error(error);
  return { status: 'failed', error };
}

/** An export and its state; it can be tried again after a failure. */
export function createJob(request: ExportRequest) {
  const state = createStore<ExportState>({ status: 'running' });
  let abort = new AbortController();

  async function run(): Promise<void> {
    const started = new AbortController();
    const { signal } = started;
    abort = started;
    state.set({ status: 'running' });
    begin(started);
    try {
      const response = await openFile(request.file, signal);
      const onProgress = (arrived: Arrived) => state.set({ status: 'running', arrived });
      const file = await receiveFile(response, { signal, onProgress });
      signal.throwIfAborted();
      state.set(settled(file));
    } catch (error) {
      if (!signal.aborted) state.set(failure(error));
    } finally {
      end(started);
    }
  }

  return {
    request,
    run,
    state,
    cancel: () => abort.abort(),
  };
}

export type ExportJob = ReturnType<typeof createJob>;
