import type { CaseRowView } from '@zsb/shared/case-views';

/** What sets a case apart at a glance, each in words: 紧急, 催办 N, 保密. */
export function CaseMarks({ row }: { row: Pick<CaseRowView, 'urgency' | 'urgeCount' | 'isConfidential'> }) {
  const { urgency, urgeCount, isConfidential } = row;
  if (urgency !== 'urgent' && urgeCount === 0 && !isConfidential) return null;
  return (
    <span className="marks">
      {urgency === 'urgent' && <span className="mark mark--urgent">紧急</span>}
      {urgeCount > 0 && <span className="mark mark--urged">催办 {urgeCount}</span>}
      {isConfidential && <span className="mark">保密</span>}
    </span>
  );
}

/** How a row is called: a report shows no words to whoever is not named to handle it. */
export const rowTitle = ({ excerpt, isConfidential }: Pick<CaseRowView, 'excerpt' | 'isConfidential'>): string =>
  excerpt || (isConfidential ? '举报，内容保密' : '没有文字');
