import { caseworkApi } from '@zsb/shared/casework';
import type { StaffId } from '@zsb/shared/ids';
import { Checkbox } from 'antd';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { Failure } from '../../ui/failure';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { useBox } from './use-box';

const LIST = 'handlers';

/** 指定办理人: who of the office may read a report. */
export function NameHandlersBox(props: BoxProps) {
  const { view } = props;
  const colleagues = useLoaded(`colleagues-${view.id}`, () => send(caseworkApi.colleagues, { params: { id: view.id } }));
  const first = colleagues.data?.[0]?.id;
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { staffIds: (view.confidentiality?.handlers ?? []).map(({ id }) => id) },
    gaps: ({ staffIds }) => ({ staffIds: staffIds.length === 0 ? '请至少指定一位办理人。' : null }),
    controls: { staffIds: `${LIST}-${first ?? ''}` },
    send: (call, command, { staffIds }) => send(caseworkApi.nameHandlers, { ...call, body: { ...command, staffIds } }),
  });
  const turn = (id: StaffId, isOn: boolean) =>
    change({ staffIds: isOn ? [...draft.staffIds, id] : draft.staffIds.filter((one) => one !== id) });
  return (
    <BoxFrame {...props} {...form} submitWords="指定这些人办理" consequence={CONSEQUENCES.nameHandlers}>
      <fieldset className="field" aria-describedby={refusals['staffIds'] ? `${LIST}-refusal` : undefined}>
        <legend>谁来办理</legend>
        <Failure error={colleagues.error} hasContent={colleagues.data !== null} onRetry={colleagues.reload} />
        {colleagues.data?.length === 0 && <p>承办单位还没有可以指定的工作人员，请联系管理员。</p>}
        <div className="choices">
          {colleagues.data?.map(({ id, name }) => (
            <Checkbox
              key={id}
              id={`${LIST}-${id}`}
              checked={draft.staffIds.includes(id)}
              onChange={(event) => turn(id, event.target.checked)}
            >
              {name}
            </Checkbox>
          ))}
        </div>
        {refusals['staffIds'] && (
          <p id={`${LIST}-refusal`} className="field__refusal">
            {refusals['staffIds']}
          </p>
        )}
      </fieldset>
    </BoxFrame>
  );
}
