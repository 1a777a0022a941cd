import { useEffect, type ReactNode } from 'react';
import { LOGIN_LIMITS } from '@zsb/shared/logins';
import { showField } from '../../../platform/show-field';
import { MainAction } from '../../../ui/actions';
import { CheckBox } from '../../../ui/check-box';
import { Card } from '../../../ui/card';
import { Box, FormBox, Para } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Message } from '../../../ui/message';
import { DOCUMENT_EXAMPLES } from '../real-name-form';
import type { RealName } from '../use-real-name';
import { DocumentKindField } from './document-kind-field';
import './real-name-fields.scss';

// Pasted numbers carry blanks, which are taken out afterwards.
const ROOM_FOR_BLANKS = 2 * LOGIN_LIMITS.documentNumber;

/** Name, document, consent, and the press that confirms. */
export const RealNameFields = ({ form, errors, message, submitting, change, submit }: RealName) => (
  <FormBox onSubmit={submit}>
    <Card>
      <Field
        id="name"
        kind="name"
        label="姓名"
        hint="和证件上的一致"
        value={form.name}
        maxLength={LOGIN_LIMITS.personName}
        error={errors.name ?? null}
        onChange={(name) => change({ name })}
      />
      <DocumentKindField kind={form.documentKind} onChoose={(documentKind) => change({ documentKind })} />
      <Field
        id="documentNumber"
        kind={form.documentKind === 'resident-id' ? 'id-card' : 'document'}
        label="证件号码"
        hint={DOCUMENT_EXAMPLES[form.documentKind]}
        value={form.documentNumber}
        maxLength={ROOM_FOR_BLANKS}
        error={errors.documentNumber ?? null}
        onChange={(documentNumber) => change({ documentNumber })}
      />
    </Card>
    <Card>
      <Para id="consent-use" className="real-name-use">
        姓名和证件号码只用来确认您是本人，交公安机关核对是否一致。核对后加密保存，别人看不到完整号码。不同意也可以使用不需要实名的服务。
      </Para>
      <CheckBox
        id="consent"
        label="我同意为实名核验使用我的姓名和证件号码"
        describedBy="consent-use"
        error={errors.consent ?? null}
        ticked={form.consent}
        onChange={(consent) => change({ consent })}
      />
    </Card>
    {message && <Refusal>{message}</Refusal>}
    <MainAction submits busy={submitting} onPress={submit}>
      {submitting ? '正在核验' : '确认核验'}
    </MainAction>
  </FormBox>
);

/** The press that was refused is at the lower edge: without this, the words would appear below the screen. */
function Refusal({ children }: { children: ReactNode }) {
  useEffect(() => showField('refusal'), []);
  return (
    <Box id="refusal" focusable>
      <Message kind="error">{children}</Message>
    </Box>
  );
}
