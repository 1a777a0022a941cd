import type { SlaStatus } from '@zsb/shared/complaints';
import { LIGHTS } from '@zsb/shared/design-tokens';

/** The light of a clock: colour, shape and word together. */
export function Light({ status }: { status: SlaStatus }) {
  const { colour, shape, word } = LIGHTS[status];
  return (
    <span className="light" style={{ color: colour }}>
      <span className="light__shape" aria-hidden="true">
        {shape}
      </span>
      {word}
    </span>
  );
}
