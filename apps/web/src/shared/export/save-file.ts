import type { ReceivedFile } from './download.ts';

/** Hands a file to the browser, which puts it where the person keeps downloads. */
export function saveFile({ blob, name }: Pick<ReceivedFile, 'blob' | 'name'>): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by the time that this page does anything else.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
