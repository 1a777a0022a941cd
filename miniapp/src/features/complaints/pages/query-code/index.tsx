import { useEffect, useState } from 'react';
import { serverNow } from '../../../../platform/clock';
import { askBeforeLeaving } from '../../../../platform/leaving';
import { openTab, replacePage } from '../../../../platform/navigation';
import { MainAction, SideAction } from '../../../../ui/actions';
import { Box, Para } from '../../../../ui/elements';
import { Empty } from '../../../../ui/empty';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { Skeleton } from '../../../../ui/skeleton';
import { QueryCodeCard } from '../../components/query-code-card';
import { heldReport, letGoOfReport, noteQueryCode, type HeldReport } from '../../held-report';
import { useQueryCode } from '../../use-query-code';

/** 记下查询码: shown once after an anonymous report. Leaving is asked about until the person has written it down. */
export default function QueryCodePage() {
  const [report] = useState(heldReport);
  return report === null ? <Nothing /> : <Told report={report} />;
}

/** The page was loaded anew: what was in memory is gone. */
const Nothing = () => (
  <Page title="匿名举报">
    <Empty icon="affairs" title="查询码只显示一次" words="已经记下的，可以凭编号和查询码查看进展。">
      <MainAction onPress={() => replacePage('reportQuery')}>查询匿名举报</MainAction>
    </Empty>
  </Page>
);

function Told({ report }: { report: HeldReport }) {
  const { code, error, retry } = useQueryCode(report);
  const [isNoted, setNoted] = useState(report.isNoted);
  useEffect(() => (isNoted ? undefined : askBeforeLeaving('还没有记下查询码。离开后将无法查询这件举报，确定离开吗？')), [isNoted]);
  const note = (): void => {
    noteQueryCode();
    setNoted(true);
  };
  return (
    <Page title={isNoted ? '匿名举报已提交' : '请记下查询码'} withoutBack={!isNoted} footer={footerOf(code !== null, isNoted, note)}>
      {code && <QueryCodeCard view={report.view} code={code} now={serverNow()} />}
      {code === null && error === null && <Skeleton cards={1} />}
      {error && (
        <>
          <Message kind="error" action={<SideAction onPress={retry}>重试</SideAction>}>
            {`举报已提交，编号 ${report.view.caseNumber}，但没有取到查询码。${error}`}
          </Message>
          <Box className="code-more">
            <Para className="code-words">没有查询码，离开后就不能再查看这件举报。现在还可以看一次：</Para>
            <SideAction onPress={openUncoded}>查看这件举报</SideAction>
          </Box>
        </>
      )}
      {isNoted && (
        <Box className="code-more">
          <Para className="code-words">✓ 已记下。以后在“我的”里点“查询匿名举报”。</Para>
          <SideAction onPress={leave}>回到首页</SideAction>
        </Box>
      )}
    </Page>
  );
}

function footerOf(isTold: boolean, isNoted: boolean, note: () => void) {
  if (isNoted) return <MainAction onPress={() => replacePage('reportQuery')}>查看这件举报</MainAction>;
  return isTold ? <MainAction onPress={note}>我已记下</MainAction> : null;
}

function openUncoded(): void {
  noteQueryCode();
  replacePage('reportQuery');
}

function leave(): void {
  void heldReport()?.access.end();
  letGoOfReport();
  openTab('home');
}
