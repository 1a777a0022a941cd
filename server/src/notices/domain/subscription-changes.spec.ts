import { subscriptionChanges } from './subscription-changes.js';

const event = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: 1, MsgType: 'event', Event: 'subscribe_msg_change_event' };
const item = (templateId: string, status: string) => ({ TemplateId: templateId, SubscribeStatusString: status });

it.each<[string, object, [string, boolean][]]>([
  ['one change, which comes as an object', { List: item('t1', 'reject') }, [['t1', false]]],
  [
    'several, which come as a list',
    { List: [item('t1', 'reject'), item('t2', 'accept')] },
    [
      ['t1', false],
      ['t2', true],
    ],
  ],
  ['the other name of the list', { SubscribeMsgChangeEvent: [item('t1', 'reject')] }, [['t1', false]]],
  ['a status that WeChat may invent', { List: [item('t1', 'ban'), item('t2', 'reject')] }, [['t2', false]]],
  ['an item that is none', { List: [null, 'x', {}, item('t2', 'reject')] }, [['t2', false]]],
  ['no list', {}, []],
])('what was changed in the settings is read: %s', (_, fields, changes) => {
  expect(subscriptionChanges({ ...event, ...fields })).toEqual({
    openid: 'o1',
    at: new Date(1000),
    changes: changes.map(([templateId, isAllowed]) => ({ templateId, isAllowed })),
  });
});

it.each([
  ['what was pressed in the dialogue', { Event: 'subscribe_msg_popup_event', List: item('t1', 'reject') }],
  ['what became of a message', { Event: 'subscribe_msg_sent_event', List: { TemplateId: 't1', ErrorStatus: 'success' } }],
  ['an event of tomorrow', { Event: 'something_new' }],
  ['a message of the person', { MsgType: 'text', Event: undefined, Content: '你好' }],
  ['a change at no time', { CreateTime: undefined, List: item('t1', 'reject') }],
  ['a change of nobody', { FromUserName: undefined, List: item('t1', 'reject') }],
])('changes nothing: %s', (_, fields) => {
  expect(subscriptionChanges({ ...event, ...fields })).toBeNull();
});
