import { openPage } from '../../../platform/navigation';
import { TextAction } from '../../../ui/actions';
import { Message } from '../../../ui/message';
import { heldReport } from '../held-report';

/** Whoever left before writing the query code down can still do so, as long as the app is open. */
export const UnnotedReport = () =>
  heldReport()?.isNoted === false ? (
    <Message kind="info" action={<TextAction onPress={() => openPage('queryCode')}>去记下</TextAction>}>
      您刚提交的匿名举报还没有记下查询码。
    </Message>
  ) : null;
