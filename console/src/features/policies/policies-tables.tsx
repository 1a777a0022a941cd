import { COMMON_CLOCKS, type PoliciesDocument, type PolicyTarget } from '@zsb/shared/sla';
import { LIMIT_NAMES, POLICY_ROWS, URGENCIES, type Urgency } from '@zsb/shared/sla-rules';
import type { ReactNode } from 'react';
import { targetWords } from '../../ui/target-words';
import { LIMIT_WORDS, rowName, URGENCY_WORDS } from './policy-rules';

/** Time limits to look at. */
export function PoliciesTables({ document }: { document: PoliciesDocument }) {
  const cell = (target: PolicyTarget) => (urgency: Urgency) => targetWords(target[urgency]);
  return (
    <>
      {Object.entries(document.policies).map(([code, policy]) => (
        <PolicyCard key={code} id={code} title={policy.name}>
          <TargetTable rows={POLICY_ROWS.map((row) => ({ key: row, name: rowName(row), cell: cell(policy[row]) }))} />
        </PolicyCard>
      ))}
      <PolicyCard id="common" title="所有分类共用">
        <TargetTable rows={COMMON_CLOCKS.map((kind) => ({ key: kind, name: rowName(kind), cell: cell(document.common[kind]) }))} />
      </PolicyCard>
      <PolicyCard id="limits" title="次数和上限">
        <dl className="facts facts--wide">
          <div>
            <dt>请市民补充后等多久</dt>
            <dd>{targetWords(document.limits.supply)}</dd>
          </div>
          {LIMIT_NAMES.map((name) => (
            <div key={name}>
              <dt>{LIMIT_WORDS[name]}</dt>
              <dd>{document.limits[name]}</dd>
            </div>
          ))}
        </dl>
      </PolicyCard>
    </>
  );
}

export function PolicyCard({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section className="card" aria-labelledby={`policy-${id}`}>
      <h2 id={`policy-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

interface TargetTableProps {
  rows: { key: string; name: string; cell: (urgency: Urgency) => ReactNode }[];
}

/** Clocks down, normal and urgent across. */
export function TargetTable({ rows }: TargetTableProps) {
  return (
    <div className="table__scroll">
      <table className="table table--targets">
        <thead>
          <tr>
            <th scope="col">时限</th>
            {URGENCIES.map((urgency) => (
              <th key={urgency} scope="col">
                {URGENCY_WORDS[urgency]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cell }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {URGENCIES.map((urgency) => (
                <td key={urgency}>{cell(urgency)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
