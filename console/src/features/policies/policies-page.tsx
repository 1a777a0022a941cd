import { slaApi, type PoliciesView } from '@zsb/shared/sla';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { useNow } from '../../platform/use-now';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import { instantWords } from '../../ui/time-words';
import { PoliciesForm } from './policies-form';
import { PoliciesTables } from './policies-tables';
import { inForce, newestVersion } from './policy-rules';
import './policies-page.css';
import { focusPageTitle } from '../../ui/page-title';

/** 时限策略: the city's time limits by policy and clock, their bounds, and every version there was. */
export default function PoliciesPage({ mayChange }: { mayChange: boolean }) {
  const now = useNow();
  const versions = useLoaded('sla-policies', () => send(slaApi.policies, {}));
  const [chosen, setChosen] = useState<number | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const all = versions.data ?? [];
  const shown = all.find(({ version }) => version === chosen) ?? inForce(all);
  const saved = (next: PoliciesView[]) => {
    versions.replace(() => next);
    setIsEditing(false);
    setChosen(newestVersion(next));
    focusPageTitle();
    setDone('已保存为新的一版。已经开始的时限不变，之后开始的按新的一版。');
  };
  return (
    <>
      <p className="quiet page__intro">时限在开始计时那一刻定下来：以后改策略，不影响正在办理的诉求。</p>
      {done && <Sentence kind="done">{done}</Sentence>}
      <Failure error={versions.error} hasContent={versions.data !== null} onRetry={versions.reload} />
      {versions.data === null && versions.error === null && <Bones lines={9} label="正在读取策略" />}
      {shown && (
        <>
          <div className="page__bar">
            <p>
              <strong>第 {shown.version} 版</strong>，{statusWords(shown, all, now)}
              {shown.note && `。${shown.note}`}
            </p>
            {mayChange && !isEditing && (
              <Button
                type="primary"
                onClick={() => {
                  setDone(null);
                  setIsEditing(true);
                }}
              >
                在这一版上修改
              </Button>
            )}
          </div>
          {isEditing ? (
            <PoliciesForm
              key={shown.version}
              base={shown}
              newest={newestVersion(all)}
              onSaved={saved}
              onStale={versions.reload}
              onClose={() => setIsEditing(false)}
            />
          ) : (
            <PoliciesTables document={shown.document} />
          )}
          <Versions
            versions={all}
            shown={shown}
            now={now}
            onShow={(version) => {
              setIsEditing(false);
              setDone(null);
              setChosen(version);
            }}
          />
        </>
      )}
    </>
  );
}

function statusWords(view: PoliciesView, all: readonly PoliciesView[], now: Date): string {
  const from = view.version === 0 ? '随系统提供' : `${instantWords(view.effectiveFrom, now)} 起生效`;
  if (view.isFuture) return `${from}，尚未生效`;
  return view === inForce(all) ? `${from}，现在生效` : `${from}，已被后来的版本替代`;
}

interface VersionsProps {
  versions: readonly PoliciesView[];
  shown: PoliciesView;
  now: Date;
  onShow: (version: number) => void;
}

/** Every version, newest first; each can be looked at. */
function Versions({ versions, shown, now, onShow }: VersionsProps) {
  return (
    <section className="card" aria-labelledby="versions">
      <h2 id="versions">历次版本</h2>
      <div className="table__scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">版本</th>
              <th scope="col">生效</th>
              <th scope="col">保存人</th>
              <th scope="col">说明</th>
              <th scope="col">
                <span className="unseen">查看</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((view) => (
              <tr key={view.version} aria-current={view === shown ? 'true' : undefined}>
                <th scope="row">第 {view.version} 版</th>
                <td>{statusWords(view, versions, now)}</td>
                <td>{view.changedBy ?? '系统'}</td>
                <td>{view.note || '–'}</td>
                <td>
                  <Button
                    size="small"
                    disabled={view === shown}
                    aria-label={view === shown ? undefined : `查看第 ${view.version} 版`}
                    onClick={() => onShow(view.version)}
                  >
                    {view === shown ? '正在看' : '查看'}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
