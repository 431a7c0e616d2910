import type { SyntaxEvents } from './events.ts';

/** A tag without its namespace prefix. A colon with nothing behind it is no prefix: no tag is empty. */
const localName = (name: string): string => {
  const prefixEnd = name.length > 1 ? name.lastIndexOf(':', name.length - 2) : -1;
  return prefixEnd < 0 ? name : name.slice(prefixEnd + 1);
};

/** Tags fold to upper case (the DTD's NAMECASE) and lose a namespace prefix. */
export const canonicalTag = (name: string): string => localName(name).toUpperCase();

type Judge = Pick<SyntaxEvents, 'deviate'>;

/** Says what is wrong with a tag. To be called while its element is open, so that it has the element's path. */
const judge = (events: Judge, name: string, at: number, attributes: string): void => {
  if (attributes !== '') events.deviate('syntax', `attributes on ${name}: OFX has none`, at, attributes);
  const local = localName(name);
  const tag = local.toUpperCase();
  if (tag !== local) events.deviate('syntax', `tag ${tag} is not in capital letters`, at);
};

/** Tells a start tag, and what is wrong with it: attributes above all, as they are written. */
export const openTag = (events: SyntaxEvents, name: string, at: number, attributes = ''): void => {
  events.open(canonicalTag(name), at);
  judge(events, name, at, attributes);
};

/** Tells an end tag, and what is wrong with it. */
export const closeTag = (events: SyntaxEvents, name: string, at: number, attributes = ''): void => {
  judge(events, name, at, attributes);
  events.close(canonicalTag(name), at);
};
