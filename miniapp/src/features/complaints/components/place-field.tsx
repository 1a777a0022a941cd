import { useState } from 'react';
import type { DistrictView } from '@zsb/shared/catalogue';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { LOCATION_BUTTON, LOCATION_REASON, locate } from '../../../platform/location';
import { SideAction, TextAction } from '../../../ui/actions';
import { Box, Para } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Select } from '../../../ui/select';
import type { ComplaintDraft } from '../complaint-draft';
import './place-field.scss';

interface PlaceFieldProps {
  draft: ComplaintDraft;
  districts: DistrictView[];
  error: string | null;
  change: (part: Partial<ComplaintDraft>) => void;
}

/** Where it happened: words, and a point or a district so that the right office gets it. Refusing the location blocks nothing. */
export function PlaceField({ draft, districts, error, change }: PlaceFieldProps) {
  return (
    <Box>
      <Field
        id="address"
        label="地点"
        hint="写门牌号或附近的标志，例如“梅溪湖路 88 号东门”"
        value={draft.address}
        maxLength={COMPLAINT_LIMITS.address}
        error={error}
        onChange={(address) => change({ address })}
      />
      {draft.point ? (
        <Box className="place-located">
          <Para>✓ 已用位置确定由哪个区办理。</Para>
          <TextAction onPress={() => change({ point: null })}>不用位置</TextAction>
        </Box>
      ) : (
        <Unlocated draft={draft} districts={districts} change={change} />
      )}
    </Box>
  );
}

type Locating = 'idle' | 'busy' | 'failed';

function Unlocated({ draft, districts, change }: Omit<PlaceFieldProps, 'error'>) {
  const [state, setState] = useState<Locating>('idle');
  const ask = async (): Promise<void> => {
    setState('busy');
    const found = await locate();
    setState(found ? 'idle' : 'failed');
    if (found) change({ point: found.point, ...(found.address && { address: found.address.slice(0, COMPLAINT_LIMITS.address) }) });
  };
  return (
    <Box>
      <SideAction onPress={() => void ask()} disabled={state === 'busy'}>
        {state === 'busy' ? '正在定位…' : LOCATION_BUTTON}
      </SideAction>
      <Para className="place-reason">{LOCATION_REASON}</Para>
      <Box live="polite">
        {state === 'failed' && <Para className="place-reason">没有取得位置，没关系：写下地点并选择所在的区即可。</Para>}
      </Box>
      <Select
        id="district"
        label="所在的区"
        placeholder="请选择（可不选）"
        options={districts.map(({ code, name }) => ({ value: code, name }))}
        value={draft.districtCode}
        onChange={(districtCode) => change({ districtCode })}
      />
    </Box>
  );
}
