import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';

/** IMAGEDATA (section 3.1.6.1; 2.1.0 and later): where an image is to be had. */
export interface ImageReference {
  /** IMAGETYPE: what it is an image of. */
  readonly type: Ofx<'IMAGEDATA'>['IMAGETYPE'];
  /** IMAGEREF: a URL, or an id to ask the institution with. */
  readonly reference: string;
  /** IMAGEREFTYPE: what the reference is; `OPAQUE` is an id. */
  readonly referenceType: Ofx<'IMAGEDATA'>['IMAGEREFTYPE'];
  /** IMAGEDELAY: days from the transaction until there is an image. */
  readonly delay?: number;
  /** DTIMAGEAVAIL: when there is an image. */
  readonly availableAt?: OfxDateTime;
  /** IMAGETTL: days the image is kept from then on. */
  readonly timeToLive?: number;
  /** CHECKSUP: which sides of a check there are. */
  readonly sides?: NonNullable<Ofx<'IMAGEDATA'>['CHECKSUP']>;
}

/** The images of an element that can have them; undefined for none. */
export const images = (
  data: Ofx<'IMAGEDATA'> | readonly Ofx<'IMAGEDATA'>[] | undefined,
): ImageReference[] | undefined => data && [data].flat().map(image);

const image = (data: Ofx<'IMAGEDATA'>): ImageReference =>
  known({
    type: data.IMAGETYPE,
    reference: data.IMAGEREF,
    referenceType: data.IMAGEREFTYPE,
    delay: data.IMAGEDELAY,
    availableAt: data.DTIMAGEAVAIL,
    timeToLive: data.IMAGETTL,
    sides: data.CHECKSUP,
  });
