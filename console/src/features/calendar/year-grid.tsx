import { WEEKDAYS, type CalendarDocument } from '@zsb/shared/sla';
import { dateWords } from '../../ui/time-words';
import { daysOfMonth, leadingBlanks, markOf, WEEKDAY_NAMES, type Arrangement, type Day } from './calendar-rules';

interface YearGridProps {
  year: number;
  weekly: CalendarDocument['weekly'];
  arrangement: Arrangement;
  /** Makes the days pressable. */
  onPress?: (day: Day) => void;
}

/** Twelve months; each day by colour and by a sign: 休 for a holiday, 班 for a make-up day. */
export function YearGrid({ year, weekly, arrangement, onPress }: YearGridProps) {
  return (
    <div className="year">
      {Array.from({ length: 12 }, (_, index) => (
        <Month key={index} year={year} month={index + 1} weekly={weekly} arrangement={arrangement} onPress={onPress} />
      ))}
    </div>
  );
}

function Month({
  year,
  month,
  weekly,
  arrangement,
  onPress,
}: Omit<YearGridProps, 'onPress'> & { month: number; onPress: YearGridProps['onPress'] }) {
  const days = daysOfMonth(year, month, weekly);
  return (
    <section className="month" aria-label={`${year} 年 ${month} 月`}>
      <h3>{month} 月</h3>
      <div className="month__grid">
        {WEEKDAYS.map((weekday) => (
          <span key={weekday} className="month__weekday" aria-hidden="true">
            {WEEKDAY_NAMES[weekday].slice(1)}
          </span>
        ))}
        {Array.from({ length: leadingBlanks(days) }, (_, index) => (
          <span key={index} />
        ))}
        {days.map((day) => (
          <DayCell key={day.date} day={day} arrangement={arrangement} onPress={onPress} />
        ))}
      </div>
    </section>
  );
}

const SIGNS = { holiday: '休', workday: '班' } as const;
const MEANINGS = { holiday: '放假', workday: '调休上班' } as const;

function DayCell({ day, arrangement, onPress }: { day: Day; arrangement: Arrangement; onPress: YearGridProps['onPress'] }) {
  const mark = markOf(arrangement, day.date);
  const kind = mark ?? (day.isOrdinaryWorkday ? 'ordinary' : 'rest');
  const number = Number(day.date.slice(8));
  const meaning = mark ? MEANINGS[mark] : day.isOrdinaryWorkday ? '工作日' : '休息日';
  const label = `${dateWords(day.date)}，${WEEKDAY_NAMES[day.weekday]}，${meaning}`;
  // The sign is drawn by the style sheet: it repeats what the name says.
  const sign = mark ? { 'data-sign': SIGNS[mark] } : {};
  if (onPress) {
    return (
      <button
        type="button"
        className={`day day--${kind} day--press`}
        aria-label={label}
        aria-pressed={mark !== null}
        onClick={() => onPress(day)}
        {...sign}
      >
        {number}
      </button>
    );
  }
  return (
    <span className={`day day--${kind}`} title={label} {...sign}>
      {number}
      {mark && <span className="unseen">{MEANINGS[mark]}</span>}
    </span>
  );
}

/** What the colours and signs mean. */
export function Legend() {
  return (
    <ul className="legend">
      <li>
        <span className="day day--ordinary">1</span> 工作日
      </li>
      <li>
        <span className="day day--rest">1</span> 休息日
      </li>
      <li>
        <span className="day day--holiday" data-sign={SIGNS.holiday}>
          1
        </span>{' '}
        放假
      </li>
      <li>
        <span className="day day--workday" data-sign={SIGNS.workday}>
          1
        </span>{' '}
        调休上班
      </li>
    </ul>
  );
}
