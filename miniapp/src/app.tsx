import { useEffect, type PropsWithChildren } from 'react';
import { silentLogin } from './api/wiring';
import { preparePlatform } from './start';

export default function App({ children }: PropsWithChildren) {
  useEffect(preparePlatform, []);
  useEffect(() => void silentLogin.start(), []);
  return children;
}
