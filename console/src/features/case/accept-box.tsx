import { casesApi } from '@zsb/shared/complaints-api';
import { send } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { useCommand } from './use-command';

/** 签收: nothing to fill in, only what it means. */
export function AcceptBox({ view, box, onDone, onStale, onClose }: BoxProps) {
  const command = useCommand({
    send: () => send(casesApi.accept, { params: { id: view.id }, body: { commandKey: box.commandKey, version: view.version } }),
    onDone,
    onStale,
  });
  return (
    <BoxFrame
      view={view}
      box={box}
      onClose={onClose}
      submitWords="签收这件诉求"
      consequence={CONSEQUENCES.accept}
      refusal={command.refusal}
      isSending={command.isSending}
      onSubmit={command.press}
    />
  );
}
