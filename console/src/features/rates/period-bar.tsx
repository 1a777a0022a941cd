import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Field, refusedBy } from '../case/box';
import { LONGEST_PERIOD, namedPeriod, nameOf, periodGap, PERIOD_NAMES, PERIOD_WORDS, type Period } from './period';

interface PeriodBarProps {
  period: Period;
  today: string;
  onChange: (period: Period) => void;
}

/** Which days are counted: a named period, or any days of somebody's choice. */
export function PeriodBar({ period, today, onChange }: PeriodBarProps) {
  const name = nameOf(period, today);
  const [isChosen, setIsChosen] = useState(false);
  const isOpen = isChosen || name === null;
  return (
    <div className="rates__period">
      <div className="choices" role="group" aria-label="时间范围">
        {PERIOD_NAMES.map((one) => (
          <Button
            key={one}
            type={!isOpen && one === name ? 'primary' : 'default'}
            aria-pressed={!isOpen && one === name}
            onClick={() => {
              setIsChosen(false);
              onChange(namedPeriod(one, today));
            }}
          >
            {PERIOD_WORDS[one]}
          </Button>
        ))}
        <Button type={isOpen ? 'primary' : 'default'} aria-pressed={isOpen} aria-expanded={isOpen} onClick={() => setIsChosen(true)}>
          自选
        </Button>
      </div>
      {isOpen && <OwnPeriod period={period} today={today} onChange={onChange} />}
    </div>
  );
}

const FROM = 'rates-from';
const TO = 'rates-to';

function OwnPeriod({ period, today, onChange }: PeriodBarProps) {
  const [{ draft, of }, setState] = useState({ draft: period, of: period });
  const setDraft = (next: Period) => setState({ draft: next, of });
  // The back button, or a link, has brought other days.
  if (of.from !== period.from || of.to !== period.to) setState({ draft: period, of: period });
  const gap = periodGap(draft, today);
  const refusalOf = (field: 'from' | 'to') => (gap?.field === field ? gap.sentence : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (gap) document.getElementById(gap.field === 'from' ? FROM : TO)?.focus();
    else onChange(draft);
  };
  return (
    <form className="rates__own" onSubmit={submit} noValidate aria-label="自选时间范围">
      <Field id={FROM} label="开始日期" refusal={refusalOf('from')}>
        <Input
          id={FROM}
          type="date"
          max={today}
          value={draft.from}
          onChange={({ target }) => setDraft({ ...draft, from: target.value })}
          {...refusedBy(FROM, refusalOf('from'))}
        />
      </Field>
      <Field id={TO} label="结束日期" refusal={refusalOf('to')} hint={`含首尾两天，一次最多 ${LONGEST_PERIOD} 天。`}>
        <Input
          id={TO}
          type="date"
          max={today}
          value={draft.to}
          onChange={({ target }) => setDraft({ ...draft, to: target.value })}
          {...refusedBy(TO, refusalOf('to'))}
        />
      </Field>
      <Button htmlType="submit">查看这段时间</Button>
    </form>
  );
}
