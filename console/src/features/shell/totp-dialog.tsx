import type { StaffMeView, TotpSetupView } from '@zsb/shared/logins';
import { Button, Input, QRCode } from 'antd';
import type { FormEvent } from 'react';
import { Dialog } from '../../ui/dialog';
import { Sentence } from '../../ui/sentence';
import { Field, refusedBy } from '../case/box';
import { secretWords, useTotpSetup } from './use-totp-setup';

const CODE = 'totp-code';

/** 动态码: what it is, whether it is on, and setting it up with an authenticator app. */
export default function TotpDialog({ staff, onClose }: { staff: StaffMeView; onClose: () => void }) {
  const totp = useTotpSetup();
  return (
    <Dialog label="登录动态码" onClose={onClose}>
      <div className="dialog__body">
        <h2>登录动态码</h2>
        {staff.hasTotp ? (
          <Sentence kind="done">已启用。登录时除了密码，还要输入手机上身份验证器的 6 位动态码。</Sentence>
        ) : (
          <p>启用后，登录时除了密码，还要输入手机上身份验证器的 6 位动态码：即使别人知道了您的密码，也不能登录。</p>
        )}
        {totp.sentence && <Sentence kind="error">{totp.sentence}</Sentence>}
        {totp.setup ? <SetupForm setup={totp.setup} totp={totp} onClose={onClose} /> : <Ways staff={staff} totp={totp} onClose={onClose} />}
        <p className="quiet">换手机或丢失手机，请联系本单位的管理员重设。</p>
      </div>
    </Dialog>
  );
}

interface WaysProps {
  staff: StaffMeView;
  totp: ReturnType<typeof useTotpSetup>;
  onClose: () => void;
}

function Ways({ staff, totp, onClose }: WaysProps) {
  return (
    <div className="box__buttons">
      {!staff.hasTotp && (
        <Button type="primary" loading={totp.isSending} onClick={totp.begin}>
          开始设置
        </Button>
      )}
      <Button autoFocus={staff.hasTotp} onClick={onClose}>
        {staff.hasTotp ? '知道了' : '以后再说'}
      </Button>
    </div>
  );
}

interface SetupFormProps {
  setup: TotpSetupView;
  totp: ReturnType<typeof useTotpSetup>;
  onClose: () => void;
}

function SetupForm({ setup, totp, onClose }: SetupFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    totp.confirm();
  };
  return (
    <form className="totp" onSubmit={submit} noValidate>
      <p>一、用手机上的身份验证器扫这个二维码。密钥只显示这一次。</p>
      <div className="totp__code">
        <QRCode value={setup.uri} type="svg" size={184} aria-label="二维码，供身份验证器扫描" />
      </div>
      <p>
        不能扫码的，手工输入密钥：<strong className="totp__secret">{secretWords(setup.secret)}</strong>
      </p>
      <Field id={CODE} label="二、输入身份验证器现在显示的 6 位数字" refusal={totp.refusal}>
        <Input
          id={CODE}
          autoFocus
          value={totp.code}
          onChange={(event) => totp.setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          {...refusedBy(CODE, totp.refusal)}
        />
      </Field>
      <div className="box__buttons">
        <Button type="primary" htmlType="submit" loading={totp.isSending}>
          启用动态码
        </Button>
        <Button onClick={onClose}>先不启用</Button>
      </div>
    </form>
  );
}
