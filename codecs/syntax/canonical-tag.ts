import type { SyntaxEvents } from './events.ts';

/** Tags fold to upper case (the DTD's NAMECASE) and lose a namespace prefix; `events` hears of the former. */
export const canonicalTag = (
  name: string,
  at: number,
  events: Pick<SyntaxEvents, 'deviate'> | undefined,
): string => {
  const local = name.slice(name.lastIndexOf(':') + 1);
  const tag = local.toUpperCase();
  if (tag !== local) events?.deviate('syntax', `tag ${tag} is not in capital letters`, at);
  return tag;
};
