/** What a step of the ladder says, in the console and in a message to a phone. */
import { CLOCK_NAMES, type ClockKind } from '@zsb/shared/complaints';

export interface LadderFacts {
  caseNumber: string;
  kind: ClockKind;
  step: number;
  /** As people read it, `11月27日 周五 17:30`. */
  due: string;
  /** Whose clock it is, by name. */
  organisation: string;
}

export const ladderTitle = ({ kind, step }: Pick<LadderFacts, 'kind' | 'step'>): string =>
  `${CLOCK_NAMES[kind]}${step === 0 ? '将到期' : '已超时'}`;

export function ladderText({ caseNumber, kind, step, due, organisation }: LadderFacts): string {
  const clock = `诉求 ${caseNumber} 的${CLOCK_NAMES[kind]}时限`;
  if (step === 0) return `${clock}将于 ${due} 到期，请抓紧办理。（${organisation}）`;
  if (step === 1) return `${clock}已于 ${due} 到期，请立即办理。（${organisation}）`;
  return `${clock}已于 ${due} 到期，至今没有办完，请督促${organisation}。`;
}
