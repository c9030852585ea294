import type { LoggedRequest } from '../http/request-log.ts';
import { addUser } from '../store/add.ts';
import { maskCompany } from '../store/mask.ts';
import type { Modes } from '../store/modes.ts';
import type { Company, CompanyGroup, CustomField, TargetGroup, TargetUser } from '../store/records.ts';
import type { Creation, Tenant } from '../store/world.ts';
import {
  type CompanyChange,
  type ModesChange,
  type PlantedGroup,
  type PlantedUser,
  plantedGroup,
  plantedUser,
  type TokenChange,
} from './changes.ts';
import { defined } from './defined.ts';
import { type FaultRequest, faultRule } from './fault.ts';
import type { SeedChoice, State } from './state.ts';

/** A group with the ids of its members. */
export type GroupState<Group> = Omit<Group, 'members'> & { readonly members: readonly string[] };

/** What tests can see and do outside the simulated API; HTTP has the same under /__sandbox. */
export class Control {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** Seeds again, with the modes of the start, no faults and an empty log. Tokens stay valid. */
  reset(seed: Partial<SeedChoice> = {}): void {
    this.#state.reset(seed);
  }

  /** What arrived, oldest first. A path picks those of one template or path. */
  requests(path?: string): readonly LoggedRequest[] {
    const { entries } = this.#state.log;
    return path === undefined
      ? [...entries]
      : entries.filter((entry) => entry.template === path || entry.path === path);
  }

  clearRequests(): void {
    this.#state.log.clear();
  }

  /** Spoils the next calls that match; one call unless `match.times` says more. */
  addFault(rule: FaultRequest): void {
    this.#state.faults.add(faultRule.parse(rule));
  }

  /** Takes the faults back; calls that one of them holds go on. */
  clearFaults(): void {
    this.#state.faults.clear();
  }

  /** Lets the calls go on that a fault holds now; it holds later ones as before. */
  release(): void {
    this.#state.faults.release();
  }

  /** The faults asked for, with how often each was used. */
  faults(): ReturnType<State['faults']['list']> {
    return this.#state.faults.list();
  }

  /** Changes how tokens are issued; answers how many were issued since the start. */
  token({ expireAll, ...settings }: TokenChange = {}): { issued: number } {
    const { tokens } = this.#state;
    tokens.settings = { ...tokens.settings, ...defined(settings) };
    if (expireAll === true) tokens.expireAll();
    return { issued: tokens.issued };
  }

  /** Changes modes; answers those now in force. */
  modes(change: ModesChange = {}): Modes {
    return Object.assign(this.#state.world.modes, defined(change));
  }

  /** Puts the modes of the start back; the records stay. */
  resetModes(): void {
    this.#state.resetModes();
  }

  /** Changes a company; answers it as it is now. Throws a RangeError for an unknown id. */
  company(id: string, change: CompanyChange = {}): Company {
    const { company } = this.#tenant(id);
    const { privacy, licence, masked, customFields = {}, without = [], ...rest } = change;
    Object.assign(company, defined(rest));
    if (licence !== undefined) company.limit = licence;
    if (privacy !== undefined) company.privacyDurationId = privacy === 'denied' ? 0 : 1;
    if (privacy === 'denied') company.licenceExpired = false;
    if (masked) maskCompany(this.#tenant(id));
    for (const field of this.#tenant(id).users.customFields) Object.assign(field, customFields[field.name]);
    if (without.includes('people')) this.#state.world.removePeople(company);
    if (without.includes('groups')) this.#state.world.removeGroups(company);
    if (company.removed || !company.managed) {
      for (const { members } of this.#state.world.companyGroups.everything()) members.delete(id);
    }
    return company;
  }

  /** Plants a target user without asking any rule. */
  plantUser(user: PlantedUser): TargetUser {
    const { companyId, createTime, custom: own, ...values } = plantedUser.parse(user);
    const tenant = this.#tenant(companyId);
    const unset = {
      timeZoneId: null,
      managerFirstName: '',
      managerLastName: '',
      managerEmail: '',
    };
    const custom = tenant.users.customFields.map(({ name }) => own[name] ?? '');
    const full = { ...values, ...unset, custom, updateTime: null };
    return addUser(
      this.#state.world,
      tenant,
      full,
      createTime === undefined ? undefined : Date.parse(createTime),
    );
  }

  /** Plants a target group, or a company group when no company is given; answers its id. */
  plantGroup(group: PlantedGroup): { id: string } {
    const { companyId, name, members, createTime, priority } = plantedGroup.parse(group);
    const { world } = this.#state;
    const time = createTime ?? new Date(world.now()).toISOString();
    const id = world.newId();
    if (companyId === undefined) {
      world.companyGroups.add({ id, name, createTime: time, members: new Set(members) }, world.visibleFrom());
    } else {
      const row: TargetGroup = {
        id,
        name,
        priority,
        kind: 'manual',
        createTime: time,
        updateTime: null,
        members: new Set(members.flatMap((user) => this.#tenant(companyId).users.get(user) ?? [])),
      };
      this.#tenant(companyId).groups.add(row, world.visibleFrom());
    }
    return { id };
  }

  /** The target users of a company that have an address (any case), deleted and not yet visible ones too. */
  users(companyId: string, email?: string): TargetUser[] {
    const all = this.#tenant(companyId).users.everything();
    const wanted = email?.toLowerCase();
    return wanted === undefined ? [...all] : all.filter((user) => user.email.toLowerCase() === wanted);
  }

  /** The target groups of a company, those of one name if given. */
  targetGroups(companyId: string, name?: string): GroupState<TargetGroup>[] {
    return this.#tenant(companyId)
      .groups.everything()
      .filter((group) => name === undefined || group.name === name)
      .map((group) => ({ ...group, members: [...group.members].map(({ id }) => id) }));
  }

  /** Company groups, those of one name if given, with the ids of their member companies. */
  companyGroups(name?: string): GroupState<CompanyGroup>[] {
    return this.#state.world.companyGroups
      .everything()
      .filter((group) => name === undefined || group.name === name)
      .map((group) => ({ ...group, members: [...group.members] }));
  }

  /** The custom fields of a company, inactive ones too. */
  customFields(companyId: string): readonly CustomField[] {
    return [...this.#tenant(companyId).users.customFields];
  }

  /** Every record that the API made since the last reset. */
  creations(): readonly Creation[] {
    return [...this.#state.world.creations];
  }

  #tenant(id: string): Tenant {
    const { world } = this.#state;
    const company = world.companies.get(id);
    if (company === undefined) throw new RangeError('unknown company');
    return world.tenant(company);
  }
}
