/**
 * The accounts that the sandbox knows. The server's demo configuration repeats these values; nothing here opens anything real.
 */
export const WECHAT_ACCOUNT = {
  appId: 'wx0000000000000000',
  appSecret: '5a4d8b0c6e2f4a7193d5c8e0b1f2a3d4',
} as const;

/** As somebody would type them into 消息推送配置 of the mini-program's admin pages; data format JSON, 安全模式. */
export const WECHAT_PUSH = {
  token: 'SandboxPushToken',
  encodingAesKey: 'SandboxAesKey0123456789SandboxAesKey0123456',
} as const;

export const SMS_ACCOUNT = {
  key: 'sandbox-sms',
  secret: 'sandbox-sms-secret-0f3b6d9c2e5a8174',
} as const;

export const PUBLIC_SECURITY_ACCOUNT = {
  key: 'sandbox-public-security',
  secret: 'sandbox-public-security-secret-7d41c9e05b',
} as const;

export interface SubscriptionTemplate {
  id: string;
  title: string;
  /** Field key of the wire → label as the card shows it. The letters of the key decide what a value may be. */
  fields: Record<string, string>;
}

/** Subscription message templates as they would be set up in the mini-program's admin pages. */
export const SUBSCRIPTION_TEMPLATES: readonly SubscriptionTemplate[] = [
  {
    id: 'SandboxTemplateProgress000000000000000000000',
    title: '诉求进度提醒',
    fields: {
      character_string1: '诉求编号',
      phrase2: '当前进度',
      thing3: '办理单位',
      time4: '更新时间',
      thing5: '温馨提示',
    },
  },
];

export interface SmsTemplate {
  /** Text with `{name}` where a parameter goes. */
  text: string;
  params: Record<string, RegExp>;
}

const caseParams = { caseNumber: /^[0-9A-Z-]{1,32}$/, office: /^[^\p{Cc}]{1,40}$/u };

export const SMS_TEMPLATES: Readonly<Record<string, SmsTemplate>> = {
  'login-code': {
    text: '【掌上办】您的验证码是 {code}，用于登录掌上办，请勿告诉他人。',
    params: { code: /^\d{4,8}$/ },
  },
  'complaint-dispatched': {
    text: '【掌上办】您的诉求 {caseNumber} 已转交{office}办理，您可以在掌上办查看进度。',
    params: caseParams,
  },
  'complaint-asked': {
    text: '【掌上办】{office}办理您的诉求 {caseNumber} 需要您补充情况，请您在掌上办查看。',
    params: caseParams,
  },
  'complaint-rejected': {
    text: '【掌上办】{office}未能受理您的诉求 {caseNumber}，原因和正确的办理途径请您在掌上办查看。',
    params: caseParams,
  },
  escalation: {
    text: '【掌上办】诉求 {caseNumber}（{office}）的{clock}时限{progress}，请督促办理。',
    params: { ...caseParams, clock: /^\p{Script=Han}{2,4}$/u, progress: /^\p{Script=Han}{2,10}$/u },
  },
  'escalation-digest': {
    text: '【掌上办】{office}本小时另有诉求时限到期，请登录工作台查看。',
    params: { office: caseParams.office },
  },
  hold: {
    text: '【掌上办】{waiting} 个时限同时到期，提醒和升级已暂缓 {hours} 小时，至今无人处理。请联系督查员登录工作台核对工作日历。',
    params: { waiting: /^\d{1,8}$/, hours: /^\d{1,4}$/ },
  },
  'complaint-extended': {
    text: '【掌上办】{office}申请延长办理您的诉求 {caseNumber}，已经批准，新的期限和理由请您在掌上办查看。',
    params: caseParams,
  },
  'complaint-answered': {
    text: '【掌上办】您的诉求 {caseNumber} 已由{office}答复，请您在掌上办查看并评价。',
    params: caseParams,
  },
};
