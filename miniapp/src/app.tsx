import { useEffect, type PropsWithChildren } from 'react';
import { wechatLoginCode } from './platform/wechat-login';
import { api, session } from './api/wiring';
import { prepareBrowser } from './start';

// In WeChat the person is known without being asked (L1). A failure is not worth a word: the first call that needs a login tries again.
async function loginSilently(): Promise<void> {
  if (wechatLoginCode === null || session.read() !== null) return;
  session.save(await api.wechatLogin(await wechatLoginCode()));
}

export default function App({ children }: PropsWithChildren) {
  useEffect(prepareBrowser, []);
  useEffect(() => void loginSilently().catch(() => undefined), []);
  return children;
}
