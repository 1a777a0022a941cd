import { loginsApi, type DemoPersonaView } from '@zsb/shared/logins';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';

/** The staff of the sandbox: a pick fills in the form, the person still presses 登录. */
export function DemoPersonas({ onPick }: { onPick: (persona: DemoPersonaView) => void }) {
  const { data, error, reload } = useLoaded('personas', () => send(loginsApi.demoPersonas, {}));
  const staff = data?.filter(({ kind }) => kind === 'staff');
  return (
    <section className="personas" aria-labelledby="personas-title">
      <h2 id="personas-title">演示人员</h2>
      <p className="quiet">现在是演示环境。点一位，用户名和密码会填好。</p>
      <Failure error={error} hasContent={staff !== undefined} onRetry={reload} />
      {!staff && error === null && <Bones lines={4} label="正在读取演示人员" />}
      <ul>
        {staff?.map((persona) => (
          <li key={persona.userName}>
            <button type="button" className="persona" onClick={() => onPick(persona)}>
              <strong>{persona.title}</strong>
              <span>{persona.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
