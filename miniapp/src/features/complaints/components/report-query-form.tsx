import { MainAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { FormBox, Para } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Message } from '../../../ui/message';
import type { ReportQuery } from '../use-report-query';
import './report-query-form.scss';

/** Case number and query code, as they were written down. */
export const ReportQueryForm = ({ typed, errors, message, busy, change, submit }: ReportQuery) => (
  <Card>
    <Para className="report-query-why">匿名举报提交后，页面上给过您编号和查询码。输入后可以看进展、补充情况、评价答复。</Para>
    <FormBox onSubmit={submit}>
      <Field
        id="caseNumber"
        kind="document"
        label="举报编号"
        hint="例如 TS20261120-7K3QXM-C"
        value={typed.caseNumber}
        maxLength={30}
        error={errors.caseNumber ?? null}
        onChange={(caseNumber) => change({ caseNumber })}
      />
      <Field
        id="queryCode"
        kind="document"
        label="查询码"
        hint="10 位，例如 7K3QX-M9T2V；不分大小写"
        value={typed.queryCode}
        maxLength={20}
        error={errors.queryCode ?? null}
        onChange={(queryCode) => change({ queryCode })}
      />
      {message && <Message kind="error">{message}</Message>}
      <MainAction submits busy={busy} onPress={submit}>
        {busy ? '正在查询' : '查询'}
      </MainAction>
    </FormBox>
  </Card>
);
