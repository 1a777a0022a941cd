import type { ComplaintView } from '@zsb/shared/complaints';
import { fullTime, remainingTime } from '../../../format/dates';
import { Card } from '../../../ui/card';
import { Box, Heading, Para, PhoneLink, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import { Light } from '../../../ui/light';
import './case-head.scss';

/** Where the case stands: state, light, who has it, until when. */
export function CaseHead({ view, now }: { view: ComplaintView; now: Date }) {
  return (
    <Card>
      <Box className="case-head-line">
        <Heading level={2} className="case-state">
          {view.stateText}
        </Heading>
        {view.slaStatus && <Light status={view.slaStatus} words={lightWords(view, now)} />}
      </Box>
      <DueLine view={view} now={now} />
      {view.rateBy && <Para className="case-due">请在 {fullTime(view.rateBy, now)} 前评价</Para>}
      {view.office && <Office office={view.office} />}
      <Para className="case-number">编号 {view.caseNumber}</Para>
    </Card>
  );
}

// While the clock stands still its date would be a promise that moves.
const DueLine = ({ view: { dueAt, slaStatus }, now }: { view: ComplaintView; now: Date }) =>
  dueAt === null ? null : (
    <Para className="case-due">{slaStatus === 'paused' ? '收到补充后继续计时' : `${fullTime(dueAt, now)} 前答复`}</Para>
  );

// The server decides the light; the words beside it say how long is left.
const lightWords = ({ slaStatus, dueAt }: ComplaintView, now: Date): string | undefined =>
  slaStatus === 'paused' || dueAt === null ? undefined : remainingTime(dueAt, now);

const Office = ({ office }: { office: NonNullable<ComplaintView['office']> }) => (
  <Box className="case-office">
    <Words className="case-office-name">{office.name}</Words>
    {office.phone && (
      <PhoneLink className="case-phone" phone={office.phone} label={`拨打${office.name}电话 ${office.phone}`}>
        <Icon name="phone" size={18} />
        <Words>{office.phone}</Words>
      </PhoneLink>
    )}
  </Box>
);
