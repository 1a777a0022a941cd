import type { Writable } from 'node:stream';
import type { OrganisationId } from '@zsb/shared/ids';
import type { ChangeHint } from '@zsb/shared/sla';
import type { Staff } from '../platform/auth/principal.js';
import type { CaseChange } from './case-changes.service.js';

/** Organisations whose cases somebody sees: those that lead or help, and those to which undispatched ones would go. */
export interface Reach {
  offices: ReadonlySet<OrganisationId>;
  undispatched: ReadonlySet<OrganisationId>;
  /** What is about these is not theirs to know of 回避. */
  recused: ReadonlySet<OrganisationId>;
}

/** Bytes that may wait for a reader. Hints are a few dozen bytes: whoever is this far behind does not read any more. */
const MOST_WAITING = 64 * 1024;

/** One open console page, as an event stream (WHATWG server-sent events). */
export class LiveStream {
  constructor(
    readonly me: Staff,
    private readonly out: Writable,
    public reach: Reach,
  ) {
    out.write('retry: 3000\n\n');
  }

  /** Says that something in the reader's reach changed; what is not in it, or was said already, is passed over. */
  tell(changes: readonly CaseChange[]): void {
    const hints = new Set(changes.filter((change) => this.isInReach(change)).map(lineOf));
    if (hints.size > 0) this.write([...hints].join(''));
  }

  /** Keeps proxies from taking the connection for dead. */
  beat(): void {
    this.write(':\n\n');
  }

  end(): void {
    this.out.end();
  }

  private isInReach({ organisationId, isDispatched, aboutOrganisationId }: CaseChange): boolean {
    if (aboutOrganisationId !== null && this.reach.recused.has(aboutOrganisationId)) return false;
    return (isDispatched ? this.reach.offices : this.reach.undispatched).has(organisationId);
  }

  /** A slow reader is dropped, not waited for: its page opens a new stream and reads everything anew. */
  private write(text: string): void {
    this.out.write(text);
    if (this.out.writableLength > MOST_WAITING) this.out.destroy();
  }
}

const lineOf = ({ complaintId, version }: CaseChange): string =>
  `event: change\ndata: ${JSON.stringify({ complaintId, version } satisfies ChangeHint)}\n\n`;
