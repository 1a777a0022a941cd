import { useState } from 'react';
import type { ComplaintView, QueryCodeView } from '@zsb/shared/complaint-views';
import { fullTime } from '../../../format/dates';
import { copyText } from '../../../platform/clipboard';
import { SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Heading, Para } from '../../../ui/elements';
import './query-code-card.scss';

interface QueryCodeCardProps {
  view: ComplaintView;
  code: QueryCodeView;
  now: Date;
}

/** Number and code, large enough to be copied by hand. */
export function QueryCodeCard({ view, code, now }: QueryCodeCardProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (): void => void copyText(`举报编号 ${code.caseNumber}，查询码 ${code.queryCode}`).then(setCopied);
  return (
    <Card>
      <Heading level={2} className="code-name">
        举报已提交，编号
      </Heading>
      <Para className="code-number">{code.caseNumber}</Para>
      <Heading level={2} className="code-name">
        查询码
      </Heading>
      <Para className="code-code">{code.queryCode}</Para>
      <Box className="code-copy">
        <SideAction onPress={copy}>复制编号和查询码</SideAction>
        <Box live="polite">
          {copied === true && <Para className="code-words">✓ 已复制，请粘贴到安全的地方。</Para>}
          {copied === false && <Para className="code-words">没有复制成功，请截图或抄下来。</Para>}
        </Box>
      </Box>
      <Para className="code-warning">请截图或抄下来，这是查询的唯一凭证。</Para>
      <Para className="code-words">忘记后无法找回。</Para>
      {view.dueAt && <Para className="code-words">{fullTime(view.dueAt, now)} 前答复，凭查询码查看。</Para>}
    </Card>
  );
}
