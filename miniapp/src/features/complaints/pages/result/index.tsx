import type { ComplaintView } from '@zsb/shared/complaint-views';
import { fullTime } from '../../../../format/dates';
import { serverNow } from '../../../../platform/clock';
import { openTab, replacePage } from '../../../../platform/navigation';
import { usePageParam } from '../../../../platform/page-life';
import { MainAction, SideAction } from '../../../../ui/actions';
import { Card } from '../../../../ui/card';
import { Box, Heading, Para } from '../../../../ui/elements';
import { Icon } from '../../../../ui/icon';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { SubscriptionOffer } from '../../components/subscription-offer';
import { useOpenedCase } from '../../opened-case';
import './index.scss';

/** After filing: the number, who has it, until when. */
export default function ResultPage() {
  const id = usePageParam('id');
  const { data } = useOpenedCase(id);
  return (
    <Page title="已提交" footer={<MainAction onPress={() => replacePage('detail', { id })}>查看详情</MainAction>}>
      {data ? <Filed view={data} /> : <Skeleton cards={1} />}
      <Box className="result-more">
        <SubscriptionOffer />
        <SideAction onPress={() => openTab('home')}>回到首页</SideAction>
      </Box>
    </Page>
  );
}

const Filed = ({ view }: { view: ComplaintView }) => (
  <Card>
    <Box className="result-mark">
      <Icon name="check" size={32} colour="#FFFFFF" />
    </Box>
    <Heading level={2} className="result-title">
      已提交，编号
    </Heading>
    <Para className="result-number">{view.caseNumber}</Para>
    <Para className="result-words">{view.stateText}。</Para>
    {view.office && <Para className="result-words">由 {view.office.name} 办理。</Para>}
    {view.dueAt && <Para className="result-words">{fullTime(view.dueAt, serverNow())} 前答复您。</Para>}
    <Para className="result-hint">进展会发到“消息”，也可以随时在“办件”里查看。</Para>
  </Card>
);
