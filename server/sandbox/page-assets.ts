/** Colours and sizes are those of the design tokens; the sandbox imports nothing, so they stand here once more. */
export const PAGE_STYLE = `
:root { color: #1F2329; background: #F5F7FA; font: 16px/1.5 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { max-width: 1120px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 22px; margin: 0; } h2 { font-size: 18px; } h3 { font-size: 16px; margin: 8px 0; }
header p, .hint { color: #4E5969; font-size: 14px; }
main { display: grid; gap: 24px; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 880px) { main { grid-template-columns: minmax(0, 1fr) 320px; } }
article, aside { background: #FFFFFF; border: 1px solid #E3E6EB; border-radius: 12px; padding: 12px 16px; margin-bottom: 12px; }
article p { margin: 4px 0; overflow-wrap: anywhere; }
.figures, time { font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 0; } dt { color: #4E5969; } dd { margin: 0; }
ul { padding-left: 20px; }
label { display: block; margin: 12px 0 4px; font-size: 14px; color: #4E5969; }
input, select, button { box-sizing: border-box; width: 100%; min-height: 44px; font: inherit; border: 1px solid #626B77; border-radius: 8px; padding: 0 12px; background: #FFFFFF; color: inherit; }
button { margin-top: 12px; background: #0B5CAD; border-color: #0B5CAD; color: #FFFFFF; } button:active { background: #084A8C; }
button.quiet { background: #FFFFFF; color: #0B5CAD; }
:focus-visible { outline: 3px solid #0B5CAD; outline-offset: 2px; }
#problem { color: #C0271E; font-size: 14px; min-height: 21px; margin: 8px 0 0; }
`;

/** Refreshes the lists only when they changed, and never the form: what is being typed stays. */
export const PAGE_SCRIPT = `
const byId = (id) => document.getElementById(id);
async function refresh() {
  try {
    const fresh = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
    for (const id of ['messages', 'faults']) {
      const next = fresh.getElementById(id).innerHTML;
      if (byId(id).innerHTML !== next) byId(id).innerHTML = next;
    }
  } catch { /* stopped or restarting: the next round tries again */ }
}
setInterval(() => { if (!document.hidden) refresh(); }, 3000);
byId('knobs').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const effect = form.get('effect');
  const takesNumber = effect !== 'hang' && effect !== 'dropAfterHandling';
  const fault = { target: form.get('target'), [effect]: takesNumber ? Number(form.get('value') || NaN) : true };
  if (form.get('path')) fault.path = form.get('path');
  if (form.get('times')) fault.times = Number(form.get('times'));
  const answer = await fetch('/sandbox/faults', { method: 'POST', body: JSON.stringify(fault) }).catch(() => null);
  byId('problem').textContent = answer?.ok ? '' : answer ? '没有设置成功：请检查路径、数值和次数。' : '没有连上演练环境，请稍后再试。';
  refresh();
});
document.addEventListener('click', async ({ target }) => {
  const { openid, template: templateId } = target.dataset;
  if (openid === undefined) return;
  const body = JSON.stringify({ openid, templateId, status: 'reject' });
  const answer = await fetch('/sandbox/subscription-changes', { method: 'POST', body }).catch(() => null);
  const told = answer?.ok ? (await answer.json()).answer.status === 200 : false;
  byId('settings').textContent = told ? '已在微信里拒收，服务器已收到通知。' : '微信没有通知到服务器，请检查服务器是否已启动。';
});
byId('clear').addEventListener('click', async () => { await fetch('/sandbox/faults', { method: 'DELETE' }).catch(() => null); refresh(); });
`;
