import type { ComplaintView, QueryCodeView } from '@zsb/shared/complaint-views';
import type { AnonymousAccess } from '../../api/anonymous-access';

/** An anonymous report just filed, on its way from page to page. In memory only: nothing of it is written to the device. */
export interface HeldReport {
  access: AnonymousAccess;
  view: ComplaintView;
  /** Null until the server has told it. */
  code: QueryCodeView | null;
  /** The person has said that they wrote the code down. */
  isNoted: boolean;
}

let held: HeldReport | null = null;

export const heldReport = (): HeldReport | null => held;

export function holdReport({ access, view }: Pick<HeldReport, 'access' | 'view'>): void {
  held = { access, view, code: null, isNoted: false };
}

/** The server tells it once: another page that asks for it must find it here. */
export function keepQueryCode(code: QueryCodeView): void {
  if (held !== null) held = { ...held, code };
}

export function noteQueryCode(): void {
  if (held !== null) held = { ...held, isNoted: true };
}

/** What remains is the paper of the person. */
export function letGoOfReport(): void {
  held = null;
}
