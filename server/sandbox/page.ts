import { SUBSCRIPTION_TEMPLATES } from './credentials.js';
import type { Fault } from './faults.js';
import type { SentMessage } from './mailbox.js';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets.js';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const shownTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

/** The page at `/`: sent messages, newest first, and the fault knobs. */
export function outboxPage(messages: readonly SentMessage[], faults: readonly Fault[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>演练环境 · 已发出的消息</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>演练环境 · 已发出的消息</h1>
<p>这里代替微信、短信平台和公安身份核验。消息只保存在本机内存中，不会发到真实的手机上。页面每 3 秒更新一次。</p>
</header>
<main>
<section id="messages" aria-labelledby="messages-title" aria-live="polite">
<h2 id="messages-title">消息（${messages.length} 条，新的在前）</h2>
${messages.length === 0 ? '<p class="hint">还没有消息。在手机端获取一次验证码，就会显示在这里。</p>' : messages.map(card).join('\n')}
</section>
<aside>
<p id="settings" class="hint" role="status"></p>
<h2>故障演练</h2>
<div id="faults">${faultList(faults)}</div>
${FAULT_FORM}
</aside>
</main>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function card(message: SentMessage): string {
  const heading = message.kind === 'sms' ? '短信' : '微信订阅消息';
  const body = message.kind === 'sms' ? `<p>${escapeHtml(message.text)}</p>` : subscriptionBody(message);
  return `<article class="${message.kind}">
<p class="hint"><strong>${heading}</strong> 发给 <span class="figures">${escapeHtml(message.to)}</span> · <time datetime="${message.at}">${shownTime.format(new Date(message.at))}</time></p>
${body}
</article>`;
}

function subscriptionBody(message: Extract<SentMessage, { kind: 'subscription' }>): string {
  const labels = SUBSCRIPTION_TEMPLATES.find(({ id }) => id === message.templateId)?.fields ?? {};
  const rows = Object.entries(message.data).map(
    ([key, value]) => `<dt>${escapeHtml(labels[key] ?? key)}</dt><dd>${escapeHtml(value)}</dd>`,
  );
  const page = message.page === '' ? '点开后：不跳转' : `点开后：${escapeHtml(message.page)}`;
  return `<h3>${escapeHtml(message.title)}</h3><dl>${rows.join('')}</dl><p class="hint">${page}</p>
<button type="button" class="quiet" data-openid="${escapeHtml(message.to)}" data-template="${escapeHtml(message.templateId)}">在微信里拒收这类消息</button>`;
}

const TARGET_NAMES: Record<Fault['target'], string> = { wechat: '微信', sms: '短信', 'public-security': '公安身份核验', '*': '全部' };

function faultList(faults: readonly Fault[]): string {
  if (faults.length === 0) return '<p class="hint">目前一切正常，没有设置故障。</p>';
  return `<ul>${faults.map((fault) => `<li>${escapeHtml(faultSentence(fault))}</li>`).join('')}</ul>`;
}

function faultSentence(fault: Fault): string {
  const effects = [
    fault.latencyMs === undefined ? '' : `延迟 ${fault.latencyMs} 毫秒`,
    fault.hang ? '不回应' : '',
    fault.status === undefined ? '' : `返回 HTTP ${fault.status}`,
    fault.errcode === undefined ? '' : `返回错误码 ${fault.errcode}`,
    fault.dropAfterHandling ? '办完后断开连接' : '',
  ].filter((effect) => effect !== '');
  const times = fault.times === undefined ? '直到清除' : `还有 ${fault.times} 次`;
  const where = fault.path === undefined ? '' : ` ${fault.path} `;
  return `${TARGET_NAMES[fault.target]}${where}：${effects.join('，')}（${times}）`;
}

const FAULT_FORM = `<form id="knobs">
<label for="target">对象</label>
<select id="target" name="target">${Object.entries(TARGET_NAMES)
  .map(([target, name]) => `<option value="${target}">${name}</option>`)
  .reverse()
  .join('')}</select>
<label for="path">接口路径（选填）</label>
<input id="path" name="path" placeholder="/sms/send">
<label for="effect">现象</label>
<select id="effect" name="effect">
<option value="latencyMs">变慢（毫秒）</option><option value="hang">不回应</option><option value="status">返回 HTTP 状态</option>
<option value="errcode">返回错误码</option><option value="dropAfterHandling">办完后断开连接</option>
</select>
<label for="value">数值（变慢、状态、错误码时填写）</label>
<input id="value" name="value" inputmode="numeric" placeholder="2000">
<label for="times">次数（不填则直到清除）</label>
<input id="times" name="times" inputmode="numeric" placeholder="1">
<p id="problem" role="alert"></p>
<button type="submit">设置这个故障</button>
<button type="button" id="clear" class="quiet">清除全部故障</button>
</form>`;
