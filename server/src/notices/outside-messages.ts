import { Inject, Injectable } from '@nestjs/common';
import type { NoticeKind } from '@zsb/shared/notices';
import { officeCalendar } from '../calendar/default-calendars.js';
import { isoLocal } from '../calendar/local-date.js';
import { CONFIG, type Config } from '../config.js';
import { OutsideError } from '../platform/outside/outside-error.js';
import { SmsClient } from '../platform/sms/sms.client.js';
import { WechatClient } from '../platform/wechat/wechat.client.js';
import type { Notice } from './notice.entity.js';
import type { OutsideFacts } from './notices.service.js';

const PHRASES: Record<NoticeKind, string> = {
  dispatched: '已转交',
  accepted: '办理中',
  contacted: '已联系',
  extended: '已延期',
  merged: '已并案',
  split: '已拆分',
  rectified: '已整改',
  planReported: '计划反馈',
  calledBack: '回访中',
  asked: '待补充',
  rejected: '不予受理',
  answered: '已答复',
  closed: '已办结',
};
const SMS_TEMPLATES: Partial<Record<NoticeKind, string>> = {
  dispatched: 'complaint-dispatched',
  answered: 'complaint-answered',
  asked: 'complaint-asked',
  rejected: 'complaint-rejected',
  extended: 'complaint-extended',
};

/** How a call ended. `not-sent`: certainly not, and it may work later. */
export type SendOutcome = 'sent' | 'unknown' | 'refused' | 'not-sent';

/** The two wires a message can leave by. */
@Injectable()
export class OutsideMessages {
  constructor(
    private readonly wechat: WechatClient,
    private readonly smsClient: SmsClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get progressTemplate(): string | null {
    return this.config.wechat.progressTemplate;
  }

  /** `no-consent`: certainly not sent, and it never will be by this way. */
  async subscription(notice: Notice, { caseNumber, office }: OutsideFacts, openid: string): Promise<SendOutcome | 'no-consent'> {
    return this.wechat
      .sendSubscription({
        openid,
        templateId: this.progressTemplate!,
        page: `features/complaints/pages/detail/index?id=${notice.complaintId}`,
        data: {
          character_string1: caseNumber,
          phrase2: PHRASES[notice.kind],
          thing3: office.slice(0, 20),
          time4: wechatTime(notice.at),
          thing5: notice.title.slice(0, 20),
        },
      })
      .catch(asOutcome);
  }

  async sms(notice: Notice, { caseNumber, office }: OutsideFacts, phone: string | null): Promise<SendOutcome> {
    const template = SMS_TEMPLATES[notice.kind];
    if (phone === null || !template) return 'refused';
    return this.smsClient.send({ phone, template, params: { caseNumber, office } }).catch(asOutcome);
  }
}

/** `2026年11月20日 15:01`, as the `time` fields of subscription messages want it. */
const wechatTime = (at: Date): string =>
  isoLocal(at, officeCalendar.zone).replace(/^(\d+)-0?(\d+)-0?(\d+)T(\d\d:\d\d).*$/, '$1年$2月$3日 $4');

const asOutcome = (error: unknown): SendOutcome => {
  if (!(error instanceof OutsideError)) throw error;
  if (error.mayHaveActed) return 'unknown';
  return error.kind === 'unavailable' ? 'not-sent' : 'refused';
};
