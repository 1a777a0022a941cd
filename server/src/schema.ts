import { ComplaintApplication, ComplaintCoHandler, ReportHandler } from './complaints/complaint-application.entity.js';
import { ComplaintAnswer, ComplaintRating } from './complaints/complaint-answer.entity.js';
import { ClockEvent, ComplaintClock } from './complaints/complaint-clock.entity.js';
import { ComplaintEvent } from './complaints/complaint-event.entity.js';
import { ComplaintMessage, ComplaintRejection } from './complaints/complaint-message.entity.js';
import { Complaint } from './complaints/complaint.entity.js';
import { First1763600000000 } from './migrations/1763600000000-first.js';
import { AuditSeals1763610000000 } from './migrations/1763610000000-audit-seals.js';
import { Casework1763620000000 } from './migrations/1763620000000-casework.js';
import { StaffTotp1763630000000 } from './migrations/1763630000000-staff-totp.js';
import { RealName1763640000000 } from './migrations/1763640000000-real-name.js';
import { AgainstTheClock1763650000000 } from './migrations/1763650000000-against-the-clock.js';
import { Rates1763660000000 } from './migrations/1763660000000-rates.js';
import { Notice } from './notices/notice.entity.js';
import { ReplyTemplate } from './templates/reply-template.entity.js';
import { StaffNotice } from './notices/staff-notice.entity.js';
import { SlaHold } from './escalations/sla-hold.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { IdentityDocument } from './people/identity-document.entity.js';
import { Login, Person } from './people/person.entity.js';
import { Photo } from './photos/photo.entity.js';
import { AuditEntry } from './platform/audit/audit-entry.entity.js';
import { Session } from './platform/auth/session.entity.js';
import { StaffTotp } from './staff/staff-totp.entity.js';
import { StaffMember, StaffMembership } from './staff/staff.entity.js';

/** Every table's entity and every migration, in order. */
export const SCHEMA = {
  entities: [
    AuditEntry,
    ClockEvent,
    Complaint,
    ComplaintAnswer,
    ComplaintApplication,
    ComplaintClock,
    ComplaintCoHandler,
    ComplaintEvent,
    ComplaintMessage,
    ComplaintRating,
    ComplaintRejection,
    IdentityDocument,
    Login,
    Notice,
    Organisation,
    Person,
    Photo,
    ReportHandler,
    Session,
    SlaHold,
    StaffMember,
    StaffMembership,
    ReplyTemplate,
    StaffNotice,
    StaffTotp,
  ],
  migrations: [
    First1763600000000,
    AuditSeals1763610000000,
    Casework1763620000000,
    StaffTotp1763630000000,
    RealName1763640000000,
    AgainstTheClock1763650000000,
    Rates1763660000000,
  ],
};
