import type { RelatedCaseView } from '@zsb/shared/case-views';
import { formatAddress, useAddress } from '../../platform/address';

const RELATIONS: Record<RelatedCaseView['relation'], string> = {
  splitFrom: '从这件拆出',
  splitOff: '拆出',
  mergedInto: '已并入',
  mergedFrom: '并入本件',
};

/** Cases split off or merged, each one press away. */
export function RelatedCases({ related }: { related: readonly RelatedCaseView[] }) {
  const address = useAddress();
  return (
    <ul className="related">
      {related.map(({ id, caseNumber, relation, stateText }) => (
        <li key={id} className="dotted">
          <span>{RELATIONS[relation] ?? relation}</span>
          <a href={formatAddress({ ...address, caseId: id })}>{caseNumber}</a>
          <span>{stateText}</span>
        </li>
      ))}
    </ul>
  );
}
