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
  /** New tokens asked for after 15513 in a row: they count like wrong answers. */
  tokensRejected: 3,
  /** Times that a client is tried again after it is said to be registered (15510). A program may say so too soon. */
  registrations: 5,
  /** Times that 15501 (the user is signed on elsewhere) is waited out. */
  busy: 2,
  /** Milliseconds to wait after 15501: institutions hold a sign-on for a minute or more. */
  busyWait: 60_000,
  /** Times that a file is sent again after its answer was lost. A person is waiting meanwhile. */
  lost: 2,
  /** Milliseconds to wait before that, doubled each time. */
  lostWait: 2000,
  /** Milliseconds a profile need not be asked for again. The date in every sign-on tells of changes earlier. */
  profileFresh: 24 * 60 * 60 * 1000,
} as const;
