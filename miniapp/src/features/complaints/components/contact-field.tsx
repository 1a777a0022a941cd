import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { Box } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Toggle } from '../../../ui/toggle';
import type { ComplaintDraft, DraftErrors } from '../complaint-draft';

interface ContactFieldProps {
  draft: ComplaintDraft;
  errors: DraftErrors;
  /** Masked phone of the login; null while nobody is logged in or no phone is known. */
  phone: string | null;
  change: (part: Partial<ComplaintDraft>) => void;
}

/** How the office reaches the person, and whether it learns who it is: of a report it never does. */
export const ContactField = ({ draft, errors, phone, change }: ContactFieldProps) => (
  <Box>
    {draft.kind !== 'report' && (
      <Toggle
        id="hide-name"
        label="隐藏我的姓名"
        hint="承办单位看不到您的姓名和电话，由热线中心转告进展。"
        on={draft.hideName}
        onChange={(hideName) => change({ hideName })}
      />
    )}
    <Toggle
      id="other-contact"
      label="换一个联系人"
      hint={`不换时，用登录手机号${phone ? ` ${phone} ` : ''}联系您。`}
      on={draft.hasOtherContact}
      onChange={(hasOtherContact) => change({ hasOtherContact })}
    />
    {draft.hasOtherContact && <OtherContact draft={draft} errors={errors} change={change} />}
  </Box>
);

const OtherContact = ({ draft, errors, change }: Omit<ContactFieldProps, 'phone'>) => (
  <Box>
    <Field
      id="contactName"
      label="怎么称呼"
      value={draft.contactName}
      maxLength={COMPLAINT_LIMITS.contactName}
      error={errors.contactName ?? null}
      onChange={(contactName) => change({ contactName })}
    />
    <Field
      id="contactPhone"
      kind="tel"
      label="联系电话"
      value={draft.contactPhone}
      maxLength={24}
      error={errors.contactPhone ?? null}
      onChange={(contactPhone) => change({ contactPhone })}
    />
  </Box>
);
