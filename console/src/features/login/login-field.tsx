import { LOGIN_LIMITS } from '@zsb/shared/logins';
import { Input, type InputProps } from 'antd';
import type { LoginField, useLogin } from './use-login';

const PROPS: Record<LoginField, InputProps> = {
  userName: { autoComplete: 'username', maxLength: LOGIN_LIMITS.userName },
  password: { autoComplete: 'current-password', maxLength: LOGIN_LIMITS.password },
  // Longer than the code: blanks come with it from a paste.
  totp: { autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 12 },
};

interface LoginFieldRowProps {
  field: LoginField;
  label: string;
  hint?: string;
  login: ReturnType<typeof useLogin>;
}

/** A field of the login form with its refusal below. */
export function LoginFieldRow({ field, label, hint, login }: LoginFieldRowProps) {
  const refusal = login.fields[field];
  const Control = field === 'password' ? Input.Password : Input;
  const describedBy = [hint && `${field}-hint`, refusal && `${field}-refusal`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <Control
        id={field}
        size="large"
        value={login.values[field]}
        onChange={(event) => login.change({ [field]: event.target.value })}
        {...PROPS[field]}
        autoCapitalize="none"
        spellCheck={false}
        status={refusal ? 'error' : ''}
        aria-invalid={refusal !== undefined}
        aria-describedby={describedBy || undefined}
      />
      {hint && (
        <p id={`${field}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {refusal && (
        <p id={`${field}-refusal`} className="field__refusal">
          {refusal}
        </p>
      )}
    </div>
  );
}
