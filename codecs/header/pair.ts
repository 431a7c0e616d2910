/** A stretch of the header's text. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** A field or attribute as it was found. Its name is in capitals. */
export interface Pair extends Span {
  readonly key: string;
  readonly value: string;
}

/** Something wrong with a header. */
export interface HeaderFault {
  readonly message: string;
  /** The field concerned; empty for the header as a whole. */
  readonly path: string;
  /** Offset in the header's text: of the field, or of the header where that is missing. */
  readonly at: number;
  /** Text that could not be put into a field. */
  readonly value?: string;
}
