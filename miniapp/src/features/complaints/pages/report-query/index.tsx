import { useEffect, useState } from 'react';
import { loginNeededFor } from '../../../../api/messages.zh';
import { newAnonymousAccess, pictureAddress } from '../../../../api/wiring';
import { serverNow } from '../../../../platform/clock';
import { memoryStore } from '../../../../platform/memory-store';
import { usePageVisible } from '../../../../platform/page-life';
import { dropPreview } from '../../../../platform/photos';
import { randomUuid } from '../../../../platform/random-id';
import type { Store } from '../../../../platform/store';
import { showField } from '../../../../platform/show-field';
import { SideAction } from '../../../../ui/actions';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { StaleLine } from '../../../../ui/stale-line';
import { OpenedCaseCards } from '../../components/opened-case-cards';
import { ReportQueryForm } from '../../components/report-query-form';
import { UnnotedReport } from '../../components/unnoted-report';
import { heldReport, letGoOfReport } from '../../held-report';
import { useOpenedReport } from '../../opened-case';
import { useCaseCommands } from '../../use-case-commands';
import { usePolling } from '../../use-polling';
import { useReportQuery, type OpenedReport } from '../../use-report-query';

/** 查询匿名举报: by case number and query code, in a session that ends when the page is left. */
export default function ReportQueryPage() {
  const [first] = useState(justFiled);
  const [drafts] = useState(memoryStore); // survives an ended session, not the page
  const query = useReportQuery({ newAccess: newAnonymousAccess, first, onFieldError: showField });
  useEffect(() => {
    if (first !== null) letGoOfReport(); // this page ends its session
  }, [first]);
  return (
    <Page title={query.opened ? '举报详情' : '查询匿名举报'}>
      <UnnotedReport />
      {query.opened ? <Report opened={query.opened} drafts={drafts} onEnded={query.expire} /> : <ReportQueryForm {...query} />}
    </Page>
  );
}

function justFiled(): OpenedReport | null {
  const held = heldReport();
  return held !== null && held.isNoted ? held : null;
}

interface ReportProps {
  opened: OpenedReport;
  drafts: Store;
  onEnded: () => void;
}

function Report({ opened, drafts, onEnded }: ReportProps) {
  const { access } = opened;
  const kept = useOpenedReport(opened);
  const view = kept.data ?? opened.view;
  usePolling(usePageVisible(), kept.reload);
  const hasEnded = loginNeededFor(kept.cause) !== null;
  useEffect(() => {
    if (hasEnded) onEnded();
  }, [hasEnded, onEnded]);
  const commands = useCaseCommands({
    view,
    api: access.api,
    store: drafts,
    newKey: randomUuid,
    upload: access.uploadPhoto,
    dropPreview,
    loginKey: 'anonymous',
    onView: kept.replace,
    onChangedMeanwhile: () => void kept.reload(),
    onLoginNeeded: onEnded,
    onFieldError: showField,
  });
  return (
    <>
      <StaleLine since={kept.staleSince} />
      {kept.error && !hasEnded && (
        <Message kind="error" action={<SideAction onPress={() => void kept.reload()}>重试</SideAction>}>
          {kept.error}
        </Message>
      )}
      <OpenedCaseCards view={view} commands={commands} now={serverNow()} addressOf={pictureAddress} />
    </>
  );
}
