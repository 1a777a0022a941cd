import { Injectable } from '@nestjs/common';
import type { Page, PageQuery } from '@zsb/shared/api';
import type { ComplaintAction } from '@zsb/shared/complaints';
import type { ComplaintId, StaffId } from '@zsb/shared/ids';
import type { StaffNoticeKind, StaffNoticeView } from '@zsb/shared/sla';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { RosterService } from '../staff/roster.service.js';
import { audiencesOf, type ChangedCase, type StepDetails, type Told } from './domain/staff-audience.js';
import type { StaffNotice } from './staff-notice.entity.js';
import { StaffNoticesRepository } from './staff-notices.repository.js';

export interface NewStaffNotice {
  staffId: StaffId;
  kind: StaffNoticeKind;
  complaintId: ComplaintId | null;
  /** ASCII, at most 191 characters: the same key is stored once. */
  dedupeKey: string;
  title: string;
  /** Case numbers and names of organisations; never words of people. */
  text: string;
}

const HOUR = 3_600_000;

/** What staff are told in the console 消息. */
@Injectable()
export class StaffNotices {
  constructor(
    private readonly db: Database,
    private readonly notices: StaffNoticesRepository,
    private readonly roster: RosterService,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work of the fact that is told. */
  async notify(notice: NewStaffNotice): Promise<void> {
    await this.notices.insertOnce(this.row(notice, 1));
  }

  /**
   * Inside the unit of work: as `notify`, but whoever has `most` messages of the current hour already gets what is left as one
   * digest whose number grows.
   */
  async notifyMany(list: readonly NewStaffNotice[], most: number): Promise<void> {
    const hour = new Date(Math.floor(this.clock.now().getTime() / HOUR) * HOUR);
    for (const [staffId, own] of Map.groupBy(list, (notice) => notice.staffId)) {
      const room = Math.max(0, most - (await this.notices.countSince(staffId, hour, most)));
      for (const notice of own.slice(0, room)) await this.notify(notice);
      if (own.length > room) await this.digest(staffId, hour, own.length - room);
    }
  }

  /** Inside the step's unit of work: who has to do something now, or waits for what was decided, is told. */
  async afterStep(complaint: ChangedCase, action: ComplaintAction, data: StepDetails = {}): Promise<void> {
    for (const told of audiencesOf(complaint, action, data)) await this.tell(complaint, told);
  }

  private async tell(complaint: ChangedCase, { organisationId, ...told }: Told): Promise<void> {
    if (organisationId === null) return;
    const roster = await this.roster.loadFor(organisationId);
    const impartial = (people: readonly StaffId[]) =>
      roster.without(people, complaint.aboutOrganisationId).filter((id) => id !== told.except);
    const concerned = told.people(roster, organisationId);
    const allowed = impartial(concerned);
    // Where all who would hear of it are whom it is about, or who decided before, supervision stands in for them, as in acting.
    const people = concerned.length > 0 && allowed.length === 0 ? impartial(roster.inReach('supervisor', organisationId)) : allowed;
    const { kind, title, text, isGone } = told;
    const complaintId = isGone ? null : complaint.id;
    for (const staffId of new Set(people)) {
      const dedupeKey = `step:${complaint.id}:${complaint.version}:${staffId}`;
      await this.notify({ staffId, kind, complaintId, dedupeKey, title, text: text(complaint.caseNumber) });
    }
  }

  async list(staffId: StaffId, { after, limit = 20 }: PageQuery): Promise<Page<StaffNoticeView>> {
    const from = after === undefined ? null : await this.notices.findOwned(after, staffId);
    const rows = await this.notices.page(staffId, from, limit + 1);
    const items = rows.slice(0, limit).map(toView);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async unread(staffId: StaffId): Promise<{ unread: number }> {
    return { unread: await this.notices.countUnread(staffId) };
  }

  async markAllRead(staffId: StaffId): Promise<{ unread: number }> {
    await this.db.transaction(() => this.notices.markAllRead(staffId, this.clock.now()));
    return this.unread(staffId);
  }

  private async digest(staffId: StaffId, hour: Date, count: number): Promise<void> {
    const dedupeKey = `digest:${staffId}:${hour.toISOString()}`;
    const notice = { staffId, kind: 'digest' as const, complaintId: null, dedupeKey, title: '到期提醒汇总', text: '' };
    await this.notices.insertOrAdd(this.row(notice, count));
  }

  private row(notice: NewStaffNotice, count: number): StaffNotice {
    return { ...notice, id: newId(), at: this.clock.now(), count, readAt: null };
  }
}

const toView = ({ id, kind, at, title, text, complaintId, count, readAt }: StaffNotice): StaffNoticeView => ({
  id,
  kind,
  at: at.toISOString(),
  title,
  // The number grows after the row was written.
  text: kind === 'digest' ? `本小时另有 ${count} 件到期提醒，请到工作台查看。` : text,
  complaintId,
  count: Number(count),
  readAt: readAt?.toISOString() ?? null,
});
