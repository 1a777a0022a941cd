import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK_NAMES, type ClockKind } from '@zsb/shared/complaints';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { noticesNotSent } from '../platform/metrics.js';
import { OutsideError } from '../platform/outside/outside-error.js';
import { SmsClient, type SmsMessage } from '../platform/sms/sms.client.js';
import { Contacts, type Contact } from './contacts.service.js';
import type { ContactRole } from './domain/recipients.js';
import { EscalationsRepository } from './escalations.repository.js';

export interface EscalationSms {
  contact: Contact;
  /** Unique per clock, round and step. */
  stepKey: string;
  caseNumber: string;
  kind: ClockKind;
  step: number;
  /** Whose clock it is, by name. */
  organisation: string;
}

/** Without the contact's name and number: these are read when the message goes out. */
interface Payload extends Omit<EscalationSms, 'contact' | 'stepKey'> {
  organisationCode: string;
  role: ContactRole;
  /** Stands for all that came after it in the same hour. */
  isDigest: boolean;
}

export const ESCALATION_SMS_TOPIC = 'escalation.sms';
const HOUR = 3_600_000;
const PROGRESS: Record<number, string> = { 1: '已到期', 2: '超时未办结', 3: '严重超时' };

/** Messages of the ladder to phones: to who is on duty, and to the leader in charge. */
@Injectable()
export class EscalationMessages implements OnModuleInit {
  constructor(
    private readonly jobs: JobsQueue,
    private readonly runner: JobsRunner,
    private readonly repository: EscalationsRepository,
    private readonly contacts: Contacts,
    private readonly sms: SmsClient,
  ) {}

  onModuleInit(): void {
    this.runner.handle<Payload>(ESCALATION_SMS_TOPIC, ({ payload }) => this.send(payload));
  }

  /** Inside the unit of the step. Whoever has `most` messages of this hour already gets one more, which says that there are others. */
  async enqueue({ contact, stepKey, ...message }: EscalationSms, now: Date, most: number): Promise<void> {
    const { organisationCode, role } = contact;
    const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR).toISOString();
    const prefix = `${ESCALATION_SMS_TOPIC}:${organisationCode}:${role}:${hour}:`;
    const isDigest = (await this.repository.countJobs(prefix, most)) >= most;
    const payload: Payload = { ...message, organisationCode, role, isDigest };
    await this.jobs.enqueue({ topic: ESCALATION_SMS_TOPIC, dedupeKey: `${prefix}${isDigest ? 'more' : stepKey}`, payload });
  }

  /** May be sent twice after a crash in between: a leader who hears twice is better than one who does not hear. */
  private async send({ organisationCode, role, ...message }: Payload): Promise<void> {
    const contact = this.contacts.ofCode(role, organisationCode);
    const outcome = contact ? await this.sms.send(smsOf(contact, message)).catch(asOutcome) : 'refused';
    if (outcome !== 'sent') noticesNotSent.inc({ outcome });
  }
}

function smsOf(
  { phone }: Contact,
  { isDigest, caseNumber, kind, step, organisation }: Omit<Payload, 'organisationCode' | 'role'>,
): SmsMessage {
  const office = organisation.slice(0, 40);
  if (isDigest) return { phone, template: 'escalation-digest', params: { office } };
  return { phone, template: 'escalation', params: { caseNumber, office, clock: CLOCK_NAMES[kind], progress: PROGRESS[step]! } };
}

/** What certainly did not go out is tried again by the job. */
export function asOutcome(error: unknown): 'unknown' | 'refused' {
  if (!(error instanceof OutsideError) || (error.kind === 'unavailable' && !error.mayHaveActed)) throw error;
  return error.mayHaveActed ? 'unknown' : 'refused';
}
