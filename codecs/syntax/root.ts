/** The name of the root element, with a prefix or without, for regular expressions that ignore case. */
export const ROOT_NAME = '(?:[A-Za-z][\\w.-]{0,30}:)?OFX';

/** The start tag of the root element, which the header ends at. */
export const ROOT_TAG = new RegExp(`<${ROOT_NAME}[\\s>/]`, 'i');

/** No root tag that {@link ROOT_TAG} finds is longer. */
export const LONGEST_ROOT_TAG = 40;
