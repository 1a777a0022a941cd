import { lazy, Suspense } from 'react';
import { useSession } from './api/client';
import { Bones } from './ui/bones';

const LoginPage = lazy(() => import('./features/login/login-page').then(({ LoginPage }) => ({ default: LoginPage })));
const Workplace = lazy(() => import('./features/shell/workplace').then(({ Workplace }) => ({ default: Workplace })));

/** The login page, or the workplace of whoever is logged in. Another person never inherits the state of the one before. */
export function App() {
  const session = useSession();
  return (
    <Suspense fallback={<Bones lines={6} label="正在打开工作台" />}>
      {session ? <Workplace key={session.staff.id} staff={session.staff} /> : <LoginPage />}
    </Suspense>
  );
}
