import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { caseNumber, type CommandKey } from '@zsb/shared/ids';
import { CaseActions } from '../src/features/case/case-actions';
import type { StaffAction } from '../src/features/inbox/actions';
import { aCase } from './a-case';
import { aServer, ok, problem, render, type Answer, type Asked } from './screen';

export const COMMAND_KEY = '7d9f0c1e-2b1a-4c3d-8e4f-5a6b7c8d9e0f' as CommandKey;

/** What the server has for the boxes to choose from. */
const TREE = [
  { id: 'o1', name: '市容科', isOffice: true, children: [] },
  { id: 'o2', name: '市政设施科', isOffice: true, children: [] },
];
const REASONS = [
  { reason: 'litigation', name: '已经或者应当通过诉讼解决', advice: '请向人民法院反映。', phone: '12368' },
  { reason: 'repeated', name: '重复且已答复', advice: '请查看此前的答复。', phone: null },
];
const CATEGORIES = [
  {
    code: '03',
    name: '公用事业',
    questions: [],
    children: [
      {
        code: '0302',
        name: '停水',
        questions: [{ key: 'since', label: '停水开始的日期', type: 'date', required: true, options: [] }],
        children: [],
      },
    ],
  },
];
const TEMPLATES = [
  { id: 't1', kind: 'ask', name: '补门牌', text: '{称呼}，请补充门牌号。', isOwn: true, filled: '李女士，请补充门牌号。' },
];
const COLLEAGUES = [
  { id: 's1', name: '李强' },
  { id: 's2', name: '王芳' },
];
export const SERVED = { otherNumber: caseNumber('20261119', 'ABCDEF'), photoId: 'p1' };
const PHOTO = { id: SERVED.photoId, width: 10, height: 10, url: '/p1', thumbnailUrl: '/p1/small' };

const READ: [path: string, body: unknown][] = [
  ['/organisations', TREE],
  ['/reject-reasons', REASONS],
  ['/categories', CATEGORIES],
  ['/templates', TEMPLATES],
  ['/colleagues', COLLEAGUES],
];

/** The box of an action, open on a case; `answers` are what the server says to each press. */
export async function aBox(
  { action, allowed }: { action: StaffAction; allowed: ComplaintAction[] },
  answers: Answer[],
  overrides: Partial<CaseView> = {},
) {
  const seen = { done: [] as CaseView[], stale: [] as boolean[], closed: 0 };
  const queue = [...answers];
  const asked = aServer(({ method, path }) => {
    const read = READ.find(([end]) => path.endsWith(end));
    if (read) return ok(read[1]);
    if (path.endsWith('/photos')) return ok(PHOTO);
    return method === 'POST' ? (queue.shift() ?? problem(500, 'platform.internal')) : problem(404, 'platform.not-found');
  });
  const boxOn = (view: CaseView) => (
    <CaseActions
      view={view}
      staffId="s1"
      place={{ box: { caseId: view.id, action, commandKey: COMMAND_KEY }, openBox: () => undefined, closeBox: () => seen.closed++ }}
      onDone={(done) => seen.done.push(done)}
      onStale={(isKeySpent) => seen.stale.push(isKeySpent)}
    />
  );
  const view = aCase({ allowedActions: allowed, ...overrides });
  const draw = await render(boxOn(view));
  const commands = (): Asked[] => asked.filter(({ method, path }) => method === 'POST' && !path.endsWith('/photos'));
  return { seen, commands, redraw: (change: Partial<CaseView>) => draw(boxOn({ ...view, ...change })) };
}
