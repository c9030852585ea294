import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '../support/console.ts';
import { known } from '../support/known.ts';
import { person as account } from '../support/people.ts';
import type { SandboxControl } from '../support/sandbox.ts';
import type { Person } from './person.ts';

interface World {
  person: Person;
  /** Another tab of the same browser. */
  newTab: () => Promise<Person>;
  sandbox: SandboxControl;
  /** The folder in which downloads arrive. */
  downloads: string;
}

type Journey = (world: World) => Promise<void>;

const company = known.brightwater;
const [domain] = company.domains;
const who = account('operator');
const email = `ada.journey@${domain}`;
const columns = 'First name;Last name;E-mail;Phone';

const usersWith = ({ sandbox }: World, address: string) => sandbox.users(company.id, address);

/** Waits until Keepnet has what is asked for. */
const keepnetHas = (
  world: World,
  address: string,
  what: Partial<Awaited<ReturnType<typeof usersWith>>[number]>,
) =>
  world.person.until(`${address} in Keepnet`, async () => {
    const [user] = await usersWith(world, address);
    return (
      user &&
      Object.entries(what).every(([field, value]) =>
        Object.entries(user).some(([name, has]) => name === field && has === value),
      )
    );
  });

const openPalette = async (person: Person): Promise<void> => {
  await person.press('k', true);
  await person.sees('combobox', 'Company name or id, page or action');
};

/** The main journeys, each after the ones before it. */
export const journeys: Readonly<Record<string, Journey>> = {
  'sign in': async ({ person }) => {
    await person.open('/');
    await person.click('button', 'Sign in');
    await person.fill('textbox', 'Account', who.id);
    await person.press('Tab');
    await person.type(who.password);
    await person.press('Enter');
    await person.sees('heading', 'Companies');
    await person.sees('link', known.acme.name);
  },

  'switch company by the keyboard': async ({ person }) => {
    await person.open('/');
    await person.sees('link', known.acme.name);
    await openPalette(person);
    await person.type(company.name);
    await person.isOffered(company.name);
    await person.press('Enter');
    await person.isAt(paths.overview(company));
    await person.sees('heading', company.name);
  },

  'a page and an action by the palette': async ({ person }) => {
    await openPalette(person);
    await person.type('licences');
    await person.isOffered('Licences');
    await person.press('Enter');
    await person.isAt('/licences');
    await openPalette(person);
    await person.press('Escape');
    await person.sees('heading', 'Licences');
  },

  'page and search': async ({ person }) => {
    await person.open(paths.targetUsers(company));
    await person.reads('1-25 of');
    await person.click('button', 'Next page');
    await person.reads('26-50 of');
    await person.click('button', 'Status');
    await person.click('radio', 'Inactive');
    await person.isAt(paths.targetUsers(company, { status: 'inactive' }));
    await person.fill('searchbox', 'Search target users', 'nosuchperson');
    await person.sees('heading', 'No target user matches.');
  },

  'create a target user': async (world) => {
    const { person } = world;
    await person.open(paths.targetUsers(company));
    await person.click('link', 'New target user');
    await person.fill('textbox', 'E-mail required', email);
    await person.press('Tab');
    await person.type('Ada');
    await person.press('Tab');
    await person.type('Journey');
    await person.fill('textbox', 'Phone required', '+44 20 7946 0018');
    await person.click('combobox', 'Target groups');
    await person.type('night');
    const option = await person.isOffered('Night Shift');
    await option.click();
    await person.sees('button', 'Remove Night Shift');
    await person.click('button', `Create in ${company.name}`);
    await person.reads('Ada Journey was created');
    await keepnetHas(world, email, { phone: '+442079460018' });
  },

  'edit a target user': async (world) => {
    const { person } = world;
    await person.open(paths.targetUsers(company, { q: email }));
    await person.click('link', 'Ada Journey');
    await person.click('link', 'Edit');
    await person.fill('textbox', 'Department', 'Legal');
    await person.click('button', `Save in ${company.name}`);
    await person.reads('was saved');
    await keepnetHas(world, email, { department: 'Legal' });
  },

  'delete a target user, and undo it': async (world) => {
    const { person } = world;
    await person.open(paths.targetUsers(company, { q: email }));
    await person.click('checkbox', `Select Ada Journey, ${email}`);
    await person.click('button', 'More');
    // Its hint is part of its name.
    await person.click('button', 'Delete Cannot be reversed. To free only the seat, deactivate instead.');
    await person.click('button', `Delete 1 target user in ${company.name}`);
    await person.click('button', 'Undo');
    await person.reads('Nothing was changed.');
    await keepnetHas(world, email, { deleted: false });
  },

  'create a target group': async ({ person }) => {
    await person.open(paths.targetGroups(company));
    await person.sees('link', 'New target group');
    await person.press('n');
    await person.sees('textbox', 'Name required');
    await person.type('Journey group');
    await person.click('button', `Create in ${company.name}`);
    await person.reads('Target group “Journey group” was created');
  },

  'import a pasted list': async (world) => {
    const { person } = world;
    const addresses = ['grace', 'alan'].map((name) => `${name}.journey@${domain}`);
    await person.open(paths.importTargetUsers(company));
    await person.click('radio', 'Copied cells');
    await person.click('textbox', 'Cells, with their header row');
    await person.type(
      [columns, ...addresses.map((one) => `Import;Journey;${one};+44 20 7946 0018`)].join('\n'),
    );
    await person.cutAndPaste();
    await person.click('button', 'Read');
    await person.click('link', 'Continue to columns');
    await person.click('button', 'Check 2 rows');
    await person.click('button', `Look up 2 people in ${company.name}`);
    await person.click('button', `Import 2 target users in ${company.name}`);
    for (const one of addresses) await keepnetHas(world, one, { lastName: 'Journey' });
  },

  'export a list as CSV': async ({ person, downloads }) => {
    await person.open(paths.targetUsers(company, { q: 'journey' }));
    await person.reads('1-3 of 3');
    await person.click('button', 'Export');
    await person.click('button', 'CSV, all matching rows');
    await person.reads('3 of 3 rows');
    const file = await person.until('the file', async () => {
      for await (const name of glob('brightwater-logistics_target-users_*.csv', { cwd: downloads }))
        return name;
      return undefined;
    });
    await person.until('its rows', async () => {
      const lines = (await readFile(join(downloads, file), 'utf8')).trimEnd().split('\r\n');
      return lines.length === 4;
    });
  },

  'two tabs on two companies': async ({ person: first, newTab }) => {
    const second = await newTab();
    const tabs = [
      [first, known.acme],
      [second, company],
    ] as const;
    for (const [tab, { id, name }] of tabs) {
      await tab.open(paths.targetUsers({ id, name }));
      await tab.reads('1-25 of');
    }
    for (const [tab, { domains }] of tabs) {
      await tab.turnTo();
      await tab.click('button', 'Next page');
      await tab.reads('26-50 of');
      const addresses = (await tab.text()).match(/[^\s()]+@[^\s()]+/g) ?? [];
      const strange = addresses.filter((one) => !domains.some((own) => one.endsWith(`@${own}`)));
      if (addresses.length < 25 || strange.length > 0)
        throw new Error(`${addresses.length} people, of others: ${strange}`);
    }
    await second.close();
    await first.turnTo();
  },

  'sign out': async ({ person }) => {
    await person.open('/');
    await person.click('button', `Account of ${who.name}`);
    await person.click('button', 'Sign out');
    await person.reads('Sign out of the demo identity provider as well?');
    await person.open(paths.targetUsers(company));
    await person.sees('heading', 'Sign in');
  },
};
