import { fullTime } from '../../../format/dates';
import { serverNow } from '../../../platform/clock';
import { MainAction } from '../../../ui/actions';
import { Box, Para, Words } from '../../../ui/elements';
import { Message } from '../../../ui/message';
import type { FileComplaint } from '../use-file-complaint';
import './submit-bar.scss';

/** What will happen, and the one button. */
export const SubmitBar = ({ forecast, message, submitting, submit }: FileComplaint) => (
  <Box>
    {message && <Message kind="error">{message}</Message>}
    <Box live="polite">
      {forecast && (
        <Para className="forecast">
          将由 <Words className="forecast-fact">{forecast.organisation}</Words> 办理，
          <Words className="forecast-fact">{fullTime(forecast.dueAt, serverNow())}</Words> 前答复
        </Para>
      )}
    </Box>
    <MainAction busy={submitting} onPress={submit}>
      {submitting ? '正在提交' : '提交诉求'}
    </MainAction>
  </Box>
);
