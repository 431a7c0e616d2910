/** The start tag of the root element, which the header ends at. */
export const ROOT_TAG = /<(?:[A-Za-z][\w.-]{0,30}:)?OFX[\s>/]/i;

/** No root tag that {@link ROOT_TAG} finds is longer. */
export const LONGEST_ROOT_TAG = 40;
