// IBM's accessibility engine on every page and state, as a second opinion to axe, which the browser tests run. It takes a processor for
// two minutes, so it is no part of the test command. Usage: pnpm accessibility [beginning of a name]; the last line is "N passed, N failed".
import { visitEveryView } from './support/every-view.ts';
import { failuresOf, setAside, sortOut } from './support/second-engine.ts';

const [only = ''] = process.argv.slice(2);
const needed = new Set<object>();
let [passed, failed] = [0, 0];
await visitEveryView(only, async ({ name, page }) => {
  const { found, aside } = sortOut(await failuresOf(page));
  for (const one of aside) needed.add(one);
  if (found.length === 0) passed += 1;
  else failed += 1;
  console.log(`${found.length === 0 ? 'passed' : 'failed'}  ${name}`);
  for (const { ruleId, message, snippet, path } of found)
    console.log(`        ${ruleId}: ${message}\n          ${snippet}\n          ${path.dom}`);
});
if (only === '') {
  for (const { rule } of setAside.filter((one) => !needed.has(one)))
    console.log(`Nothing was found that ${rule} is set aside for.`);
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
