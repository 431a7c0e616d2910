/** The numbers that are decisions, each with its reason. */
export const POLICY = {
  /**
   * New challenges asked for after 3001 in a row. Institutions lock a user (15502) after a few wrong answers;
   * three is the most common number.
   */
  answersRejected: 3,
  /**
   * Times in a row that answers may be answered with 3000 again before the session gives up. One more
   * challenge after the first is conceivable, an institution that never stops asking is broken.
   */
  challengesRepeated: 3,
} as const;
