import { useEffect, useRef, useState } from 'react';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import type { AnonymousAccess } from '../../api/anonymous-access';
import { sentenceFor } from '../../api/messages.zh';
import { caseNumberFrom, queryCodeFrom } from './query-code-form';

export interface OpenedReport {
  access: AnonymousAccess;
  view: ComplaintView;
}
interface Typed {
  caseNumber: string;
  queryCode: string;
}

export interface ReportQueryParts {
  newAccess: () => AnonymousAccess;
  /** A report that is open already: the one just filed. */
  first: OpenedReport | null;
  onFieldError: (field: keyof Typed) => void;
}

export interface ReportQuery {
  typed: Typed;
  errors: Partial<Typed>;
  message: string | null;
  busy: boolean;
  /** The report, once number and code have opened it. */
  opened: OpenedReport | null;
  change: (part: Partial<Typed>) => void;
  submit: () => void;
  /** The session has ended: number and code are asked for again. What was being written stays. */
  expire: () => void;
}

const WRONG: Typed = {
  caseNumber: '请核对编号，它像 TS20261120-7K3QXM-C。',
  queryCode: '请核对查询码，它有 10 位，像 7K3QX-M9T2V。',
};
const EXPIRED = '为了保密，查询一段时间后会自动退出。请重新输入编号和查询码。';

/** 查询匿名举报: case number and query code open one report, in a session that ends with the page. */
export function useReportQuery({ newAccess, first, onFieldError }: ReportQueryParts): ReportQuery {
  const { typed, setTyped, errors, setErrors, message, setMessage, change } = useTyped();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState(first);
  const isBusy = useRef(false); // state arrives a render late: a second press would slip through
  const inUse = useSessionOfPage(opened);

  async function enter(caseNumber: string, queryCode: string): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    const access = newAccess();
    setBusy(true);
    setMessage(null);
    try {
      await access.enter({ caseNumber, queryCode });
      const view = await onlyReport(access);
      if (inUse.current) setOpened({ access, view });
      else void access.end(); // the page was left meanwhile
      setTyped((now) => ({ ...now, queryCode: '' }));
    } catch (error) {
      void access.end();
      setMessage(sentenceFor(error));
    } finally {
      isBusy.current = false;
      setBusy(false);
    }
  }
  function submit(): void {
    const caseNumber = caseNumberFrom(typed.caseNumber);
    const queryCode = queryCodeFrom(typed.queryCode);
    setErrors({ ...(caseNumber === null && pick('caseNumber')), ...(queryCode === null && pick('queryCode')) });
    if (caseNumber === null) return onFieldError('caseNumber');
    if (queryCode === null) return onFieldError('queryCode');
    void enter(caseNumber, queryCode);
  }
  return {
    ...{ typed, errors, message, busy, opened, change, submit },
    expire: () => {
      setTyped((now) => ({ ...now, caseNumber: now.caseNumber || (opened?.view.caseNumber ?? '') }));
      setOpened(null);
      setMessage(EXPIRED);
    },
  };
}

/** What is typed, and what is wrong with it until it is typed anew. */
function useTyped() {
  const [typed, setTyped] = useState<Typed>({ caseNumber: '', queryCode: '' });
  const [errors, setErrors] = useState<Partial<Typed>>({});
  const [message, setMessage] = useState<string | null>(null);
  const change = (part: Partial<Typed>): void => {
    setTyped((now) => ({ ...now, ...part }));
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))));
    setMessage(null);
  };
  return { typed, setTyped, errors, setErrors, message, setMessage, change };
}

const pick = (field: keyof Typed): Partial<Typed> => ({ [field]: WRONG[field] });

/** The session reaches one report and nothing else. */
async function onlyReport({ api }: AnonymousAccess): Promise<ComplaintView> {
  const { items } = await api.complaints({ limit: 1 });
  const [report] = items;
  if (report === undefined) throw new Error('a session without its report');
  return api.complaint(report.id);
}

/** Ends the session of a report when another takes its place or the page is left; tells whether the page is still there. */
function useSessionOfPage(opened: OpenedReport | null): { readonly current: boolean } {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  useEffect(() => {
    if (opened === null) return undefined;
    return () => void opened.access.end();
  }, [opened]);
  return here;
}
