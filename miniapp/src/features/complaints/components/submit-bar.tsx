import { fullTime } from '../../../format/dates';
import { serverNow } from '../../../platform/clock';
import { MainAction } from '../../../ui/actions';
import { Box, Para, Words } from '../../../ui/elements';
import { Message } from '../../../ui/message';
import { filesAnonymously } from '../complaint-draft';
import type { FileComplaint } from '../use-file-complaint';
import './submit-bar.scss';

const actionOf = (draft: FileComplaint['draft']): string =>
  draft.kind !== 'report' ? '提交诉求' : filesAnonymously(draft) ? '匿名提交举报' : '提交举报';

/** What will happen, and the one button. */
export const SubmitBar = ({ draft, forecast, message, submitting, submit }: FileComplaint) => (
  <Box>
    {message && <Message kind="error">{message}</Message>}
    <Box live="polite">
      {forecast && (
        <Para className="forecast">
          {draft.kind === 'report' ? (
            '由指定的人员办理，'
          ) : (
            <>
              将由 <Words className="forecast-fact">{forecast.organisation}</Words> 办理，
            </>
          )}
          <Words className="forecast-fact">{fullTime(forecast.dueAt, serverNow())}</Words> 前答复
        </Para>
      )}
    </Box>
    <MainAction busy={submitting} onPress={submit}>
      {submitting ? '正在提交' : actionOf(draft)}
    </MainAction>
  </Box>
);
