import { WEEKDAYS, type CalendarDocument } from '@zsb/shared/sla';
import { WEEKDAY_NAMES } from './calendar-rules';
import { formatHours } from './hours-text';

/** The hours of an ordinary week. */
export function HoursTable({ weekly }: { weekly: CalendarDocument['weekly'] }) {
  return (
    <dl className="facts">
      {WEEKDAYS.map((weekday) => (
        <div key={weekday}>
          <dt>{WEEKDAY_NAMES[weekday]}</dt>
          <dd>{formatHours(weekly[weekday]) || '休息'}</dd>
        </div>
      ))}
    </dl>
  );
}
