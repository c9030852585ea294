// Runs in the measured page before anything else: what the browser itself says about the first load, and the time from an input
// to the paint that answers it.
(() => {
  const afterRows = 1000;
  const deadline = 120_000;
  performance.setResourceTimingBufferSize(10_000);

  const load = { longTasks: [], shift: 0, largest: undefined };
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('longtask', ({ startTime, duration }) => load.longTasks.push({ startTime, duration }));
  observe('layout-shift', ({ value }) => {
    load.shift += value;
  });
  observe('largest-contentful-paint', (entry) => {
    load.largest = entry;
  });

  /** The moment after the next frame is on screen: the first callback runs before it is painted, the second one after. */
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
    );

  /** Resolves at the first change of the document after which `holds`. */
  const until = (holds) =>
    new Promise((resolve, reject) => {
      if (holds()) return resolve();
      setTimeout(reject, deadline, new Error(`Nothing changed within ${deadline} ms`));
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    });

  const describe = (entry) =>
    entry?.element
      ? `${entry.element.localName} "${entry.element.textContent.trim().slice(0, 40)}"`
      : (entry?.url ?? 'nothing');

  const hasRows = () => document.querySelector('tbody th a') !== null;

  async function firstLoad() {
    await until(hasRows);
    const inserted = performance.now();
    const rows = await painted();
    await new Promise((resolve) => setTimeout(resolve, afterRows));
    const files = performance.getEntriesByType('resource');
    return {
      rows,
      largest: load.largest?.startTime ?? Number.NaN,
      largestElement: describe(load.largest),
      blocked: load.longTasks
        .filter(({ startTime }) => startTime < rows + afterRows)
        .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
      shift: load.shift,
      loadedBefore: files.filter(({ responseEnd }) => responseEnd <= inserted).map(({ name }) => name),
    };
  }

  const tableText = () => {
    const table = document.querySelector('table[aria-busy="false"]');
    const { 0: first, length, [length - 1]: last } = table?.tBodies[0]?.rows ?? [];
    return first && !first.classList.contains('skeleton')
      ? `${length} ${first.textContent} ${last.textContent}`
      : '';
  };
  const listText = () => document.querySelector('dialog [role="listbox"]')?.textContent ?? '';
  const texts = { table: tableText, list: listText };

  /**
   * Begins to wait for the answer to the next input: `what` on screen becomes another one. `call` is in the address of the request
   * that the answer may need. The promise tells, in milliseconds: from the input to the paint, and how much of that the request took.
   */
  function expectChange(what, call) {
    const text = texts[what];
    const before = text();
    let input;
    const note = (event) => {
      input ??= event.timeStamp;
    };
    for (const type of ['keydown', 'click']) addEventListener(type, note, { capture: true });
    window.bench.answer = (async () => {
      await until(() => text() !== '' && text() !== before);
      const end = await painted();
      for (const type of ['keydown', 'click']) removeEventListener(type, note, { capture: true });
      const asked = performance
        .getEntriesByType('resource')
        .find(
          ({ name, startTime, responseEnd }) =>
            name.includes(call) && startTime >= input && responseEnd <= end,
        );
      return { total: end - input, server: asked ? asked.responseEnd - asked.startTime : 0 };
    })();
  }

  /**
   * Begins to wait for what the next event of this type leads to: an element that `selector` finds. The promise tells the milliseconds
   * from the event to the paint, and the longest task in between.
   */
  function expectShown(type, selector) {
    window.bench.answer = (async () => {
      const input = await new Promise((resolve) =>
        addEventListener(type, resolve, { capture: true, once: true }),
      );
      await until(() => document.querySelector(selector) !== null);
      const end = await painted();
      return { total: end - input.timeStamp, longest: await longestTask(input.timeStamp) };
    })();
  }

  /** The longest task that began after `since`, in milliseconds; 0 where all are shorter than 50. */
  async function longestTask(since) {
    // The browser tells of a task after it has ended.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const after = load.longTasks.filter(({ startTime }) => startTime >= since);
    return Math.max(0, ...after.map(({ duration }) => duration));
  }

  /** Scrolls an element by so many pixels in each frame, and tells how long each frame took and how many showed a row without its content. */
  async function scrolled(selector, pixels, frames) {
    const element = document.querySelector(selector);
    const rows = element.querySelector('tbody').rows;
    const times = [];
    let bare = 0;
    const since = performance.now();
    let before = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame += 1) {
      element.scrollBy(0, pixels);
      const now = await new Promise(requestAnimationFrame);
      times.push(now - before);
      before = now;
      for (const { cells } of rows) {
        if (cells[1].dataset.tone) continue;
        bare += 1;
        break;
      }
    }
    return { times, bare, longest: await longestTask(since) };
  }

  window.bench = { firstLoad, expectChange, expectShown, longestTask, scrolled };
})();
