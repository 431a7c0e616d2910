import type { DeviationCode } from '../deviation.ts';
import { isIn, planOf, type Slot, tagIn } from '../dsl/compile.ts';
import { type ContentListener, contentOf, walkContent } from '../dsl/content.ts';
import type { Limits } from '../limits.ts';
import { rootStep } from '../rules.ts';
import type { Scanner } from '../scan/scanner.ts';
import { OFX } from '../schema/ofx.ts';
import { type BodyEvents, trimValue } from '../syntax/events.ts';
import { isTag } from '../syntax/writable.ts';
import type { Version } from '../versions.ts';
import type { Finding } from './findings.ts';
import { type AggregateFrame, aggregateFrame, pathOf, type UnknownFrame } from './frame.ts';
import { findUnwritable, LeafValues } from './leaf-value.ts';
import { openOffsets } from './offsets.ts';
import { OpenElements } from './open-elements.ts';
import { ancestorFor, endsGuess } from './placing.ts';
import { addRaw, type RawElement, rawValue } from './raw.ts';
import { scannerInto } from './scan-target.ts';
import type { Sink } from './sink.ts';
import { StrayText } from './stray-text.ts';

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
 * only certain when its end tag or its parent's arrives, or an element of which a file has many. Until then its
 * children are collected raw, and given to the parent if it was a leaf after all.
 */
export class Builder implements BodyEvents {
  readonly #open: OpenElements;
  readonly #leaves: LeafValues;
  readonly #stray: StrayText;
  readonly #blocks: Record<string, unknown>[] = [];
  /** The events come from well-formed XML: every end tag is there, so nothing needs guessing. */
  #wellFormed: boolean;
  readonly #scans: boolean;
  #scanner: Scanner;
  /** The block that was begun last. */
  #root: AggregateFrame | undefined;
  /** The file ends within a start tag. */
  #isCutOff = false;
  readonly #contentListener: ContentListener = {
    element: () => {},
    fault: (rule, message, tag) => this.#findLack(rule, message, tag),
  };

  /** `scans`: whether aggregates that are written plainly are read at once; the outcome is the same. */
  constructor(limits: Limits, version: Version | undefined, wellFormed: boolean, sink?: Sink, scans = true) {
    this.#open = new OpenElements(limits, version, sink);
    this.#leaves = new LeafValues(this.#open);
    this.#stray = new StrayText(this.#open);
    this.#wellFormed = wellFormed;
    this.#scans = scans;
    this.#scanner = scannerInto(this.#open, wellFormed);
  }

  open(tag: string, at: number): void {
    this.#stray.end();
    if (tag === 'BR') {
      this.#open.count(1, at);
      this.#lineBreak(at);
      return;
    }
    const top = this.#open.top;
    if (top?.kind === 'leaf') {
      this.#finishLeaf();
    } else if (top?.kind === 'unknown' && !this.#wellFormed && top.element.text !== '') {
      this.#finishUnknown(true, at);
    } else if (top?.kind === 'unknown' && !this.#wellFormed && endsGuess(this.#open.stack, tag)) {
      while (this.#open.top?.kind === 'unknown') this.#finishUnknown(false, at);
    }
    this.#open.count(1, at);
    this.#push(tag, at);
  }

  text(text: string, at: number): void {
    const top = this.#open.top;
    if (top?.kind === 'leaf') {
      top.text += text;
      if (top.text.length > this.#open.limits.leafLength) this.#open.limit('leafLength', top.at);
    } else if (top?.kind === 'unknown') {
      // Leading blanks never count, so that any text at all means a value.
      const start = top.element.text === '' ? text.search(/[^ \t-\r]/) : 0;
      if (start >= 0) top.element.text += text.slice(start);
      if (top.element.text.length > this.#open.limits.leafLength) this.#open.limit('leafLength', top.at);
    } else {
      this.#stray.add(text, at);
    }
  }

  close(tag: string, at: number): void {
    this.#stray.end();
    if (tag === 'BR') return;
    const top = this.#open.top;
    if (top?.kind === 'leaf' && top.tag !== tag) this.#finishLeaf();
    const target = this.#open.stack.findLast((frame) => frame.tag === tag);
    if (!target) {
      this.#open.find('end-tag', `</${tag}> matches no open element`, at);
      return;
    }
    // Finishing an unknown leaf gives its children back, which can finish the target on the way.
    while (this.#open.stack.includes(target)) {
      const frame = this.#open.top;
      const matches = frame === target;
      if (!matches && frame?.kind === 'aggregate') {
        this.#open.find('end-tag', `</${frame.tag}> is missing`, at);
      }
      this.#finish(matches, at);
    }
  }

  /** HTML's `<BR>`: no element anywhere in OFX, and nobody's private one. */
  #lineBreak(at: number): void {
    const top = this.#open.top;
    const isInLeaf = top?.kind === 'leaf';
    const isInText = isInLeaf || (top?.kind === 'unknown' && top.element.text !== '');
    const what = isInText ? 'in a value, read as a blank' : 'between elements, skipped';
    this.#open.find('syntax', `an HTML line break ${what}`, at);
    if (isInLeaf) top.text += ' ';
    else if (isInText) top.element.text += ' ';
  }

  deviate(code: DeviationCode, message: string, at: number, value?: string): void {
    const shown = value === undefined || this.#open.mayHoldSecret ? undefined : this.#open.own(value);
    this.#open.find(code, message, at, { value: shown });
  }

  cutOff(isEndTag: boolean, at: number): void {
    const top = this.#open.top;
    this.#stray.end();
    this.#isCutOff = !isEndTag;
    if (isEndTag && top?.kind === 'leaf') this.#finishLeaf();
    else if (isEndTag && top?.kind === 'unknown') this.#finishUnknown(true, at);
  }

  illFormed(): void {
    this.#wellFormed = false;
    this.#scanner = scannerInto(this.#open, false);
  }

  scan(source: string, base: number, at: number, isLast: boolean): number {
    const top = this.#open.top;
    return this.#scans && top?.kind === 'aggregate' && this.#stray.at === undefined
      ? this.#scanner.scan({ source, base, isLast }, at, top)
      : at;
  }

  get depth(): number {
    return this.#open.stack.length;
  }

  tagsFrom(depth: number): string[] {
    return this.#open.stack.slice(depth).map(({ tag }) => tag);
  }

  /** What was found so far, in the order it was. */
  get findings(): readonly Finding[] {
    return this.#open.findings;
  }

  /** The offsets, from `from` on, of which something may still be found out. */
  openOffsets(from: number): number[] {
    const offsets = [...openOffsets(this.#open.stack, from), ...this.#open.remarkedFrom(from)];
    const { at } = this.#stray;
    return at !== undefined && at >= from ? [...offsets, at] : offsets;
  }

  /** Whether elements that have ended may have to be read again. */
  get isGuessing(): boolean {
    return this.#open.isGuessing;
  }

  /** Ends the input at offset `at`. */
  end(at: number): Built {
    this.#stray.end();
    const top = this.#open.top;
    if (this.#isCutOff && !top) {
      this.#open.find('syntax', 'the file ends within a tag behind </OFX>', at);
    } else if (this.#isCutOff || this.#open.stack.length > 1) {
      this.#open.find('truncated', 'the file ends before its elements do', at);
    } else if (top?.kind === 'aggregate') {
      this.#open.find('truncated', '</OFX> is missing: more may have stood there', at, {
        severity: 'warning',
      });
    }
    // A value that the end of the input cut off may lack its last digits: worse than no value.
    if (top?.kind === 'leaf') {
      const value = top.slot.leaf?.secret ? undefined : trimValue(top.text);
      this.#open.find('truncated', `the value of ${top.tag} was cut off and is left out`, at, { value });
      this.#open.stack.pop();
    } else if (top?.kind === 'unknown' && top.element.text !== '') {
      this.#open.find('truncated', `the value of ${top.tag} was cut off`, at);
    }
    while (this.#open.stack.length > 0) this.#finish(false, at);
    // A root tag that never became one (`<OFX <A>`) leaves nothing, which must not pass for an empty file.
    if (this.#blocks.length === 0) {
      this.#open.findWithin('missing-element', 'the <OFX> tag has no end', rootStep(0), at);
    }
    return { blocks: this.#blocks, findings: this.#open.findings, uncounted: this.#open.uncounted };
  }

  #push(tag: string, at: number): void {
    const parent = this.#open.top;
    if (this.#open.stack.length >= this.#open.limits.depth) this.#open.limit('depth', at);
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
      this.#pushOutside(tag, at);
      return;
    }
    const value = {};
    const step = rootStep(this.#blocks.length);
    this.#blocks.push(value);
    const plan = planOf(OFX, this.#open.version);
    this.#openRoot(
      aggregateFrame({ tag, step, at, slot: undefined, plan, value, owner: undefined, merged: true }),
    );
  }

  #openRoot(root: AggregateFrame): void {
    this.#root = root;
    this.#open.stack.push(root);
  }

  /** What stands behind `</OFX>` is read as part of the block, which ended too early if the standard has it there. */
  #pushOutside(tag: string, at: number): void {
    const slot = this.#root?.plan.byTag.get(tag);
    if (this.#root && slot) {
      this.#openRoot({ ...this.#root, at });
      this.#open.find('end-tag', `</OFX> stands in front of ${tag}`, at);
      this.#pushKnown(this.#root, slot, tag, at);
    } else {
      this.#pushUnknown(tag, at);
      this.#open.find('unknown-element', `${tag} stands outside of <OFX>`, at);
    }
  }

  #pushInto(parent: AggregateFrame, tag: string, at: number): void {
    const slot = parent.plan.byTag.get(tag);
    if (slot) {
      this.#pushKnown(parent, slot, tag, at);
      return;
    }
    if (!this.#wellFormed) {
      if (this.#closeUnended(tag, at)) return;
      const owner = ancestorFor(this.#open.stack, tag);
      if (owner) {
        this.#open.find(
          'end-tag',
          `${tag} stands inside ${parent.tag} and was read as part of ${owner.frame.tag}`,
          at,
        );
        this.#pushKnown(owner.frame, owner.slot, tag, at);
        return;
      }
    }
    this.#pushUnknown(tag, at);
    if (!tag.includes('.'))
      this.#open.find('unknown-element', `${tag} is not an element of ${parent.tag}`, at);
  }

  /** A repeating element that begins inside itself (STMTTRN in STMTTRN) lacks an end tag. */
  #closeUnended(tag: string, at: number): boolean {
    const open = this.#open.stack.findLastIndex((frame) => frame.kind === 'aggregate' && frame.tag === tag);
    if (open < 0) return false;
    this.#open.find('end-tag', `</${tag}> is missing before the next <${tag}>`, at);
    while (this.#open.stack.length > open) this.#finish(false, at);
    this.#push(tag, at);
    return true;
  }

  #pushKnown(owner: AggregateFrame, slot: Slot, tag: string, at: number): void {
    if (slot.leaf) {
      this.#open.stack.push({ kind: 'leaf', tag, at, slot, owner, text: '' });
    } else if (slot.aggregate) {
      const plan = planOf(slot.aggregate, this.#open.version);
      const present = owner.value[slot.tag];
      const merged = plan.mergeable && !slot.repeats && present !== undefined;
      const value = merged ? (present as Record<string, unknown>) : {};
      const step = slot.tag;
      this.#open.stack.push(aggregateFrame({ tag, step, at, slot, plan, value, owner, merged }));
    }
    if (tag !== tagIn(slot, this.#open.version) && tag !== 'MFACHALLENGEA') {
      this.#open.find('name', `${tag} was read as ${slot.tag}`, at);
    }
    if (slot.rank < owner.rank) this.#open.find('order', `${slot.tag} is out of order in ${owner.tag}`, at);
    else owner.rank = slot.rank;
    if (!isIn(slot.versions, this.#open.version)) {
      this.#open.find('version', `${slot.tag} is not an element of OFX ${this.#open.version}`, at);
    }
  }

  #pushUnknown(tag: string, at: number): void {
    const parent = this.#open.top ?? this.#root;
    const element = { tag, at, text: '', children: [], remarks: [] };
    this.#open.stack.push({ kind: 'unknown', tag, at, parent, element });
  }

  #finish(explicit: boolean, at: number): void {
    const frame = this.#open.top;
    if (frame?.kind === 'leaf') this.#finishLeaf();
    else if (frame?.kind === 'aggregate') this.#finishAggregate(frame);
    else if (frame) this.#finishUnknown(explicit, at);
  }

  #finishLeaf(): void {
    const { top } = this.#open;
    if (top?.kind !== 'leaf') return;
    this.#leaves.finish(top);
    this.#open.stack.pop();
  }

  #finishAggregate(frame: AggregateFrame): void {
    walkContent(
      contentOf(frame.slot?.aggregate ?? OFX, this.#open.version),
      frame.value,
      this.#contentListener,
    );
    if (frame.merged && frame.slot) {
      const message = `${frame.tag} stands twice; both were read as one`;
      this.#open.find('duplicate', message, frame.at, { severity: 'warning' });
    } else if (frame.owner && frame.slot) {
      this.#open.assign(frame.owner, frame.slot, frame.value, frame.at, frame.plan.hasSecrets);
    }
    this.#open.stack.pop();
  }

  /** Reports what the content of the aggregate on top lacks, or has too much of. */
  #findLack(code: DeviationCode, message: string, tag: string | undefined): void {
    const { top } = this.#open;
    if (!top) return;
    const sentence = code === 'missing-element' ? `${top.tag} lacks ${tag}` : `${top.tag}: ${message}`;
    this.#open.findWithin(code, sentence, tag, top.at);
  }

  #finishUnknown(explicit: boolean, at: number): void {
    const frame = this.#open.top;
    if (frame?.kind !== 'unknown') return;
    const { element } = frame;
    element.text = this.#open.own(element.text);
    findUnwritable(this.#open, element.tag, trimValue(element.text), frame.at);
    this.#findNoTag(frame);
    // Without an end tag of its own it was a leaf, and its children are its parent's.
    const siblings = explicit || this.#wellFormed ? [] : element.children.splice(0);
    if (element.children.length > 0 && element.text !== '') {
      this.#open.find('unknown-element', `${element.tag} has text beside elements`, frame.at);
    }
    this.#open.stack.pop();
    const parent = this.#open.top ?? this.#root;
    if (parent?.kind === 'unknown') {
      // Whatever the parent turns out to be, it decides for all of them.
      parent.element.children.push(element);
      for (const sibling of siblings) parent.element.children.push(sibling);
      return;
    }
    if (parent?.kind === 'aggregate') addRaw(parent.value, element.tag, rawValue(element));
    this.#open.settle(element, pathOf(frame));
    for (const sibling of siblings) this.#replay(sibling, at);
  }

  /** A private tag, or one within, that no file may have: `<X:1.2>` behind a prefix, `<É.B>` in XML. */
  #findNoTag({ tag, at, parent }: UnknownFrame): void {
    const isSaid = parent?.kind === 'aggregate' && !tag.includes('.');
    if (!isSaid && !isTag(tag)) this.#open.find('unknown-element', `${tag} cannot be a tag`, at);
  }

  /** Reads a raw element again, now that its parent is known. */
  #replay(element: RawElement, at: number): void {
    // It was counted when it was read first.
    this.#open.count(-1, at);
    this.open(element.tag, element.at);
    for (const remark of element.remarks) this.#open.keep(remark);
    if (element.text !== '') this.text(element.text, element.at);
    for (const child of element.children) this.#replay(child, at);
    this.close(element.tag, at);
  }
}
