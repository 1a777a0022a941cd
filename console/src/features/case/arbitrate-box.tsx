import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import { send } from '../../api/client';
import type { BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { OfficeBox } from './office-box';
import { reasonGap } from './reason-rules';

/** 仲裁: a supervisor's word on whose case it is. The returns before it, with their reasons, stand in the history. */
export const ArbitrateBox = (props: BoxProps) => (
  <OfficeBox
    props={props}
    parts={{
      office: { id: 'arbitrate-office', label: '承办单位', please: '请选择承办单位。' },
      words: {
        id: 'arbitrate-reason',
        label: '裁定理由',
        hint: '写明职责依据。承办单位会看到，市民看不到。',
        longest: COMPLAINT_LIMITS.reason,
        name: 'reason',
        gap: (text) => reasonGap(text, '请写明为什么由它承办。'),
      },
      submitWords: (office) => (office ? `裁定由${office}承办` : '裁定承办单位'),
      consequence: CONSEQUENCES.arbitrate,
      send: (call, command, { organisationId, text }) =>
        send(casesApi.arbitrate, { ...call, body: { ...command, organisationId, reason: text } }),
    }}
  />
);
