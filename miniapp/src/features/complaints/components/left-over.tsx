import { Card } from '../../../ui/card';
import { Para } from '../../../ui/elements';

/** What was being written when the case moved on and can no longer be sent: still there to read and to copy. */
export const LeftOver = ({ title, text }: { title: string; text: string }) =>
  text.trim() === '' ? null : (
    <Card title={title}>
      <Para className="answer-from">这件诉求有了新进展，这一步已不能提交。您写的内容还在，可以复制：</Para>
      <Para className="answer-text">{text}</Para>
    </Card>
  );
