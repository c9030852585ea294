export * from './companies.ts';
export * from './list.ts';
export * from './operation.ts';
export * from './preferences.ts';
export * from './problem.ts';
export * from './role.ts';
export * from './session.ts';
export * from './target-users.ts';
