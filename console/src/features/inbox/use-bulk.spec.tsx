import type { CaseRowView } from '@zsb/shared/case-views';
import { Button } from 'antd';
import { aCase } from '../../../test/a-case';
import { aServer, buttonNamed, ok, press, removeScreen, render, textOf, textsOf, type Answer } from '../../../test/screen';
import { BulkBar } from './bulk-bar';
import { useBulk, type BulkOutcome } from './use-bulk';

const rows = ['a', 'b', 'c'].map((id) => aCase({ id: id as CaseRowView['id'], excerpt: id }));

function List({ onDone }: { onDone: (outcome: BulkOutcome) => void }) {
  const bulk = useBulk(rows, onDone);
  return (
    <>
      <BulkBar bulk={bulk} />
      {rows.map((row) => (
        <Button key={row.id} onClick={() => bulk.tick(row)}>
          {`tick ${row.id}`}
        </Button>
      ))}
    </>
  );
}

async function aList(answers: Answer[]) {
  const outcomes: BulkOutcome[] = [];
  const queue = [...answers];
  const asked = aServer(() => queue.shift() ?? 'silence');
  await render(<List onDone={(outcome) => outcomes.push(outcome)} />);
  const sent = () => asked.map(({ body }) => body?.['cases'] as { id: string; commandKey: string; version: number }[]);
  return { outcomes, sent };
}

afterEach(removeScreen);

it('there is no bar until something is ticked, and none after it is taken back', async () => {
  await aList([]);
  expect(textsOf('.bulk')).toEqual([]);
  await press(buttonNamed('tick a'));
  expect(textOf('.bulk')).toContain('已选 1 件');
  await press(buttonNamed('取消选择'));
  expect(textsOf('.bulk')).toEqual([]);
});

it('accepts what is ticked, and keeps ticked what was refused', async () => {
  const { outcomes, sent } = await aList([ok({ accepted: ['a'], refused: [{ id: 'c', code: 'complaint.action-not-possible' }] })]);
  await press(buttonNamed('tick a'));
  await press(buttonNamed('tick c'));
  await press(buttonNamed('签收这 2 件'));
  expect(sent()[0]?.map(({ id, version }) => [id, version])).toEqual([
    ['a', 3],
    ['c', 3],
  ]);
  expect(outcomes).toMatchObject([{ kind: 'hint', text: expect.stringMatching(/^已签收 1 件。1 件没有签收：/) as string }]);
  expect(textOf('.bulk')).toContain('已选 1 件');
});

it('after silence the same keys go again, so that nothing is accepted twice', async () => {
  const { outcomes, sent } = await aList(['silence', ok({ accepted: ['a', 'b', 'c'], refused: [] })]);
  await press(buttonNamed('tick a'));
  await press(document.querySelector<HTMLInputElement>('.bulk input')!);
  await press(buttonNamed('签收这 3 件'));
  expect(outcomes[0]?.text).toContain('网络不可用');
  await press(buttonNamed('签收这 3 件'));
  expect(sent()[1]).toEqual(sent()[0]);
  expect(outcomes[1]).toEqual({ kind: 'done', text: '已签收 3 件。' });
  expect(textsOf('.bulk')).toEqual([]);
});
