import type { SlaStatus } from '@zsb/shared/complaints';
import { LIGHTS } from '@zsb/shared/design-tokens';
import { Box, Words } from './elements';
import './light.scss';

/** The light of a clock: shape, word and colour. `words` stand in for the plain word (`还剩 1 天`). */
export function Light({ status, words }: { status: SlaStatus; words?: string }) {
  const light: (typeof LIGHTS)[SlaStatus] | undefined = LIGHTS[status];
  if (light === undefined) return null; // a newer server knows a light this build does not
  return (
    <Box className={`light light-${status}`}>
      <Words hidden>{light.shape} </Words>
      {words ?? light.word}
    </Box>
  );
}
