/**
 * The five errors a person can meet. Anything else thrown is a bug: it is logged under an id and shown as one sentence with that id.
 * `message` is a key of a module's `messages.ts` or a full Vietnamese sentence; `params` fill its braces.
 */
export type ErrorParams = Record<string, string | number>;

abstract class Expected extends Error {
  abstract readonly status: number;
  readonly params: ErrorParams;
  constructor(message: string, params: ErrorParams = {}) {
    super(message);
    this.params = params;
  }
}

/** Input that cannot be used as it is; `fields` names each field and what to mend. */
export class Invalid extends Expected {
  override readonly name = 'Invalid';
  readonly status = 400;
  readonly fields: Record<string, string>;
  constructor(fields: Record<string, string>, message = 'core.invalid') {
    super(message);
    this.fields = fields;
  }
}

/** The thing does not exist, or must not be known to this person. */
export class NotFound extends Expected {
  override readonly name = 'NotFound';
  readonly status = 404;
  constructor(message = 'core.not-found', params: ErrorParams = {}) {
    super(message, params);
  }
}

/** The person is known and the thing may be known, but the act is another's. */
export class Forbidden extends Expected {
  override readonly name = 'Forbidden';
  readonly status = 403;
  constructor(message = 'core.forbidden', params: ErrorParams = {}) {
    super(message, params);
  }
}

/** A rule of the law or of the council stands against it; the message names the rule and the way on. */
export class RuleBroken extends Expected {
  override readonly name = 'RuleBroken';
  readonly status = 409;
}

/** Somebody else changed the same thing first; `theirs` is what stands now. */
export class Conflict extends Expected {
  override readonly name = 'Conflict';
  readonly status = 409;
  readonly theirs: unknown;
  constructor(theirs: unknown, message = 'core.conflict') {
    super(message);
    this.theirs = theirs;
  }
}

export type ExpectedError = Invalid | NotFound | Forbidden | RuleBroken | Conflict;

export function isExpected(error: unknown): error is ExpectedError {
  return error instanceof Expected;
}
