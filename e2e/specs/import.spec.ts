import { findBarriers } from '../support/axe.ts';
import { paths } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

test.use({ who: 'operator' });

const { brightwater } = known;
const secret = 'SECRET-4711';

/** What this browser keeps of the import, by the names of its stores. */
const keptIn = `(async () => {
  const kept = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name } of await indexedDB.databases()) {
    kept.push(name, await new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const database = opening.result;
        const reading = database.transaction('draft').objectStore('draft').getAll();
        reading.onsuccess = () => { database.close(); resolve(reading.result); };
      };
    }));
  }
  return JSON.stringify(kept);
})()`;

test('a file becomes people of the company on screen, and importing it again changes nothing', async ({
  page,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  // The browser tells a driver nothing of a body that is a file: the page itself says what it sends.
  await page.exposeFunction('noteSent', (text: string) => sent.push(text));
  await page.addInitScript(`
    const send = fetch;
    globalThis.fetch = async (address, options) => {
      if (options?.body instanceof Blob) await noteSent(await options.body.text());
      return send(address, options);
    };
  `);
  const list = await page.request.get(
    `/api/companies/${brightwater.id}/target-users?pageSize=1&status=active`,
  );
  const [there] = (await list.json()).items;
  const file = {
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `Ad;Soyad;E-posta;Departman;Cep;Maaş\r\nPınar;Taşkın;pinar.taskin@brightwater.example.com;Satış;+44 20 7946 0018;${secret}\r\n` +
        `;;${there.email};Import desk;;${secret}\r\nCan;Su;can.su@example;Satış;;${secret}\r\n`,
    ),
  };
  const toCheck = async () => {
    await page.getByLabel('Choose a file').setInputFiles(file);
    await page.getByRole('link', { name: 'Continue to columns' }).click();
    await expect(page.getByRole('combobox', { name: 'Field for Maaş' })).toHaveValue('');
    await page.getByRole('button', { name: 'Check 3 rows' }).click();
    await expect(page.getByRole('gridcell', { name: 'Not possible' })).toBeVisible();
  };

  await page.goto(paths.targetUsers(brightwater));
  await page.getByRole('link', { name: 'Import' }).click();
  await expect(
    page.getByRole('heading', { name: `Import target users into ${brightwater.name}` }),
  ).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await toCheck();
  expect(await findBarriers(page)).toEqual([]);

  await test.step('what was begun is there again after a reload, without the column that is not mapped', async () => {
    await expect.poll(() => page.evaluate<string>(keptIn)).toContain('pinar.taskin@brightwater.example.com');
    const kept = await page.evaluate<string>(keptIn);
    for (const word of [secret, 'Maaş']) expect(kept).not.toContain(word);
    await page.reload();
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('link', { name: 'Continue to columns' }).click();
    await expect(page.getByRole('combobox', { name: /^Field for/ })).toHaveCount(5);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Check 3 rows' }).click();
  });

  await page.getByRole('button', { name: `Look up 2 people in ${brightwater.name}` }).click();
  await expect(page.getByRole('radio', { name: '1 new' })).toBeVisible();
  await expect(page.getByRole('radio', { name: '1 changed' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'Changed' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: new RegExp(`^Import 2 .*${brightwater.name}`) }).click();
  await expect(page).toHaveURL(/\/jobs\//);
  await expect
    .poll(() => page.evaluate<string>(keptIn))
    .not.toContain('pinar.taskin@brightwater.example.com');

  const search = `/api/companies/${brightwater.id}/target-users?q=pinar.taskin@brightwater.example.com`;
  await expect
    .poll(async () => (await (await page.request.get(search)).json()).items)
    .toMatchObject([{ firstName: 'Pınar', lastName: 'Taşkın', department: 'Satış' }]);

  await page.goto(`/companies/${brightwater.id}/target-users/import`);
  await toCheck();
  await page.getByRole('button', { name: `Look up 2 people in ${brightwater.name}` }).click();
  await expect(page.getByRole('radio', { name: '2 the same' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Import / })).toHaveCount(0);

  expect(sent.join('\n')).toContain('pinar.taskin@brightwater.example.com');
  for (const word of [secret, 'Maaş', encodeURIComponent('Maaş')])
    expect(sent.join('\n')).not.toContain(word);
});
