import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { noticesNotSent } from '../platform/metrics.js';
import { SmsClient } from '../platform/sms/sms.client.js';
import { Contacts } from './contacts.service.js';
import { asOutcome } from './escalation-sms.service.js';
import { HoldsRepository } from './holds.repository.js';

interface HoldSms {
  holdId: string;
  /** Clocks that wait. */
  waiting: number;
  /** Full hours that it has been open. */
  hours: number;
}

/** Without the contact's name and number: these are read when the message goes out. */
interface Payload extends HoldSms {
  organisationCode: string;
}

const HOLD_SMS_TOPIC = 'escalation.hold-sms';
/** A calendar may stay wrong over a weekend: the phone rings again, but not every hour of the night. */
const EVERY_HOURS = 3;

/** Messages to the phones of those on duty for supervision: the ladder stands still, and nobody has decided. */
@Injectable()
export class HoldMessages implements OnModuleInit {
  constructor(
    private readonly jobs: JobsQueue,
    private readonly runner: JobsRunner,
    private readonly holds: HoldsRepository,
    private readonly contacts: Contacts,
    private readonly organisations: OrganisationsService,
    private readonly sms: SmsClient,
  ) {}

  onModuleInit(): void {
    this.runner.handle<Payload>(HOLD_SMS_TOPIC, ({ payload }) => this.send(payload));
  }

  /** Inside a unit of work. Once per contact and three hours, however often it is called. */
  async enqueue(message: HoldSms): Promise<void> {
    const turn = Math.floor(message.hours / EVERY_HOURS);
    const tree = await this.organisations.load();
    for (const { id } of tree.ofKind('supervision')) {
      const contact = await this.contacts.find('duty', id);
      if (!contact) continue;
      const { organisationCode } = contact;
      const payload: Payload = { ...message, organisationCode };
      await this.jobs.enqueue({
        topic: HOLD_SMS_TOPIC,
        dedupeKey: `${HOLD_SMS_TOPIC}:${message.holdId}:${turn}:${organisationCode}`,
        payload,
      });
    }
  }

  /** What somebody has decided meanwhile, because the provider was away, is not told any more. */
  private async send({ holdId, organisationCode, waiting, hours }: Payload): Promise<void> {
    if ((await this.holds.find(holdId))?.decision !== null) return;
    const contact = this.contacts.ofCode('duty', organisationCode);
    const params = { waiting: String(waiting), hours: String(hours) };
    const outcome = contact ? await this.sms.send({ phone: contact.phone, template: 'hold', params }).catch(asOutcome) : 'refused';
    if (outcome !== 'sent') noticesNotSent.inc({ outcome });
  }
}
