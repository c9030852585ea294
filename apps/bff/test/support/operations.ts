import * as contract from '@reseller-console/contract';

const exported: unknown[] = Object.values(contract);

const isOperation = (value: unknown): value is contract.Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'role' in value;

/** Every call that the contract declares, signing in and out among them. */
export const operations: readonly contract.Operation[] = exported.filter(isOperation);
