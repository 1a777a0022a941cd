import type { StaffNoticeView } from '@zsb/shared/sla';
import { Button } from 'antd';
import { formatAddress, NO_FILTERS } from '../../platform/address';
import { useNow } from '../../platform/use-now';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import { instantWords } from '../../ui/time-words';
import { NOTICE_NAMES } from './notice-rules';
import './notices-page.css';
import { useNotices } from './use-notices';

/** 消息: what staff are told, newest first. Reading them is said with a button: a look at the page is not. */
export default function NoticesPage({ onRead }: { onRead: () => void }) {
  const now = useNow();
  const notices = useNotices(onRead);
  const { loaded } = notices;
  const items = loaded.data?.items ?? [];
  const hasUnread = items.some(({ readAt }) => readAt === null);
  return (
    <>
      <div className="page__bar">
        <p className="quiet">时限预警、逾期升级、催办、补充和审批的结果都在这里。</p>
        <Button disabled={!hasUnread} loading={notices.isSending} onClick={notices.markRead}>
          全部标为已读
        </Button>
      </div>
      {notices.sentence && <Sentence kind="error">{notices.sentence}</Sentence>}
      <Failure error={loaded.error} hasContent={loaded.data !== null} onRetry={loaded.reload} />
      {loaded.data === null && loaded.error === null && <Bones lines={8} label="正在读取消息" />}
      {loaded.data?.items.length === 0 && <p>还没有消息。诉求快到期、被催办或有人要您决定时，这里会有提醒。</p>}
      <ul className="notices">
        {items.map((notice) => (
          <Notice key={notice.id} notice={notice} now={now} />
        ))}
      </ul>
      {loaded.data?.next && (
        <Button loading={notices.isLoadingMore} onClick={notices.loadMore}>
          继续加载
        </Button>
      )}
    </>
  );
}

function Notice({ notice, now }: { notice: StaffNoticeView; now: Date }) {
  const { kind, title, text, at, complaintId, count, readAt } = notice;
  const mark = Object.hasOwn(NOTICE_NAMES, kind) ? NOTICE_NAMES[kind] : '消息';
  return (
    <li className={readAt === null ? 'notice notice--unread' : 'notice'}>
      <p className="notice__head">
        {mark && <span className="mark">{mark}</span>}
        <strong>{title}</strong>
        {count > 1 && <span className="quiet">共 {count} 件</span>}
        {readAt === null && <span className="notice__unread">未读</span>}
      </p>
      <p>{text}</p>
      <p className="quiet dotted">
        <time dateTime={at}>{instantWords(at, now)}</time>
        {complaintId !== null && (
          <a href={formatAddress({ page: null, tab: null, search: '', filters: NO_FILTERS, caseId: complaintId })}>打开这件诉求</a>
        )}
        {kind === 'hold' && (
          <a href={formatAddress({ page: 'holds', tab: null, search: '', filters: NO_FILTERS, caseId: null })}>去看暂停升级</a>
        )}
      </p>
    </li>
  );
}
