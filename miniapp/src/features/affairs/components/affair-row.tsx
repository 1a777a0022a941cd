import type { ComplaintSummaryView } from '@zsb/shared/complaint-views';
import { fullTime, remainingTime, shortTime } from '../../../format/dates';
import { Box, Item, PressButton, Words } from '../../../ui/elements';
import { Light } from '../../../ui/light';
import './affair-row.scss';

interface AffairRowProps {
  affair: ComplaintSummaryView;
  now: Date;
  onOpen: () => void;
}

/** One affair: where it stands, what it was about, what is due next. */
export const AffairRow = ({ affair, now, onOpen }: AffairRowProps) => (
  <Item className="affair">
    <PressButton className="affair-press" onPress={onOpen}>
      <Box className="affair-line">
        <Words className="affair-state">{affair.stateText}</Words>
        {affair.slaStatus && <Light status={affair.slaStatus} words={lightWords(affair, now)} />}
      </Box>
      <Box className="affair-excerpt">{affair.excerpt}</Box>
      {affair.dueAt && affair.slaStatus !== 'paused' && <Box className="affair-due">{fullTime(affair.dueAt, now)} 前答复</Box>}
      {affair.supplyBy && <Box className="affair-due">请在 {fullTime(affair.supplyBy, now)} 前补充</Box>}
      <Box className="affair-line affair-foot">
        <Words>{affair.category}</Words>
        <Words>{shortTime(affair.filedAt, now)} 提交</Words>
      </Box>
      {affair.allowedActions.includes('supply') && <Box className="affair-next">去补充 ›</Box>}
      {affair.allowedActions.includes('rate') && <Box className="affair-next">去评价 ›</Box>}
    </PressButton>
  </Item>
);

// Running well needs no countdown in a list; the detail page has it.
const lightWords = ({ slaStatus, dueAt }: ComplaintSummaryView, now: Date): string | undefined =>
  dueAt !== null && (slaStatus === 'soon' || slaStatus === 'late') ? remainingTime(dueAt, now) : undefined;
