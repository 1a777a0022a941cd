import { CLOCK_KINDS, CLOCK_NAMES, type ClockView } from '@zsb/shared/complaints';
import { LIGHTS } from '@zsb/shared/design-tokens';
import { Tooltip } from 'antd';
import { Light } from '../../ui/light';
import { instantWords, remainingWords } from '../../ui/time-words';

/** Every clock of the case: light, due, remaining. Pointing at one or focusing it tells its rule. */
export function ClockStrip({ clocks, now }: { clocks: readonly ClockView[]; now: Date }) {
  return (
    <ul className="clocks" aria-label="时限">
      {clocks.toSorted(inOrder).map((clock) => (
        <li key={`${clock.kind}-${clock.startedAt}`}>
          <Tooltip title={clock.rule} trigger={['hover', 'focus']}>
            <button type="button" className="clock">
              <span className="clock__head">
                <span>{CLOCK_NAMES[clock.kind]}</span>
                <ClockLight clock={clock} />
              </span>
              <span className="clock__due">{dueWords(clock, now)}</span>
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

/** The order in which a case meets them; a clock that ran twice shows its runs in a row. */
const inOrder = (one: ClockView, other: ClockView) =>
  CLOCK_KINDS.indexOf(one.kind) - CLOCK_KINDS.indexOf(other.kind) || Date.parse(one.startedAt) - Date.parse(other.startedAt);

function ClockLight({ clock: { outcome, slaStatus } }: { clock: ClockView }) {
  if (outcome === null) return <Light status={slaStatus} />;
  const isMet = outcome === 'met';
  return (
    <span className="light" style={{ color: isMet ? LIGHTS.onTime.colour : LIGHTS.late.colour }}>
      <span className="light__shape" aria-hidden="true">
        {isMet ? '✓' : LIGHTS.late.shape}
      </span>
      {isMet ? '按时完成' : '超时完成'}
    </span>
  );
}

/** A running clock tells until when and how long; a stopped one when it stopped. */
function dueWords({ stoppedAt, dueAt, slaStatus }: ClockView, now: Date) {
  if (stoppedAt) return `${instantWords(stoppedAt, now)}`;
  const remaining = slaStatus === 'paused' ? '已暂停' : remainingWords(dueAt, now);
  return (
    <>
      {instantWords(dueAt, now)} 前<br />
      <strong>{remaining}</strong>
    </>
  );
}
