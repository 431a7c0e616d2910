import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Version } from '../../../codecs/versions.ts';

/**
 * The tables of the five published editions, read from the folder `protocol/facts` beside this project. It
 * is found at `../shared`, or where the environment variable OFX_SHARED says.
 */
export const EDITIONS = {
  dtd102: '1.0.2',
  dtd103: '1.0.3',
  dtd160: '1.6',
  dtd201: '2.0.1',
  xsd: '2.3',
} as const satisfies Record<string, Version>;

export type Edition = keyof typeof EDITIONS;

/** The editions, oldest first. */
export const EDITION_NAMES = Object.keys(EDITIONS) as Edition[];

/** A content model as the facts have it. */
export interface PublishedNode {
  readonly kind: 'element' | 'sequence' | 'choice' | 'group';
  readonly name?: string;
  /** Name of the element's type, in the XML Schema only. */
  readonly type?: string;
  readonly card: 'required' | 'optional' | 'many0' | 'many1' | string;
  readonly min?: number;
  readonly max?: number | null;
  readonly items?: readonly PublishedNode[];
}

export interface PublishedAggregate {
  readonly tag: string;
  readonly type?: string;
  readonly reachable?: boolean;
  /** The DTDs'. */
  readonly content?: PublishedNode;
  /** The XML Schema's. */
  readonly children?: readonly PublishedNode[];
}

export interface PublishedLeaf {
  readonly tag: string;
  readonly reachable?: boolean;
  readonly type?: string;
  readonly entity?: string | null;
  readonly datatype?: string | null;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minimization?: { readonly endTagOmissible: boolean };
}

export interface Published {
  readonly aggregates: Readonly<Record<string, PublishedAggregate>>;
  readonly leaves: Readonly<Record<string, PublishedLeaf>>;
  readonly leavesWithRequiredEndTag?: readonly string[];
}

const root = resolve(import.meta.dirname, '../../..');
const shared = [process.env.OFX_SHARED, resolve(root, '../shared')].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'protocol/facts')),
);

/** Whether the folder is there. */
export const HAS_FACTS = shared !== undefined;

const read = new Map<Edition, Published>();

/** One edition's tables. */
export const published = (edition: Edition): Published => {
  let tables = read.get(edition);
  if (!tables) {
    if (shared === undefined) throw new Error('The folder protocol/facts is not here: set OFX_SHARED.');
    const text = readFileSync(join(shared, `protocol/facts/elements-${edition}.json`), 'utf8');
    tables = JSON.parse(text) as Published;
    read.set(edition, tables);
  }
  return tables;
};

/** A tag without the type that tells it from others of its name. */
export const baseTag = (name: string): string => name.split('@')[0] ?? name;

const byTag = new Map<Edition, Map<string, PublishedAggregate[]>>();

/** The aggregates of a tag; a few tags stand for different ones in different parents. */
export const publishedAggregates = (edition: Edition, tag: string): readonly PublishedAggregate[] => {
  let index = byTag.get(edition);
  if (!index) {
    index = new Map();
    for (const [name, aggregate] of Object.entries(published(edition).aggregates)) {
      index.set(baseTag(name), [...(index.get(baseTag(name)) ?? []), aggregate]);
    }
    byTag.set(edition, index);
  }
  return index.get(tag) ?? [];
};

/** The tags of an edition's aggregates and leaves that a file can hold. */
export const publishedTags = (edition: Edition): { aggregates: Set<string>; leaves: Set<string> } => {
  const { aggregates, leaves } = published(edition);
  const tags = (entries: Readonly<Record<string, { reachable?: boolean }>>): Set<string> =>
    new Set(
      Object.keys(entries)
        .filter((name) => entries[name]?.reachable !== false)
        .map(baseTag),
    );
  return { aggregates: tags(aggregates), leaves: tags(leaves) };
};

/**
 * What the 2.3 schema defines and leaves out of SIGNONMSGSRQV1 and SIGNONMSGSRSV1 by mistake: counted as
 * known besides.
 */
export const UNREACHABLE_BY_MISTAKE = ['MFACHALLENGE', 'MFACHALLENGERQ', 'MFACHALLENGERS'] as const;
