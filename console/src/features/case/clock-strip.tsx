import type { ClockView } from '@zsb/shared/case-views';
import { CLOCK_KINDS, CLOCK_NAMES } from '@zsb/shared/complaints';
import { COLOURS, LIGHTS } from '@zsb/shared/design-tokens';
import { Tooltip } from 'antd';
import { Light } from '../../ui/light';
import { unitOf } from '../../ui/target-words';
import { instantWords, remainingWords, workingWords } from '../../ui/time-words';

/** Every clock of the case: light, due, remaining. Pointing at one or focusing it tells its rule. */
export function ClockStrip({ clocks, now }: { clocks: readonly ClockView[]; now: Date }) {
  return (
    <ul className="clocks" aria-label="时限">
      {clocks.toSorted(inOrder).map((clock) => (
        <li key={`${clock.kind}-${clock.organisation ?? ''}-${clock.startedAt}`}>
          <Tooltip title={clock.rule} trigger={['hover', 'focus']}>
            <button type="button" className="clock">
              <span className="clock__head">
                <span>{nameOf(clock, clocks)}</span>
                <ClockLight clock={clock} />
              </span>
              {clock.organisation !== null && <span className="clock__due">{clock.organisation}</span>}
              <span className="clock__due">{dueWords(clock, now)}</span>
              {!clock.calendarComplete && clock.stoppedAt === null && (
                <span className="clock__incomplete">▲ 节假日安排未公布，届时重算</span>
              )}
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

/** A clock that ran before carries the number of its run: `签收（2）` after a return. Two helpers run one clock each. */
function nameOf({ kind, organisation, startedAt }: ClockView, clocks: readonly ClockView[]): string {
  const alike = clocks.filter((clock) => clock.kind === kind && clock.organisation === organisation);
  const starts = alike.map((clock) => Date.parse(clock.startedAt));
  const run = starts.filter((start) => start <= Date.parse(startedAt)).length;
  return `${CLOCK_NAMES[kind] ?? kind}${starts.length > 1 ? `（${run}）` : ''}`;
}

/** The order in which a case meets them; a clock that ran twice shows its runs in a row. */
const inOrder = (one: ClockView, other: ClockView) =>
  CLOCK_KINDS.indexOf(one.kind) - CLOCK_KINDS.indexOf(other.kind) || Date.parse(one.startedAt) - Date.parse(other.startedAt);

function ClockLight({ clock: { outcome, slaStatus } }: { clock: ClockView }) {
  if (outcome === null) return <Light status={slaStatus} />;
  const { colour, shape, word } = ENDINGS[outcome];
  return (
    <span className="light" style={{ color: colour }}>
      <span className="light__shape" aria-hidden="true">
        {shape}
      </span>
      {word}
    </span>
  );
}

/** How a clock ended. One that was cancelled was neither kept nor missed: it stays quiet. */
const ENDINGS: Record<NonNullable<ClockView['outcome']>, { colour: string; shape: string; word: string }> = {
  met: { colour: LIGHTS.onTime.colour, shape: '✓', word: '按时完成' },
  missed: { colour: LIGHTS.late.colour, shape: LIGHTS.late.shape, word: '超时完成' },
  cancelled: { colour: COLOURS.textHint, shape: '–', word: '已取消' },
};

/** A running clock tells until when and how long, one that stands still since when; a stopped one when it stopped. */
function dueWords(clock: ClockView, now: Date) {
  const { stoppedAt, pausedAt, dueAt } = clock;
  if (stoppedAt) return instantWords(stoppedAt, now);
  // Its due moment moves while it stands still: no date to tell.
  if (pausedAt) {
    return (
      <>
        自{instantWords(pausedAt, now)} 起暂停
        <br />
        <strong>等市民补充</strong>
      </>
    );
  }
  return (
    <>
      {instantWords(dueAt, now)} 前<br />
      <strong>{leftWords(clock, now)}</strong>
    </>
  );
}

/** Hours and minutes run day and night: those are told by the wall clock, everything else in working time. */
const leftWords = ({ target, dueAt, remainingMinutes }: ClockView, now: Date): string =>
  ['h', 'm'].includes(unitOf(target)) ? remainingWords(dueAt, now) : `${workingWords(remainingMinutes)}（工作时间）`;
