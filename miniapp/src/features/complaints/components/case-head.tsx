import type { ComplaintView } from '@zsb/shared/complaint-views';
import type { ComplaintState } from '@zsb/shared/complaints';
import { fullTime, remainingTime } from '../../../format/dates';
import { Card } from '../../../ui/card';
import { Box, Heading, Para, PhoneLink, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import { Light } from '../../../ui/light';
import './case-head.scss';

/** Where the case stands: state, light, what comes next, who has it, until when. */
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
      <NextLine view={view} />
      {view.rateBy && <Para className="case-due">请在 {fullTime(view.rateBy, now)} 前评价</Para>}
      {view.office && <Office office={view.office} />}
      <Para className="case-number">编号 {view.caseNumber}</Para>
    </Card>
  );
}

// While the clock stands still its date would be a promise that moves.
const DueLine = ({ view: { dueAt, slaStatus, extensionCount }, now }: { view: ComplaintView; now: Date }) =>
  dueAt === null ? null : (
    <Para className="case-due">
      {slaStatus === 'paused'
        ? '收到补充后继续计时'
        : extensionCount > 0
          ? `办理期限已延长到 ${fullTime(dueAt, now)}`
          : `${fullTime(dueAt, now)} 前答复`}
    </Para>
  );

/** What happens next, in plain words, and how often the person has urged. Nothing for a state that speaks for itself. */
function NextLine({ view: { state, mergedInto, messages, dueAt } }: { view: ComplaintView }) {
  // Withdrawn by itself, it waits for no other.
  const next = mergedInto === null || state === 'withdrawn' ? NEXT[state] : mergedWords(state, mergedInto);
  const urged = messages.filter(({ kind }) => kind === 'urge').length;
  return (
    <>
      {next && <Para className="case-next">{next}</Para>}
      {urged > 0 && dueAt !== null && <Para className="case-next">您已催办 {urged} 次。</Para>}
    </>
  );
}

const mergedWords = (state: ComplaintState, into: string): string =>
  state === 'merged' ? `已并入 ${into}，答复后会一并告诉您。` : `与 ${into} 一并办理。`;

const NEXT: Partial<Record<ComplaintState, string>> = {
  submitted: '正在确认由哪个单位办理。',
  assigned: '单位签收后开始办理。',
  arbitrating: '由督查人员决定哪个单位办理。',
  rechecking: '热线中心正在复核，会给您一个结论。',
};

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
