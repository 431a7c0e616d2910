/**
 * The standard's challenge phrases (MFAPHRASEID): what to ask when an institution sends no label. Those
 * above MFA100 are for the client itself to answer; nobody is asked.
 */
const PHRASES: Readonly<Record<string, Phrase>> = {
  MFA1: { text: 'In which city were you born?' },
  MFA2: { text: 'What is your date of birth?', format: 'MM/DD/YYYY' },
  MFA3: { text: 'What is the number of your debit card?' },
  MFA4: { text: "What is your father's middle name?" },
  MFA5: { text: 'What is your favourite colour?' },
  MFA6: { text: "What was your first pet's name?" },
  MFA7: { text: 'What is your ZIP code?', format: 'five digits' },
  MFA8: { text: "What is the maiden name of your father's mother?" },
  MFA9: { text: "What is the maiden name of your mother's mother?" },
  MFA10: { text: 'What are the last four digits of your cell phone number?', format: 'four digits' },
  MFA11: { text: 'What are the last four digits of your daytime phone number?', format: 'four digits' },
  MFA12: { text: 'What are the last four digits of your home phone number?', format: 'four digits' },
  MFA13: { text: 'What are the last four digits of your social security number?', format: 'four digits' },
  MFA14: { text: 'What are the last four digits of your tax id?', format: 'four digits' },
  MFA15: { text: 'In which month was your youngest sibling born?', format: 'the full name of the month' },
  MFA16: { text: "What is your mother's maiden name?" },
  MFA17: { text: "What is your mother's middle name?" },
  MFA18: { text: 'For which company did you first work?' },
  MFA19: { text: 'Which make was your first car?' },
  MFA20: { text: 'On which street did you grow up?' },
  MFA21: { text: "What was the nickname of your high school's football team, without the school's name?" },
  MFA22: { text: 'What was the amount of a recent deposit or withdrawal?' },
  MFA23: { text: 'In which year were you born?', format: 'YYYY' },
  MFA101: { text: 'Current date and time', fact: 'dateTime' },
  MFA102: { text: 'Host name', fact: 'hostName' },
  MFA103: { text: 'IP address', fact: 'ipAddress' },
  MFA104: { text: 'MAC address', fact: 'macAddress' },
  MFA105: { text: 'Operating system version', fact: 'operatingSystem' },
  MFA106: { text: 'Processor architecture', fact: 'architecture' },
  MFA107: { text: 'User agent', fact: 'userAgent' },
};

/** What the client can be asked about itself. */
export type ClientFact =
  | 'dateTime'
  | 'hostName'
  | 'ipAddress'
  | 'macAddress'
  | 'operatingSystem'
  | 'architecture'
  | 'userAgent';

/** A phrase of the standard's table. */
export interface Phrase {
  readonly text: string;
  /** How the answer is to be written, where the standard says. */
  readonly format?: string;
  /** What the client answers by itself. */
  readonly fact?: ClientFact;
}

/** The phrase of an id; ids of the standard are compared without regard to case. */
export const phraseOf = (id: string): Phrase | undefined => {
  const key = id.toUpperCase();
  return Object.hasOwn(PHRASES, key) ? PHRASES[key] : undefined;
};

/** Whether the client answers the question itself: ids above MFA100, MFA108 to MFA110 included. */
export const isClientAnswered = (id: string): boolean => {
  const match = /^MFA([0-9]{1,4})$/i.exec(id);
  return match !== null && Number(match[1]) > 100;
};

/** What to show a person: the institution's label, else the standard's text, else the bare id. */
export const questionText = (id: string, label: string | undefined): string =>
  label ?? phraseOf(id)?.text ?? id;
