import { useEffect, useRef, useState } from 'react';
import type { OfficeChoiceView } from '@zsb/shared/catalogue';
import { forFiling } from '../../../../api/anonymous-access';
import { questionsOf } from '../../../../api/category-tree';
import { useSession } from '../../../../api/session';
import { useCategories } from '../../../../api/use-city';
import { useKept } from '../../../../api/use-kept';
import { api, newAnonymousAccess, session, uploadPhoto } from '../../../../api/wiring';
import { serverNow } from '../../../../platform/clock';
import { deviceStore } from '../../../../platform/device-store';
import { askBeforeLeaving } from '../../../../platform/leaving';
import { memoryStore } from '../../../../platform/memory-store';
import { openPage, replacePage } from '../../../../platform/navigation';
import { usePageParam } from '../../../../platform/page-life';
import { dropPreview } from '../../../../platform/photos';
import { randomUuid } from '../../../../platform/random-id';
import { showField } from '../../../../platform/show-field';
import { TextAction } from '../../../../ui/actions';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { filesAnonymously, kindFrom } from '../../complaint-draft';
import { FilingFields } from '../../components/filing-fields';
import { SubmitBar } from '../../components/submit-bar';
import { UnnotedReport } from '../../components/unnoted-report';
import { holdReport } from '../../held-report';
import { keepOpened } from '../../opened-case';
import { useFileComplaint } from '../../use-file-complaint';

/** 提交诉求, and 举报 under the login or apart from it. */
export default function FilePage() {
  const preset = { kind: kindFrom(usePageParam('kind')), text: usePageParam('text') };
  const me = useSession(session)?.me ?? null;
  const tree = useCategories().data ?? [];
  const { anonymous, handOver } = useAnonymousWay();
  const form = useFileComplaint({
    api,
    anonymous,
    loginKey: me && `${me.id} ${me.assuranceLevel}`,
    store: deviceStore,
    newKey: randomUuid,
    preset,
    questionsOf: (code) => questionsOf(tree, code),
    upload: uploadPhoto,
    dropPreview,
    onFiled: (view, isAnonymous) => {
      if (isAnonymous) holdReport({ access: handOver(), view });
      else keepOpened(view);
      replacePage(isAnonymous ? 'queryCode' : 'result', isAnonymous ? {} : { id: view.id });
    },
    onLoginNeeded: (page) => openPage(page),
    onFieldError: showField,
  });
  const isReport = form.draft.kind === 'report';
  useLossAsked(filesAnonymously(form.draft) && form.draft.text.trim() !== '');
  const offices = useOffices(isReport, anonymous.api.organisations);
  return (
    <Page title={isReport ? '提交举报' : '提交诉求'} footer={<SubmitBar {...form} />}>
      {isReport && <UnnotedReport />}
      {form.restored && (
        <Message kind="info" action={<TextAction onPress={form.startOver}>重新填写</TextAction>}>
          已恢复您上次没写完的内容。
        </Message>
      )}
      <FilingFields form={form} tree={tree} offices={offices} phone={me?.phone ?? null} branch={usePageParam('branch')} />
    </Page>
  );
}

/** What is not kept on the device is lost when the page is left. */
function useLossAsked(isAtRisk: boolean): void {
  useEffect(() => (isAtRisk ? askBeforeLeaving('匿名举报写的内容不会保留，确定离开吗？') : undefined), [isAtRisk]);
}

/** One anonymous access for one form; left without filing, it ends with the page. */
function useAnonymousWay() {
  const [way] = useState(() => {
    const access = newAnonymousAccess();
    return { access, anonymous: forFiling(access) };
  });
  const { access } = way;
  const isHandedOver = useRef(false);
  useEffect(
    () => () => {
      if (!isHandedOver.current) void access.end();
    },
    [access],
  );
  /** The pages that follow need it: from here on they end it. */
  const handOver = () => {
    isHandedOver.current = true;
    return access;
  };
  return { anonymous: way.anonymous, handOver };
}

// Asked for without a login and kept in memory: that somebody thought of reporting is nobody's business.
const memory = memoryStore();
const useOffices = (isReport: boolean, load: () => Promise<OfficeChoiceView[]>): OfficeChoiceView[] | null =>
  useKept({ store: memory, key: isReport ? 'organisations' : null, load, now: serverNow }).data;
