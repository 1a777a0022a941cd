import type { TemplateView } from '@zsb/shared/casework';
import { aServer, buttonNamed, ok, press, removeScreen, render, submit, textOf, textsOf, type } from '../../../test/screen';
import TemplatesPage from './templates-page';

const own: TemplateView = { id: 't1', kind: 'answer', name: '占道已处理', text: '{称呼}，已处理。', isOwn: true };
const city: TemplateView = { ...own, id: 't2', name: '全市通用', isOwn: false };

async function aPage(templates: TemplateView[]) {
  const asked = aServer(({ method }) => ok(method === 'GET' ? templates : method === 'DELETE' ? null : own));
  await render(<TemplatesPage />);
  return () => asked.filter(({ method }) => method !== 'GET');
}

beforeEach(() => window.sessionStorage.clear());
afterEach(removeScreen);

it('one’s own stand first and can be changed; the city’s cannot', async () => {
  await aPage([city, own]);
  expect(textsOf('.template strong')).toEqual(['占道已处理', '全市通用']);
  expect(textsOf('.template button')).toEqual(['修改', '删除']);
});

it('a new template is saved once it is whole', async () => {
  const commands = await aPage([]);
  await press(buttonNamed('新建请市民补充模板'));
  await submit();
  expect(commands()).toEqual([]);
  expect(document.activeElement?.id).toBe('template-name');
  await type('template-name', ' 补门牌 ');
  await type('template-text', '{姓名}，请补充门牌。');
  await submit();
  expect(textsOf('.field__refusal').join()).toContain('{姓名}');
  await type('template-text', '{称呼}，请补充门牌。');
  await submit();
  expect(commands()).toEqual([
    { method: 'POST', path: '/api/v1/staff/templates', body: { kind: 'ask', name: '补门牌', text: '{称呼}，请补充门牌。' } },
  ]);
  expect(textOf('.sentence--done')).toContain('已保存');
});

it('a change goes to the template that was opened', async () => {
  const commands = await aPage([own]);
  await press(buttonNamed('修改'));
  await type('template-name', '占道已清理');
  await submit();
  expect(commands()[0]).toMatchObject({ method: 'PUT', path: '/api/v1/staff/templates/t1', body: { name: '占道已清理', text: own.text } });
});

it('removing asks once, says what it means, and can be left', async () => {
  const commands = await aPage([own]);
  await press(buttonNamed('删除'));
  expect(textOf('.template__remove')).toContain('不能恢复');
  await press(buttonNamed('不删除'));
  expect(commands()).toEqual([]);
  await press(buttonNamed('删除'));
  await press(buttonNamed('删除“占道已处理”'));
  expect(commands()).toMatchObject([{ method: 'DELETE', path: '/api/v1/staff/templates/t1' }]);
  expect(textsOf('.template')).toEqual([]);
});
