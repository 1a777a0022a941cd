import { json, type Reply } from './exchange.js';

const SERVICES = ['wechat', 'sms', 'public-security'] as const;
export type Service = (typeof SERVICES)[number];

/** One knob: what goes wrong, where, and how often. */
export interface Fault {
  target: Service | '*';
  /** Exact path, for instance `/wxa/msg_sec_check`; every path of the target where absent. */
  path?: string;
  /** Waits this long before the request is looked at. */
  latencyMs?: number;
  /** Never answers and does nothing. */
  hang?: boolean;
  /** Answers this HTTP status and does nothing. */
  status?: number;
  /** Answers this upstream error code and does nothing. */
  errcode?: number;
  /** Does the work, then cuts the connection without an answer. */
  dropAfterHandling?: boolean;
  /** How many requests are hit; until the faults are cleared where absent. */
  times?: number;
}

const integer = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const flag = (value: unknown) => typeof value === 'boolean';

const CHECKS: Record<keyof Fault, (value: unknown) => boolean> = {
  target: (value) => value === '*' || SERVICES.some((service) => service === value),
  path: (value) => typeof value === 'string' && value.startsWith('/'),
  latencyMs: integer(0, 600_000),
  hang: flag,
  status: integer(200, 599),
  errcode: integer(-1_000_000, 100_000_000),
  dropAfterHandling: flag,
  times: integer(1, 1_000_000),
};
const EFFECTS = ['latencyMs', 'hang', 'status', 'errcode', 'dropAfterHandling'] as const;

/** Reads a fault from a request. Answers the sentence to show instead when it is not one. */
export function readFault(body: Record<string, unknown> | null): Fault | string {
  if (body === null) return 'the body must be a JSON object';
  if (!('target' in body)) return 'target is missing';
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(CHECKS, name)) return `${name} is not a knob`;
    if (!CHECKS[name as keyof Fault](value)) return `${name} has a value that it cannot take`;
  }
  if (!EFFECTS.some((effect) => body[effect] !== undefined && body[effect] !== false)) return `one of ${EFFECTS.join(', ')} is needed`;
  return body as unknown as Fault;
}

/** The faults in force, oldest first. A request meets at most one. */
export class Faults {
  private inForce: Fault[] = [];

  add(fault: Fault): void {
    this.inForce.push({ ...fault });
  }

  list(): Fault[] {
    return this.inForce.map((fault) => ({ ...fault }));
  }

  clear(): void {
    this.inForce = [];
  }

  /** The fault that this request meets, used up by one; null when all is well. */
  take(service: Service, path: string): Fault | null {
    const fault = this.inForce.find(
      (one) => (one.target === '*' || one.target === service) && (one.path === undefined || one.path === path),
    );
    if (!fault) return null;
    if (fault.times !== undefined) {
      fault.times -= 1;
      if (fault.times === 0) this.inForce = this.inForce.filter((one) => one !== fault);
    }
    return fault;
  }
}

/** What the service answers instead of working, or null when this fault lets it work. */
export function replyInsteadOf(service: Service, fault: Fault): Reply | null {
  if (fault.errcode === undefined && fault.status === undefined) return null;
  if (fault.errcode === undefined)
    return { status: fault.status ?? 500, type: 'text/html', body: '<html><body>sandbox fault</body></html>' };
  return service === 'wechat'
    ? json({ errcode: fault.errcode, errmsg: 'sandbox fault' }, fault.status)
    : json({ code: String(fault.errcode), message: 'sandbox fault' }, fault.status ?? 400);
}
