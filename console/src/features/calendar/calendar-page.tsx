import { slaApi, type CalendarName, type CalendarView } from '@zsb/shared/sla';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { useNow } from '../../platform/use-now';
import { usePoll } from '../../platform/use-poll';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import { instantWords, localDate } from '../../ui/time-words';
import { arrangementOf, yearsToShow } from './calendar-rules';
import './calendar-page.css';
import { HoursForm } from './hours-form';
import { HoursTable } from './hours-table';
import { PublishYearForm } from './publish-year-form';
import { Legend, YearGrid } from './year-grid';
import { focusPageTitle } from '../../ui/page-title';

const CALENDAR_NAMES: Record<CalendarName, string> = { office: '承办单位', centre: '派单中心' };

/** 工作日历: the year with its holidays and make-up days, the hours of the week, and what a change set off. */
export default function CalendarPage({ mayChange }: { mayChange: boolean }) {
  const calendars = useLoaded('calendars', () => send(slaApi.calendars, {}));
  const [name, setName] = useState<CalendarName>('office');
  const shown = calendars.data?.find((calendar) => calendar.name === name);
  const isRecomputing = calendars.data?.some(({ recompute }) => recompute !== null && recompute.finishedAt === null) ?? false;
  usePoll(calendars.reload, isRecomputing ? 3_000 : 60_000);
  const replace = (next: CalendarView) =>
    calendars.replace((all) => (all ?? []).map((calendar) => (calendar.name === next.name ? next : calendar)));
  return (
    <>
      <p className="quiet page__intro">
        办结、签收等时限按承办单位的日历计算；派单时限按派单中心的日历计算。改动后，正在计时的时限会自动重新计算。
      </p>
      <Failure error={calendars.error} hasContent={calendars.data !== null} onRetry={calendars.reload} />
      {calendars.data === null && calendars.error === null && <Bones lines={8} label="正在读取日历" />}
      {calendars.data && (
        <div className="page__bar" role="group" aria-label="日历">
          <span className="choices">
            {calendars.data.map((calendar) => (
              <Button
                key={calendar.name}
                type={calendar.name === name ? 'primary' : 'default'}
                aria-pressed={calendar.name === name}
                onClick={() => setName(calendar.name)}
              >
                {CALENDAR_NAMES[calendar.name] ?? calendar.name}
              </Button>
            ))}
          </span>
        </div>
      )}
      {shown && <OneCalendar key={name} calendar={shown} mayChange={mayChange} onChange={replace} onStale={calendars.reload} />}
    </>
  );
}

interface OneCalendarProps {
  calendar: CalendarView;
  mayChange: boolean;
  onChange: (next: CalendarView) => void;
  onStale: () => void;
}

/** What is being changed. */
type Open = 'year' | 'hours' | null;

function OneCalendar({ calendar, mayChange, onChange, onStale }: OneCalendarProps) {
  const now = useNow();
  const thisYear = Number(localDate(now).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState<string | null>(null);
  const saved = (sentence: string) => (next: CalendarView) => {
    onChange(next);
    setOpen(null);
    setDone(sentence);
    focusPageTitle();
  };
  const edit = (what: Open, ofYear = year) => {
    setDone(null);
    setYear(ofYear);
    setOpen(what);
  };
  const card = { calendar, mayChange: mayChange && open === null, onEdit: edit, onClose: () => setOpen(null), onStale };
  return (
    <>
      {done && <Sentence kind="done">{done}</Sentence>}
      <Warnings calendar={calendar} mayChange={mayChange} onPublish={(missing) => edit('year', missing)} />
      <Recompute calendar={calendar} now={now} />
      <YearCard
        {...card}
        year={year}
        thisYear={thisYear}
        isOpen={open === 'year'}
        onSaved={saved(`${year} 年的安排已保存，${RECOMPUTED}`)}
      />
      <HoursCard {...card} isOpen={open === 'hours'} onSaved={saved(`工作时段已保存，${RECOMPUTED}`)} />
      <p className="quiet">
        {calendar.changedAt
          ? `第 ${calendar.version} 版，${calendar.changedBy ?? '系统'} 于${instantWords(calendar.changedAt, now)} 保存。`
          : '随系统提供的日历，还没有人改过。'}
      </p>
    </>
  );
}

const RECOMPUTED = '正在计时的时限会重新计算。';

interface CardProps {
  calendar: CalendarView;
  mayChange: boolean;
  isOpen: boolean;
  onEdit: (what: Open, year?: number) => void;
  onSaved: (next: CalendarView) => void;
  onStale: () => void;
  onClose: () => void;
}

/** One year: looked at month by month, or being entered. */
function YearCard({ calendar, year, thisYear, mayChange, isOpen, onEdit, ...form }: CardProps & { year: number; thisYear: number }) {
  const { document, missingYears } = calendar;
  const isPublished = document.completeYears.includes(year);
  return (
    <section className="card" aria-labelledby="year-title">
      <div className="page__bar">
        <h2 id="year-title">
          {year} 年 <span className={isPublished ? 'mark' : 'mark mark--urged'}>{isPublished ? '安排已公布' : '安排未公布'}</span>
        </h2>
        <label className="year-choice">
          看哪一年
          <select className="control" value={year} onChange={(event) => onEdit(null, Number(event.target.value))}>
            {yearsToShow(document, missingYears, thisYear).map((one) => (
              <option key={one} value={one}>
                {one} 年{document.completeYears.includes(one) ? '' : '（未公布）'}
              </option>
            ))}
          </select>
        </label>
        {mayChange && (
          <Button onClick={() => onEdit('year')}>
            {isPublished ? '更正' : '录入'} {year} 年安排
          </Button>
        )}
      </div>
      {isOpen ? (
        <PublishYearForm key={year} calendar={calendar} year={year} {...form} />
      ) : (
        <>
          <Legend />
          <YearGrid year={year} weekly={document.weekly} arrangement={arrangementOf(document, year)} />
        </>
      )}
    </section>
  );
}

/** The hours of the week: looked at, or being changed. */
function HoursCard({ calendar, mayChange, isOpen, onEdit, ...form }: CardProps) {
  return (
    <section className="card" aria-labelledby="hours-title">
      <div className="page__bar">
        <h2 id="hours-title">每周工作时段</h2>
        {mayChange && <Button onClick={() => onEdit('hours')}>修改工作时段</Button>}
      </div>
      {isOpen ? <HoursForm calendar={calendar} {...form} /> : <HoursTable weekly={calendar.document.weekly} />}
    </section>
  );
}

interface WarningsProps {
  calendar: CalendarView;
  mayChange: boolean;
  onPublish: (year: number) => void;
}

/** Years that clocks reach and nobody has entered yet. */
function Warnings({ calendar, mayChange, onPublish }: WarningsProps) {
  const { missingYears, incompleteClocks } = calendar;
  if (missingYears.length === 0) return null;
  return (
    <Sentence kind="hint">
      {missingYears.join('、')} 年的节假日安排还没有录入，有 {incompleteClocks}{' '}
      个正在计时的时限会跨到那时，先按周一至周五计算，录入后重新计算。{' '}
      {mayChange &&
        missingYears.map((year) => (
          <Button key={year} size="small" onClick={() => onPublish(year)}>
            录入 {year} 年
          </Button>
        ))}
    </Sentence>
  );
}

/** How far the recomputation is that the last change set off. */
function Recompute({ calendar: { recompute }, now }: { calendar: CalendarView; now: Date }) {
  if (recompute === null) return null;
  const { seen, moved, finishedAt } = recompute;
  return (
    <p role="status" className="quiet">
      {finishedAt === null
        ? `正在重新计算时限：已核对 ${seen} 个，改动 ${moved} 个。可以离开这一页，计算会继续。`
        : `上次改动后核对了 ${seen} 个时限，改动 ${moved} 个，${instantWords(finishedAt, now)} 完成。`}
    </p>
  );
}
