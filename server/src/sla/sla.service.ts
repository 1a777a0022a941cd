import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { PoliciesDocument, PolicyDocument, PolicyLimits } from '@zsb/shared/sla';
import { officeCalendar } from '../calendar/default-calendars.js';
import { startOfDay } from '../calendar/local-date.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { Clock } from '../platform/clock.js';
import { inForce, targetsOf, type PolicyClock, type Urgency } from './domain/policies.js';
import { SlaPoliciesRepository, type StoredPolicies } from './sla-policies.repository.js';

/** Another process follows a change within two seconds. */
const REREAD_MS = 1000;

/** The city's time limits that are in force now, from memory: a unit of work may ask at any time. */
@Injectable()
export class SlaService implements OnModuleInit, OnApplicationShutdown {
  private versions: readonly StoredPolicies[];
  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: SlaPoliciesRepository,
    private readonly catalogue: CatalogueService,
    private readonly clock: Clock,
  ) {
    this.versions = [this.delivered()];
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // A round that fails is followed by the next one; whoever writes meanwhile meets the same database and says so.
    this.timer = setInterval(() => {
      this.reading = this.refresh().catch(() => undefined);
    }, REREAD_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.reading;
  }

  /**
   * The target of each clock that starts now in a case of this category.
   * @throws `platform.invalid-request` where the category is unknown or has others below it
   */
  targetsOf(leafCode: string, urgency: Urgency): Record<PolicyClock, string> {
    return targetsOf(this.document(), this.policyOf(leafCode), urgency);
  }

  /** How often what may happen to one case, and how long is waited for what. */
  limits(): PolicyLimits {
    return this.document().limits;
  }

  /** The most that all extensions of one case of this category may add together, in the unit of its resolution. */
  extensionMaximum(leafCode: string, urgency: Urgency): string {
    return this.policyOf(leafCode).extension[urgency];
  }

  /** The version by whose rules a clock starts now. */
  current(): StoredPolicies {
    return (inForce(this.versions, this.clock.now()) as StoredPolicies | undefined) ?? this.versions[0]!;
  }

  /** Every version, oldest first, those to come included. */
  all(): readonly StoredPolicies[] {
    return this.versions;
  }

  /** Reads what other processes have decided. */
  async refresh(): Promise<void> {
    const last = this.versions.at(-1)!.version;
    if ((await this.repository.newest()) <= last) return;
    this.adopt(await this.repository.after(last));
  }

  /** Versions that are stored hold here at once. */
  adopt(stored: readonly StoredPolicies[]): void {
    const last = this.versions.at(-1)!.version;
    this.versions = [...this.versions, ...stored.filter(({ version }) => version > last).map((one) => this.completed(one))];
  }

  /** A limit that came with a newer program holds as delivered until the city decides on it. */
  private completed(stored: StoredPolicies): StoredPolicies {
    const { limits } = this.versions[0]!.document;
    return { ...stored, document: { ...stored.document, limits: { ...limits, ...stored.document.limits } } };
  }

  private document(): PoliciesDocument {
    return this.current().document;
  }

  /** A policy or a common target that came with a newer program holds as delivered until the city decides on it. */
  private policyOf(leafCode: string): PolicyDocument {
    const { slaPolicy } = this.catalogue.leaf(leafCode);
    return this.document().policies[slaPolicy] ?? this.versions[0]!.document.policies[slaPolicy]!;
  }

  private delivered(): StoredPolicies {
    const { effectiveFrom, limits, common, policies } = this.catalogue.data.slaPolicies;
    const at = startOfDay(effectiveFrom, officeCalendar);
    return { version: 0, effectiveFrom: at, document: { limits, common, policies }, note: '', createdBy: null, createdAt: at };
  }
}
