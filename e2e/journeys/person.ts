import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

/** Milliseconds after which something does not come any more. It is no measure of speed: a busy machine is slow. */
const patience = 120_000;

/** Milliseconds for one question: Firefox does not answer one about a page that is about to go away. */
const answerTime = 20_000;

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

/**
 * A person at a tab, who finds things by their role and accessible name as the browser itself computes them. The driver's own waiting
 * evaluates text as code in the page, which the content security policy forbids and Firefox heeds; this one asks from outside.
 */
export class Person {
  readonly #page: Page;
  readonly #home: string;

  constructor(page: Page, home: string) {
    this.#page = page;
    this.#home = home;
  }

  /** Asks until there is an answer, and passes it on. @throws when none comes */
  async until<Answer>(what: string, ask: () => Promise<Answer | false | null | undefined>): Promise<Answer> {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const late = new AbortController();
      const answer = await Promise.race([
        // What was there a moment ago may be gone.
        ask().catch(() => undefined),
        delay(answerTime, undefined, { signal: late.signal }).catch(() => undefined),
      ]);
      late.abort();
      if (answer) return answer;
      await delay(250);
    }
    throw new Error(`Waited for ${what} at ${this.#page.url()}`);
  }

  async open(path: string): Promise<void> {
    await this.#page.bringToFront();
    await this.#page.goto(this.#home + path);
  }

  /** Comes back to this tab. */
  turnTo(): Promise<void> {
    return this.#page.bringToFront();
  }

  #find(role: string, name: string) {
    return this.#page.$(`aria/[role="${role}"][name="${name}"]`);
  }

  async sees(role: string, name: string): Promise<void> {
    await this.until(`the ${role} "${name}"`, () => this.#find(role, name));
  }

  async click(role: string, name: string): Promise<void> {
    await this.until(`the ${role} "${name}"`, async () => {
      const element = await this.#find(role, name);
      await element?.click();
      return element;
    });
  }

  /**
   * The first option of the list that is open, once it is about this; its name may say more. The options of native lists, which have
   * the same role, are not meant.
   */
  isOffered(name: string) {
    return this.until(`the option "${name}"`, async () => {
      const option = await this.#page.$('[role="option"]');
      const text: unknown = await (await option?.getProperty('textContent'))?.jsonValue();
      return String(text).includes(name) ? option : undefined;
    });
  }

  /** Replaces what a field holds. */
  async fill(role: string, name: string, text: string): Promise<void> {
    await this.click(role, name);
    await this.press('a', true);
    await this.type(text);
  }

  /** Takes all of a field into the clipboard and pastes it again. */
  async cutAndPaste(): Promise<void> {
    for (const key of ['a', 'x', 'v'] as const) await this.press(key, true);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** Presses a key; `command` is with Ctrl, on a Mac with Cmd. */
  async press(
    key: 'Enter' | 'Tab' | 'Escape' | 'ArrowDown' | 'a' | 'k' | 'n' | 'v' | 'x',
    command = false,
  ): Promise<void> {
    const { keyboard } = this.#page;
    if (command) await keyboard.down(modifier);
    await keyboard.press(key);
    if (command) await keyboard.up(modifier);
  }

  /** Waits until a text is on the page. */
  async reads(text: string): Promise<void> {
    await this.until(`"${text}"`, async () => (await this.text()).includes(text));
  }

  /** All that can be read on the page. */
  async text(): Promise<string> {
    return String(await this.#page.evaluate('document.body.innerText'));
  }

  /** Waits until the address is this path. The driver is not told of all changes that a page makes itself. */
  async isAt(path: string): Promise<void> {
    await this.until(`the address ${path}`, async () => {
      const address: unknown = await this.#page.evaluate('location.pathname + location.search');
      return address === path;
    });
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  picture(file: string): Promise<unknown> {
    return this.#page.screenshot({ path: file as `${string}.png` });
  }
}
