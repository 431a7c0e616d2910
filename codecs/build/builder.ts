import { isValidFor } from '../datatypes/datatype.ts';
import type { DeviationCode } from '../deviation.ts';
import { isIn, isUnbounded, planOf, type Slot, tagIn } from '../dsl/compile.ts';
import { type ContentListener, contentOf, walkContent } from '../dsl/content.ts';
import type { Limits } from '../limits.ts';
import { rootStep, ruleFacts } from '../rules.ts';
import { Scanner, type ScanTarget, type Unfinished } from '../scan/scanner.ts';
import type { AggregateStep } from '../scan/shape.ts';
import { OFX } from '../schema/ofx.ts';
import { type BodyEvents, trimValue } from '../syntax/events.ts';
import { isTag, isWritable } from '../syntax/writable.ts';
import type { Version } from '../versions.ts';
import { detached } from './detached.ts';
import { type Finding, type FindingDetails, finding, Quota } from './findings.ts';
import { type AggregateFrame, countHandedOut, type Frame, pathOf, type UnknownFrame } from './frame.ts';
import { LimitPassed } from './limit-passed.ts';
import { openOffsets } from './offsets.ts';
import { addRaw, type RawElement, rawValue } from './raw.ts';
import type { Sink } from './sink.ts';

/** What was built: one object per `<OFX>` block. */
export interface Built {
  readonly blocks: Record<string, unknown>[];
  readonly findings: Finding[];
  /** Deviations beyond the limit, counted only. */
  readonly uncounted: number;
}

/**
 * Turns the events of either syntax into typed objects, guided by the schema: it knows which elements are
 * leaves and so where unclosed ones end, puts what is misplaced where it belongs, and keeps what no
 * version knows.
 *
 * An unknown element without text may be an aggregate or an empty leaf whose end tag was left out; that is
 * only certain when its end tag or its parent's arrives. Until then its children are collected raw, and
 * given to the parent if it was a leaf after all.
 */
export class Builder implements BodyEvents, ScanTarget {
  readonly #limits: Limits;
  readonly #version: Version | undefined;
  readonly #sink: Sink | undefined;
  readonly #scans: boolean;
  /** The events come from well-formed XML: every end tag is there, so nothing needs guessing. */
  #wellFormed: boolean;
  readonly #stack: Frame[] = [];
  readonly #blocks: Record<string, unknown>[] = [];
  readonly #findings: Finding[] = [];
  readonly #quota: Quota;
  /** What the type of the value being read said of it. */
  readonly #said: [code: DeviationCode, message: string][] = [];
  readonly #say = (code: DeviationCode, message: string): void => void this.#said.push([code, message]);
  readonly #contentListener: ContentListener = {
    element: () => {},
    fault: (rule, message, tag) => this.#findLack(rule, message, tag),
  };
  /** Text outside of any element, which may come in pieces, and where it begins. */
  #stray: { text: string; readonly at: number } | undefined;
  #elements = 0;
  #scanner: Scanner;

  constructor(limits: Limits, version: Version | undefined, wellFormed: boolean, sink?: Sink, scans = true) {
    this.#limits = limits;
    this.#scans = scans;
    this.#sink = sink;
    this.#quota = new Quota(limits.deviations);
    this.#version = version;
    this.#wellFormed = wellFormed;
    this.#scanner = this.#makeScanner();
  }

  #makeScanner(): Scanner {
    const endTags = this.#wellFormed ? 'required' : 'optional';
    const own = this.#sink && detached;
    return new Scanner({ version: this.#version, limits: this.#limits, endTags, own }, this);
  }

  open(tag: string, at: number): void {
    if (this.#stray) this.#findStray(this.#stray);
    if (tag === 'BR') {
      this.#count(at);
      this.#lineBreak(at);
      return;
    }
    const top = this.#stack.at(-1);
    if (top?.kind === 'leaf') {
      this.#finishLeaf();
    } else if (top?.kind === 'unknown' && !this.#wellFormed && top.element.text !== '') {
      this.#finishUnknown(true, at);
    }
    this.#count(at);
    this.#push(tag, at);
  }

  text(text: string, at: number): void {
    const top = this.#stack.at(-1);
    if (top?.kind === 'leaf') {
      top.text += text;
      if (top.text.length > this.#limits.leafLength) this.#limit('leafLength', top.at);
    } else if (top?.kind === 'unknown') {
      // Leading blanks never count, so that any text at all means a value.
      const start = top.element.text === '' ? text.search(/[^ \t-\r]/) : 0;
      if (start >= 0) top.element.text += text.slice(start);
      if (top.element.text.length > this.#limits.leafLength) this.#limit('leafLength', top.at);
    } else {
      this.#addStray(text, at);
    }
  }

  #addStray(text: string, at: number): void {
    const start = this.#stray ? 0 : text.search(/\S/);
    if (start < 0) return;
    this.#stray ??= { text: '', at: at + start };
    this.#stray.text += text.slice(start);
    if (this.#stray.text.length > this.#limits.leafLength) this.#limit('leafLength', this.#stray.at);
  }

  #findStray({ text, at }: { readonly text: string; readonly at: number }): void {
    this.#stray = undefined;
    const top = this.#stack.at(-1);
    // Beside a secret's element it may well be the secret's other half.
    const isSecret = top?.kind === 'aggregate' && top.plan.hasSecrets;
    this.#find('syntax', 'text outside of any element', at, {
      value: isSecret ? undefined : this.#own(trimValue(text)),
    });
  }

  close(tag: string, at: number): void {
    if (this.#stray) this.#findStray(this.#stray);
    if (tag === 'BR') return;
    const top = this.#stack.at(-1);
    if (top?.kind === 'leaf' && top.tag !== tag) this.#finishLeaf();
    const target = this.#stack.findLast((frame) => frame.tag === tag);
    if (!target) {
      this.#find('end-tag', `</${tag}> matches no open element`, at);
      return;
    }
    // Finishing an unknown leaf gives its children back, which can finish the target on the way.
    while (this.#stack.includes(target)) {
      const frame = this.#stack.at(-1);
      const matches = frame === target;
      if (!matches && frame?.kind === 'aggregate') {
        this.#find('end-tag', `</${frame.tag}> is missing`, at);
      }
      this.#finish(matches, at);
    }
  }

  /** HTML's `<BR>`: no element anywhere in OFX, and nobody's private one. */
  #lineBreak(at: number): void {
    const top = this.#stack.at(-1);
    const isInLeaf = top?.kind === 'leaf';
    const isInText = isInLeaf || (top?.kind === 'unknown' && top.element.text !== '');
    const what = isInText ? 'in a value, read as a blank' : 'between elements, skipped';
    this.#find('syntax', `an HTML line break ${what}`, at);
    if (isInLeaf) top.text += ' ';
    else if (isInText) top.element.text += ' ';
  }

  deviate(code: DeviationCode, message: string, at: number): void {
    this.#find(code, message, at);
  }

  illFormed(): void {
    this.#wellFormed = false;
    this.#scanner = this.#makeScanner();
  }

  scan(source: string, base: number, at: number): number {
    const top = this.#stack.at(-1);
    return this.#scans && top?.kind === 'aggregate' && !this.#stray
      ? this.#scanner.scan(source, base, at, top)
      : at;
  }

  get depth(): number {
    return this.#stack.length;
  }

  tagsFrom(depth: number): string[] {
    return this.#stack.slice(depth).map(({ tag }) => tag);
  }

  get elementsLeft(): number {
    return this.#limits.elements - this.#elements;
  }

  countElements(count: number): void {
    this.#elements += count;
  }

  opensItself({ slot }: AggregateStep): boolean {
    return this.#sink !== undefined && slot.aggregate !== undefined && isUnbounded(slot.aggregate);
  }

  put(owner: AggregateFrame, { slot }: AggregateStep, value: Record<string, unknown>, at: number): void {
    owner.rank = slot.rank;
    this.#assign(owner, slot, value, at, false);
  }

  resume({ step, inside: { rank }, value, at }: Unfinished): void {
    const { slot, tag, inner } = step;
    const owner = this.#stack.at(-1);
    if (owner?.kind !== 'aggregate') return;
    owner.rank = slot.rank;
    const plan = planOf(inner.aggregate, this.#version);
    const frame = { kind: 'aggregate', tag, step: slot.tag, at, slot, plan, value, rank, owner } as const;
    this.#stack.push({ ...frame, merged: false });
  }

  /** What was found so far, in the order it was. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** The offsets, from `from` on, of which something may still be found out. */
  openOffsets(from: number): number[] {
    const offsets = openOffsets(this.#stack, from);
    return this.#stray && this.#stray.at >= from ? [...offsets, this.#stray.at] : offsets;
  }

  /** Whether elements that have ended may have to be read again. */
  get isGuessing(): boolean {
    return this.#stack.some(({ kind }) => kind === 'unknown');
  }

  /** Ends the input at offset `at`. */
  end(at: number): Built {
    if (this.#stray) this.#findStray(this.#stray);
    const top = this.#stack.at(-1);
    if (this.#stack.length > 1) {
      this.#find('truncated', 'the file ends before its elements do', at);
    } else if (top) {
      this.#find('end-tag', '</OFX> is missing', at);
    }
    // A value that the end of the input cut off may lack its last digits: worse than no value.
    if (top?.kind === 'leaf') {
      const value = top.slot.leaf?.secret ? undefined : trimValue(top.text);
      this.#find('truncated', `the value of ${top.tag} was cut off and is left out`, at, { value });
      this.#stack.pop();
    }
    while (this.#stack.length > 0) this.#finish(false, at);
    // A root tag that never became one (`<OFX <A>`) leaves nothing, which must not pass for an empty file.
    if (this.#blocks.length === 0) this.#findNoRoot(at);
    return { blocks: this.#blocks, findings: this.#findings, uncounted: this.#quota.uncounted };
  }

  #findNoRoot(at: number): void {
    if (!this.#quota.takes('missing-element', 'error')) return;
    this.#findings.push(finding('missing-element', 'the <OFX> tag has no end', rootStep(0), at));
  }

  #push(tag: string, at: number): void {
    const parent = this.#stack.at(-1);
    if (this.#stack.length >= this.#limits.depth) this.#limit('depth', at);
    if (!parent) {
      this.#pushRoot(tag, at);
    } else if (parent.kind === 'aggregate') {
      this.#pushInto(parent, tag, at);
    } else {
      this.#pushUnknown(tag, at);
    }
  }

  #pushRoot(tag: string, at: number): void {
    if (tag !== 'OFX') {
      this.#find('syntax', `${tag} stands outside of <OFX>`, at);
      this.#pushUnknown(tag, at);
      return;
    }
    const value = {};
    const step = rootStep(this.#blocks.length);
    this.#blocks.push(value);
    this.#stack.push({
      kind: 'aggregate',
      tag,
      step,
      at,
      slot: undefined,
      plan: planOf(OFX, this.#version),
      value,
      rank: 0,
      owner: undefined,
      merged: true,
    });
  }

  #pushInto(parent: AggregateFrame, tag: string, at: number): void {
    const slot = parent.plan.byTag.get(tag);
    if (slot) {
      this.#pushKnown(parent, slot, tag, at);
      return;
    }
    if (!this.#wellFormed) {
      if (this.#closeUnended(tag, at)) return;
      const owner = this.#ancestorFor(tag);
      if (owner) {
        this.#find(
          'end-tag',
          `${tag} stands inside ${parent.tag} and was read as part of ${owner.frame.tag}`,
          at,
        );
        this.#pushKnown(owner.frame, owner.slot, tag, at);
        return;
      }
    }
    this.#pushUnknown(tag, at);
    if (!tag.includes('.')) this.#find('unknown-element', `${tag} is not an element of ${parent.tag}`, at);
  }

  /** A repeating element that begins inside itself (STMTTRN in STMTTRN) lacks an end tag. */
  #closeUnended(tag: string, at: number): boolean {
    const open = this.#stack.findLastIndex((frame) => frame.kind === 'aggregate' && frame.tag === tag);
    if (open < 0) return false;
    this.#find('end-tag', `</${tag}> is missing before the next <${tag}>`, at);
    while (this.#stack.length > open) this.#finish(false, at);
    this.#push(tag, at);
    return true;
  }

  /** The nearest open aggregate that has room for the element: its child's end tag must be missing. */
  #ancestorFor(tag: string): { frame: AggregateFrame; slot: Slot } | undefined {
    for (let i = this.#stack.length - 2; i >= 0; i--) {
      const frame = this.#stack[i];
      const slot = frame?.kind === 'aggregate' ? frame.plan.byTag.get(tag) : undefined;
      if (slot && frame?.kind === 'aggregate' && (slot.repeats || frame.value[slot.tag] === undefined)) {
        return { frame, slot };
      }
    }
    return undefined;
  }

  #pushKnown(owner: AggregateFrame, slot: Slot, tag: string, at: number): void {
    if (slot.leaf) {
      this.#stack.push({ kind: 'leaf', tag, at, slot, owner, text: '' });
    } else if (slot.aggregate) {
      const plan = planOf(slot.aggregate, this.#version);
      const present = owner.value[slot.tag];
      const merged = plan.mergeable && !slot.repeats && present !== undefined;
      const value = merged ? (present as Record<string, unknown>) : {};
      this.#stack.push({
        kind: 'aggregate',
        tag,
        step: slot.tag,
        at,
        slot,
        plan,
        value,
        rank: 0,
        owner,
        merged,
      });
    }
    if (tag !== tagIn(slot, this.#version) && tag !== 'MFACHALLENGEA') {
      this.#find('name', `${tag} was read as ${slot.tag}`, at);
    }
    if (slot.rank < owner.rank) this.#find('order', `${slot.tag} is out of order in ${owner.tag}`, at);
    else owner.rank = slot.rank;
    if (!isIn(slot.versions, this.#version)) {
      this.#find('version', `${slot.tag} is not an element of OFX ${this.#version}`, at);
    }
  }

  #pushUnknown(tag: string, at: number): void {
    const parent = this.#stack.at(-1);
    this.#stack.push({ kind: 'unknown', tag, at, parent, element: { tag, at, text: '', children: [] } });
  }

  #finish(explicit: boolean, at: number): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind === 'leaf') this.#finishLeaf();
    else if (frame?.kind === 'aggregate') this.#finishAggregate(frame);
    else if (frame) this.#finishUnknown(explicit, at);
  }

  #finishLeaf(): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind !== 'leaf') return;
    const { slot, owner } = frame;
    const type = slot.leaf;
    const text = this.#own(trimValue(frame.text));
    if (text === '' && type?.maxLength !== 0) {
      this.#find('empty-element', `${slot.tag} has no value`, frame.at);
    } else if (type) {
      const value = type.parse(text, this.#say, this.#version);
      this.#findSaid(slot, value, text, frame.at);
      this.#findUnwritable(slot.tag, text, frame.at);
      this.#assign(owner, slot, value, frame.at, type.secret === true);
    }
    this.#stack.pop();
  }

  /** In a stream pieces of the text come and go: what is kept of them must not hold them. */
  #own(text: string): string {
    return this.#sink ? detached(text) : text;
  }

  /** Reports what a type said of a value: a warning where the value could be mended. */
  #findSaid(slot: Slot, value: unknown, text: string, at: number): void {
    if (this.#said.length === 0 || !slot.leaf) return;
    const severity = isValidFor(slot.leaf, value, this.#version) ? 'warning' : 'error';
    for (const [code, message] of this.#said.splice(0)) {
      // What is of the wrong type may have lost its text on the way.
      const isShown = (code === 'type' || code === 'enumeration') && !slot.leaf.secret;
      this.#find(code, `${slot.tag}: ${message}`, at, { severity, value: isShown ? text : undefined });
    }
  }

  #findUnwritable(tag: string, text: string, at: number): void {
    if (isWritable(text)) return;
    this.#find('charset', `${tag} has control characters`, at, { severity: 'error' });
  }

  #finishAggregate(frame: AggregateFrame): void {
    walkContent(contentOf(frame.slot?.aggregate ?? OFX, this.#version), frame.value, this.#contentListener);
    if (frame.merged && frame.slot) {
      const message = `${frame.tag} stands twice; both were read as one`;
      this.#find('duplicate', message, frame.at, { severity: 'warning' });
    } else if (frame.owner && frame.slot) {
      this.#assign(frame.owner, frame.slot, frame.value, frame.at, frame.plan.hasSecrets);
    }
    this.#stack.pop();
  }

  /** Reports what the content of the aggregate on top lacks, or has too much of. */
  #findLack(code: DeviationCode, message: string, tag: string | undefined): void {
    const frame = this.#stack.at(-1);
    if (!frame || !this.#quota.takes(code, ruleFacts(code).severity)) return;
    const path = tag === undefined ? pathOf(frame) : `${pathOf(frame)}/${tag}`;
    const sentence = code === 'missing-element' ? `${frame.tag} lacks ${tag}` : `${frame.tag}: ${message}`;
    this.#findings.push(finding(code, sentence, path, frame.at));
  }

  #finishUnknown(explicit: boolean, at: number): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind !== 'unknown') return;
    const { element } = frame;
    element.text = this.#own(element.text);
    this.#findUnwritable(element.tag, trimValue(element.text), frame.at);
    this.#findNoTag(frame);
    // Without an end tag of its own it was a leaf, and its children are its parent's.
    const siblings = explicit || this.#wellFormed ? [] : element.children.splice(0);
    if (element.children.length > 0 && element.text !== '') {
      this.#find('unknown-element', `${element.tag} has text beside elements`, frame.at);
    }
    this.#stack.pop();
    const parent = this.#stack.at(-1);
    if (parent?.kind === 'unknown') {
      // Whatever the parent turns out to be, it decides for all of them.
      parent.element.children.push(element);
      for (const sibling of siblings) parent.element.children.push(sibling);
      return;
    }
    if (parent?.kind === 'aggregate') addRaw(parent.value, element.tag, rawValue(element));
    for (const sibling of siblings) this.#replay(sibling, at);
  }

  /** A private tag, or one within, that no file may have: `<X:1.2>` behind a prefix, `<É.B>` in XML. */
  #findNoTag({ tag, at, parent }: UnknownFrame): void {
    const isSaid = parent?.kind === 'aggregate' && !tag.includes('.');
    if (!isSaid && !isTag(tag)) this.#find('unknown-element', `${tag} cannot be a tag`, at);
  }

  /** Reads a raw element again, now that its parent is known. */
  #replay(element: RawElement, at: number): void {
    // It was counted when it was read first.
    this.#elements--;
    this.open(element.tag, element.at);
    if (element.text !== '') this.text(element.text, element.at);
    for (const child of element.children) this.#replay(child, at);
    this.close(element.tag, at);
  }

  #assign(owner: AggregateFrame, slot: Slot, value: unknown, at: number, secret: boolean): void {
    if (this.#sink && slot.aggregate && this.#sink.take(owner, slot, value)) {
      countHandedOut(owner, slot);
      return;
    }
    const present = owner.value[slot.tag];
    if (slot.repeats) {
      if (Array.isArray(present)) {
        if (present.length === slot.max) this.#find('too-many', `more than ${slot.max} ${slot.tag}`, at);
        present.push(value);
      } else {
        owner.value[slot.tag] = [value];
      }
    } else if (present === undefined) {
      owner.value[slot.tag] = value;
    } else {
      const message = `${slot.tag} stands twice; the first was kept`;
      this.#find('duplicate', message, at, { value: secret ? undefined : value });
    }
  }

  #count(at: number): void {
    this.#elements++;
    if (this.#elements > this.#limits.elements) this.#limit('elements', at);
  }

  #limit(name: keyof Limits, at: number): never {
    throw new LimitPassed(name, this.#limits[name], pathOf(this.#stack.at(-1)), at);
  }

  #find(code: DeviationCode, message: string, at: number, details?: FindingDetails): void {
    if (!this.#quota.takes(code, details?.severity ?? ruleFacts(code).severity)) return;
    this.#findings.push(finding(code, message, pathOf(this.#stack.at(-1)), at, details));
  }
}
