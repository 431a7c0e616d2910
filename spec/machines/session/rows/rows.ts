/** The spec that shows what the chart does about a row of the state table. */
export interface Row {
  /** The spec file, without its ending. */
  readonly file: string;
  /** The spec's title, as it is written there. */
  readonly title: string;
  /** Why the chart does something else than the table says. */
  readonly decided?: string;
}

const by = (file: string, title: string): Row => ({ file, title });
const decided = (reason: string, { file, title }: Row): Row => ({ file, title, decided: reason });

const NOT_THE_SESSION = 'the work is refused, and the session goes on';

/**
 * The state table for the client's sign-on (protocol/facts/state-table.json), by its states: one entry for each
 * row of a state, in the table's order.
 */
export const ROWS: Readonly<Record<string, readonly Row[]>> = {
  idle: [
    by('idle', 'with the profile, where none is at hand'),
    by('idle', 'with the profile of an earlier session, while it is young'),
    by('idle', 'without a profile, if the caller wants it so, also after a change of version'),
  ],
  'profile.requesting': [
    by(
      'profile',
      'is asked for by nobody in particular, with MSGSET routing and the date of the one at hand',
    ),
    by('profile', 'that was sent is kept, also for later sessions'),
    by('profile', 'that is unchanged is young again'),
    by('profile', 'said to be unchanged to one who has none is asked for once more, and only once'),
    by('profile', 'refused to strangers with %i is asked for with the user’s own sign-on'),
    by('profile', 'asked for with the user’s sign-on meets whatever a sign-on can, and goes on after it'),
    by('profile', 'answered with %s is asked for in the next version'),
    by('profile', 'after %s is asked for again, a little later each time'),
    by('profile', 'that is old serves with a warning where %s'),
    decided(
      'one can sign on without a profile; where nothing answers at all, the work is lost, not the session',
      by('profile', 'refused with %i does not keep anybody from signing on'),
    ),
  ],
  'profile.ready': [
    decided(
      NOT_THE_SESSION,
      by(
        'profile',
        'refuses work for which passwords would have to be encrypted (OFXSEC=TYPE1), not the session',
      ),
    ),
    decided(
      'profiles in the field are incomplete: the institution is asked at the configured URL',
      by('profile', 'does not keep a message set that it does not list from being asked for'),
    ),
    by('profile', 'decides the realm and the address'),
  ],
  'credentials.check': [
    by('credentials', 'is asked for, and stands for user id and password, beside APPKEY'),
    by('credentials', 'of an earlier session signs on without anybody being asked for a password'),
    by('credentials', 'given before the labels were known are asked for again'),
    by('credentials', 'is asked for before the first sign-on, and good for that one'),
    decided(
      'the exchange makes it, right before the file leaves: the statechart draws no random numbers',
      by('credentials', 'is made once, and kept before it is sent for the first time'),
    ),
    by('credentials', 'are asked for when a sign-on needs them, and not before'),
  ],
  'credentials.collecting': [
    decided(
      'existing credentials are not checked at all, not even with a warning',
      by('credentials', 'are sent as they are, however %s: the institution took them once'),
    ),
    decided(
      'who gives up loses the work, not the session',
      by('credentials', 'that nobody gives lose the work, not the session'),
    ),
  ],
  'credentials.authToken': [
    by('credentials', 'is asked for before the first sign-on, and good for that one'),
  ],
  'credentials.accessToken': [by('credentials', 'can be given from outside, and is kept for later sessions')],
  'signon.plan': [
    by('signon', 'is the challenge, with MFACHALLENGEFIRST: alone in its file, and the work after it'),
    decided(
      'only where somebody gives new passwords: else the work is sent, and the institution says 15507',
      by('signon', 'is a new password, with CHGPINFIRST'),
    ),
    by('signon', 'is the work, after %s'),
  ],
  'signon.sending': [
    by(
      'signon',
      'carries the sign-on, the last keys and the cookie, and goes to the address of its message set',
    ),
    decided(
      'a token goes along again where only answers were asked for: nobody looked at it',
      by('signon', 'answered with %i leaves its keys all the same, and its token is used up'),
    ),
    decided(
      'sent again within the exchange: no OFX status is involved',
      by('signon', 'that is answered with nothing but a cookie is sent again, the same bytes, once'),
    ),
    decided(
      'work with side effects whose answer is no OFX is asked after first',
      by('signon', 'answered with %s is sent in the next version, with the same credentials'),
    ),
    by('signon', 'that only reads is sent again where it %s: the same TRNUID in a new file'),
    by('signon', 'that changes something is carried out once where it %s, after the institution was asked'),
  ],
  'signon.evaluating': [
    by('evaluating', 'with 0 is the first, and tells what has changed at the institution since'),
    by('evaluating', 'with 15000 delivers its responses, and the password is changed next'),
    by(
      'evaluating',
      'that is demanded (3000) parks the work, which goes again with the answers, TRNUID and all',
    ),
    decided(
      'straight to the next version that has the challenge exchange',
      by('evaluating', 'in a version that has none leads to one that has, with the same work'),
    ),
    by('evaluating', 'whose answers are wrong (3001) is asked for anew'),
    by('evaluating', 'answered wrongly (3001) once too often ends the session'),
    by('evaluating', 'to a USERKEY drops the key, and the password is asked for'),
    by('password-change', 'was not made: the old password is tried once after the new one'),
    decided(
      'rejected secrets that are given again unchanged end the session',
      by('evaluating', 'asks for other credentials, and never sends the same again'),
    ),
    decided(
      'after two waits the work is refused, and the session goes on',
      by('evaluating', 'since the user is signed on elsewhere (15501) waits a minute, twice at most'),
    ),
    by('evaluating', 'since the user is locked out (15502) ends the session, and the password is forgotten'),
    decided(
      'COUNTRY is never sent, so that it cannot be dropped',
      by('evaluating', 'for its country (15505) is refused for good: COUNTRY is never sent'),
    ),
    by('evaluating', 'for coming alone (15506) comes with a request for the accounts, once'),
    decided(
      'only where somebody gives new passwords: else the session ends',
      by('evaluating', 'for want of a new password (15507) asks for one, and the work goes on'),
    ),
    by('client-uid', 'waits until the user has registered it, and tries again with the same CLIENTUID'),
    by(
      'evaluating',
      'since the user has to get in touch (15511) ends the session, with the institution’s words',
    ),
    by('evaluating', 'for want of a token (15512) asks for one, by its label, and sends it once'),
    by('evaluating', 'for a wrong token (15513) asks for another, three times at most'),
    by('evaluating', 'for its FI (13504) ends the session: the configuration is wrong'),
    by('evaluating', 'for its version (2021) is sent in the next one'),
    by('evaluating', 'with %i ends the session, with the institution’s words'),
    by('evaluating', 'with %i (%s) is one all the same, and a warning'),
  ],
  'mfa.requesting': [
    by('mfa', 'goes alone, without answers, under a TRNUID of its own'),
    by('mfa', 'answered with %i and questions is answered by a person, keys kept'),
    by('mfa', 'answered with no questions ends the session'),
    by('mfa', 'answered with %s like any sign-on is made again'),
  ],
  'mfa.answering': [
    by(
      'mfa',
      'about the program are answered by itself, and the others by a person, in the institution’s order',
    ),
    by('mfa', 'that are all about the program ask nobody'),
    by('mfa', 'take answers of %i characters'),
    decided(
      'who gives up or is late loses the work, not the session',
      by('mfa', 'that a person gives up lose the work, not the session'),
    ),
  ],
  'mfa.answered': [by('mfa', 'go with what was parked, all of them, once')],
  'pinChange.collecting': [
    by('password-change', 'that breaks the rules of the profile is not sent: %s'),
    decided(
      'a change that was only wished for is refused, and the session goes on',
      by('password-change', 'where there must be one and can be none (PINCH=N) ends the session'),
    ),
    decided(
      'after 15000 work goes on without it; after 15507 the work is lost, not the session',
      by('password-change', 'that the user declines after 15000 changes nothing, and is not asked for again'),
    ),
  ],
  'pinChange.sending': [
    by('password-change', 'goes with the old password, and is on record before it leaves'),
    by('password-change', 'that succeeded is followed by the work that waited for it'),
    decided(
      'a change that was only wished for leaves the session as it was',
      by('password-change', 'that was refused with %i leaves the old password, and the session'),
    ),
    by('password-change', 'whose sign-on was answered with %s goes again'),
    by('password-change', 'was made: the new password is tried first'),
  ],
  'clientUid.registration': [
    by('client-uid', 'waits until the user has registered it, and tries again with the same CLIENTUID'),
    decided(
      'who gives up loses the work, not the session',
      by('client-uid', 'that nobody registers loses the work, not the session'),
    ),
  ],
  signedOn: [
    by('signed-on', 'at the same place is sent at once, without another question'),
    by('signed-on', 'in another realm signs on there: its own password and key'),
    by('signed-on', 'fetches a profile that has changed, with the user’s sign-on, before the next work'),
    by('signed-on', 'changes the password when the user wishes, with PINCH=Y'),
    decided(
      'OLDFILEUID is of the session: a later one asks for no answer of an earlier one',
      by('signed-on', 'keeps the keys for later sessions, and forgets what belonged to this one'),
    ),
  ],
  recovery: [
    by('recovery', 'is had again with the same NEWFILEUID and OLDFILEUID, with RESPFILEER=Y'),
    by('recovery', 'is asked after by a synchronisation from the last token, with SYNCMODE=FULL'),
    by('recovery', 'is sent again with the same TRNUID in a new file, with neither'),
  ],
  'fallback.version': [
    by('version-fallback', 'costs no failed log-in, and no second question (%s)'),
    decided(
      'without an OFX status that says so, only the work is refused',
      by('version-fallback', 'and no other left ends the session: %s'),
    ),
  ],
};
