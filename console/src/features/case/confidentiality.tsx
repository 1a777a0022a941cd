import type { CaseView } from '@zsb/shared/case-views';

/** Who may read a report, and that reading it is recorded. */
export function Confidentiality({ confidentiality }: { confidentiality: NonNullable<CaseView['confidentiality']> }) {
  const { isReadable, handlers } = confidentiality;
  const names = handlers.map(({ name }) => name).join('、');
  return (
    <div className="confidential">
      <p>
        <strong>{isReadable ? '保密：举报内容只对指定办理人可见，每次查看都记入审计。' : '举报内容只对指定办理人可见。'}</strong>
      </p>
      <p>{names ? `指定办理人：${names}。` : '还没有指定办理人，由科室负责人指定。'}</p>
    </div>
  );
}
