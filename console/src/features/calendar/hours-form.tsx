import { slaApi, WEEKDAYS, type CalendarView, type Weekday } from '@zsb/shared/sla';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { send } from '../../api/client';
import { Sentence } from '../../ui/sentence';
import { Field, refusedBy } from '../case/box';
import { WEEKDAY_NAMES } from './calendar-rules';
import { formatHours, readHours, type Segments } from './hours-text';
import { useCalendarForm } from './use-calendar-form';

interface HoursFormProps {
  calendar: CalendarView;
  onSaved: (next: CalendarView) => void;
  onStale: () => void;
  onClose: () => void;
}

const NOTE = 'hours-note';
const NOTE_LIMIT = 200;
const fieldId = (weekday: Weekday) => `hours-${weekday}`;

type Typed = Record<Weekday, string>;

/** The hours of an ordinary week, one line a day. */
export function HoursForm({ calendar, onSaved, onStale, onClose }: HoursFormProps) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(calendar));
  const [note, setNote] = useState('');
  const [wasPressed, setWasPressed] = useState(false);
  const refusals = wasPressed ? refusalsOf(typed) : {};
  const { isSending, sentence, submit } = useCalendarForm({
    save: () =>
      send(slaApi.saveHours, {
        params: { name: calendar.name },
        body: { version: calendar.version, weekly: weeklyOf(typed), note: note.trim() },
      }),
    onSaved,
    onStale,
  });
  const press = (event: FormEvent) => {
    event.preventDefault();
    setWasPressed(true);
    const first = WEEKDAYS.find((weekday) => refusalsOf(typed)[weekday]);
    if (first) document.getElementById(fieldId(first))?.focus();
    else submit();
  };
  return (
    <form className="form" onSubmit={press} noValidate aria-label="每周工作时段">
      <p className="quiet">写成 09:00–12:00 13:30–17:30，一天几段用空格隔开；休息日留空。</p>
      {WEEKDAYS.map((weekday) => (
        <Field key={weekday} id={fieldId(weekday)} label={WEEKDAY_NAMES[weekday]} refusal={refusals[weekday]}>
          <Input
            id={fieldId(weekday)}
            value={typed[weekday]}
            placeholder="休息"
            onChange={(event) => setTyped({ ...typed, [weekday]: event.target.value })}
            style={{ maxWidth: 360 }}
            {...refusedBy(fieldId(weekday), refusals[weekday])}
          />
        </Field>
      ))}
      <Field id={NOTE} label="为什么改（可不填）">
        <Input id={NOTE} value={note} maxLength={NOTE_LIMIT} onChange={(event) => setNote(event.target.value)} />
      </Field>
      {sentence && <Sentence kind="error">{sentence}</Sentence>}
      <p className="box__consequence">保存后，正在计时的时限按新的时段重新计算，到期时间可能提前或推后；已经结束的时限不变。</p>
      <div className="box__buttons">
        <Button type="primary" htmlType="submit" loading={isSending}>
          保存工作时段
        </Button>
        <Button onClick={onClose}>不保存</Button>
      </div>
    </form>
  );
}

const each = <Value,>(value: (weekday: Weekday) => Value): Record<Weekday, Value> =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, value(weekday)])) as Record<Weekday, Value>;

const typedOf = ({ document }: CalendarView): Typed => each((weekday) => formatHours(document.weekly[weekday]));

const weeklyOf = (typed: Typed): Record<Weekday, Segments> =>
  each((weekday) => {
    const hours = readHours(typed[weekday]);
    return typeof hours === 'string' ? [] : hours;
  });

/** What is wrong, by day. A week without any hours would never bring a clock to its end. */
function refusalsOf(typed: Typed): Partial<Record<Weekday, string>> {
  const wrong = WEEKDAYS.flatMap((weekday) => {
    const hours = readHours(typed[weekday]);
    return typeof hours === 'string' ? [[weekday, hours]] : [];
  });
  if (wrong.length === 0 && WEEKDAYS.every((weekday) => typed[weekday].trim() === '')) return { mon: '一周里至少要有一天上班。' };
  return Object.fromEntries(wrong) as Partial<Record<Weekday, string>>;
}
