import { useEffect, useRef } from 'react';
import type { SessionView } from '@zsb/shared/logins';
import { fullTime, shortTime } from '../../../format/dates';
import { showField } from '../../../platform/show-field';
import { MainAction, SideAction, TextAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Para, Words } from '../../../ui/elements';
import { Message } from '../../../ui/message';
import type { EndSession } from '../use-end-session';
import './session-card.scss';

const WAY_NAMES: Record<SessionView['way'], string> = { wechat: '微信登录', phone: '手机号登录' };

interface SessionCardProps {
  login: SessionView;
  ending: EndSession;
  now: Date;
}

/** One login: how and when it began, when it was last used, and the way to end it. */
export const SessionCard = ({ login, ending, now }: SessionCardProps) => (
  <Card title={WAY_NAMES[login.way] ?? '登录'} aside={login.isCurrent && <Words className="session-here">本机</Words>}>
    <Para className="session-time">最近使用：{login.isCurrent ? '现在' : shortTime(login.lastUsedAt, now)}</Para>
    <Para className="session-time">登录时间：{fullTime(login.startedAt, now)}</Para>
    <EndIt login={login} ending={ending} />
  </Card>
);

function EndIt({ login, ending }: Pick<SessionCardProps, 'login' | 'ending'>) {
  const isAsked = ending.asked === login.id;
  const wasAsked = useRef(false);
  // What was pressed is gone after each change: the focus goes on to what stands in its place.
  useEffect(() => {
    if (isAsked || wasAsked.current) showField(`end-${login.id}`);
    wasAsked.current = isAsked;
  }, [isAsked, login.id]);
  if (isAsked) return <Question login={login} ending={ending} />;
  return (
    <Box id={`end-${login.id}`} className="session-act" focusable>
      <SideAction label={login.isCurrent ? '结束登录，本机' : '结束登录'} disabled={ending.ending} onPress={() => ending.ask(login.id)}>
        结束登录
      </SideAction>
    </Box>
  );
}

const Question = ({ login, ending }: Pick<SessionCardProps, 'login' | 'ending'>) => (
  <Box id={`end-${login.id}`} className="session-asked" role="group" label="结束登录" focusable>
    <Para className="session-consequence">
      {login.isCurrent
        ? '结束后本机退出登录，没有提交的草稿会删除；已提交的内容不受影响。'
        : '结束后，那台设备要重新登录才能使用；已提交的内容不受影响。'}
    </Para>
    {ending.error && <Message kind="error">{ending.error}</Message>}
    <MainAction busy={ending.ending} onPress={() => ending.end(login)}>
      {ending.ending ? '正在结束' : '确认结束'}
    </MainAction>
    <Box className="session-leave">
      <TextAction disabled={ending.ending} onPress={ending.leave}>
        先不结束
      </TextAction>
    </Box>
  </Box>
);
