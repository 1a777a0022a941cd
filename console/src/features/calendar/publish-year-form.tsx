import { slaApi, type CalendarView } from '@zsb/shared/sla';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { send } from '../../api/client';
import { Sentence } from '../../ui/sentence';
import { Field } from '../case/box';
import { pageDraftKey, useDraft } from '../case/use-draft';
import { readArrangement, type ReadArrangement } from './arrangement-text';
import { arrangementOf, pressed, type Arrangement } from './calendar-rules';
import { useCalendarForm } from './use-calendar-form';
import { Legend, YearGrid } from './year-grid';

interface PublishYearFormProps {
  calendar: CalendarView;
  year: number;
  onSaved: (next: CalendarView) => void;
  onStale: () => void;
  onClose: () => void;
}

const PASTED = 'year-pasted';
const NOTE = 'year-note';
const NOTE_LIMIT = 200;

/** Enters the arrangement of one year: from the pasted notice, and by pressing days. */
export function PublishYearForm({ calendar, year, onSaved, onStale, onClose }: PublishYearFormProps) {
  const { draft, change, discard } = useDraft(pageDraftKey('calendar', `${calendar.name}-${year}`), {
    arrangement: arrangementOf(calendar.document, year),
    note: '',
  });
  const { arrangement, note } = draft;
  const setArrangement = (arrangement: Arrangement) => change({ arrangement });
  const leave = () => {
    discard();
    onClose();
  };
  const { isSending, sentence, submit } = useCalendarForm({
    save: () =>
      send(slaApi.publishYear, {
        params: { name: calendar.name },
        body: { version: calendar.version, year, ...arrangement, note: note.trim() },
      }),
    onSaved: (next) => {
      discard();
      onSaved(next);
    },
    onStale,
  });
  const press = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form className="form" onSubmit={press} noValidate aria-label={`${year} 年安排`}>
      <PasteField year={year} onRead={setArrangement} />
      <Legend />
      <p className="quiet">点日期改：工作日点一下变放假，休息日点一下变调休上班，再点一下恢复。</p>
      <YearGrid
        year={year}
        weekly={calendar.document.weekly}
        arrangement={arrangement}
        onPress={(day) => setArrangement(pressed(arrangement, day))}
      />
      <p role="status">
        放假 <strong>{arrangement.holidays.length}</strong> 天，调休上班 <strong>{arrangement.workdays.length}</strong> 天。
      </p>
      <Field id={NOTE} label="依据（可不填）" hint="例如：国务院办公厅关于节假日安排的通知的文号。">
        <Input id={NOTE} value={note} maxLength={NOTE_LIMIT} onChange={(event) => change({ note: event.target.value })} />
      </Field>
      {sentence && <Sentence kind="error">{sentence}</Sentence>}
      <p className="box__consequence">
        保存后 {year} 年的安排整年替换，其他年份不变。跨到 {year} 年的时限重新计算，到期时间可能提前或推后；已经结束的时限不变。
      </p>
      <div className="box__buttons">
        <Button type="primary" htmlType="submit" loading={isSending}>
          保存 {year} 年安排
        </Button>
        <Button onClick={leave}>不保存</Button>
      </div>
    </form>
  );
}

function PasteField({ year, onRead }: { year: number; onRead: (arrangement: Arrangement) => void }) {
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReadArrangement | null>(null);
  const take = () => {
    const found = readArrangement(text, year);
    setRead(found);
    const ofYear = (dates: readonly string[]) => dates.filter((date) => date.startsWith(`${year}-`));
    if (found.holidays.length + found.workdays.length > 0) onRead({ holidays: ofYear(found.holidays), workdays: ofYear(found.workdays) });
  };
  return (
    <div className="paste">
      <Field id={PASTED} label="粘贴放假通知" hint="粘贴通知里写日期的几段，系统读出日期填到下面，请再核对。">
        <Input.TextArea id={PASTED} value={text} onChange={(event) => setText(event.target.value)} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
      <Button disabled={text.trim() === ''} onClick={take}>
        读出日期
      </Button>
      {read && <Sentence kind={isPlain(read, year) ? 'done' : 'hint'}>{readSentence(read, year)}</Sentence>}
    </div>
  );
}

const others = ({ holidays, workdays }: Arrangement, year: number) =>
  [...holidays, ...workdays].filter((date) => !date.startsWith(`${year}-`));
const isPlain = (read: ReadArrangement, year: number) =>
  read.unread.length === 0 && others(read, year).length === 0 && read.holidays.length > 0;

function readSentence(read: ReadArrangement, year: number): string {
  if (read.holidays.length + read.workdays.length === 0)
    return '没有读出日期。请粘贴写着“几月几日放假”“几月几日上班”的段落，或在下面点日期。';
  return [
    `读出放假 ${read.holidays.length} 天、上班 ${read.workdays.length} 天，已替换下面的日期。`,
    others(read, year).length > 0 ? `其中 ${others(read, year).join('、')} 不在 ${year} 年，请到那一年录入。` : '',
    read.unread.length > 0 ? `没有看懂：${read.unread.join('；')}。` : '',
  ].join('');
}
