/** USERKEY as it is kept: the key, and until when it may be used. */
export interface UserKey {
  readonly key: string;
  /** TSKEYEXPIRE: ISO 8601, UTC. */
  readonly expires?: string | undefined;
}

/** Reads what was kept; what cannot be read is as good as nothing. */
export const parseUserKey = (text: string | undefined): UserKey | undefined => {
  try {
    const kept = JSON.parse(text ?? 'null') as UserKey | null;
    return typeof kept?.key === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
};
