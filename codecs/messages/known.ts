/** `T` with what may be undefined left out instead. */
export type Known<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/**
 * The fields that have a value. Readers give objects without the fields a response does not say, so that
 * they can be compared, stored as JSON and spread over defaults.
 */
export const known = <const T extends object>(fields: T): Known<T> => {
  // A loop, since this is done for every transaction and lists of keys or entries cost more than all the rest of one.
  const result: Record<string, unknown> = {};
  for (const key in fields) {
    const value: unknown = fields[key];
    if (value !== undefined) result[key] = value;
  }
  return result as Known<T>;
};
