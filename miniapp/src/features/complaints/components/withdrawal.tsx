import { TextAction } from '../../../ui/actions';
import { Box } from '../../../ui/elements';
import type { Reply } from '../use-reply';
import { ReplyBox } from './reply-box';

/** 撤回: quiet, at the end of the page. */
export const Withdrawal = ({ reply }: { reply: Reply }) => (
  <ReplyBox
    id="withdraw"
    title="撤回这件诉求"
    consequence="撤回后不再办理，也不能恢复；以后仍可重新提交。"
    label="撤回原因（可不填）"
    reply={reply}
    action="确认撤回"
    leave="不撤回"
    opener={(open) => (
      <Box className="quiet-act">
        <TextAction onPress={open}>撤回这件诉求</TextAction>
      </Box>
    )}
  />
);
