export * from './bank.ts';
export * from './common.ts';
export * from './ofx.ts';
export * from './profile.ts';
export * from './signon.ts';
export * from './signup.ts';
export * from './wrappers.ts';
