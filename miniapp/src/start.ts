import './app.scss';
import './browser.scss';

// The pages behind the tabs and the form, fetched once the first page is drawn: they then open without a network.
const PAGES = [
  () => import('./features/affairs/pages/list'),
  () => import('./features/notices/pages/inbox'),
  () => import('./features/people/pages/me'),
  () => import('./features/complaints/pages/file'),
  () => import('./features/logins/pages/login'),
];
const AFTER_FIRST_PAGE_MS = 2_000;

/** What a browser needs beyond the pages themselves. */
export function preparePlatform(): void {
  setTimeout(() => PAGES.forEach((page) => void page().catch(() => undefined)), AFTER_FIRST_PAGE_MS);
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (isMissingPage(reason)) recover();
  });
}

const isMissingPage = (reason: unknown): boolean =>
  reason instanceof Error && (reason.name === 'ChunkLoadError' || (reason as { code?: string }).code === 'CSS_CHUNK_LOAD_FAILED');

/** A page could not be fetched: no network, or a newer release took its place. The address already names the page: loading anew opens it. */
function recover(): void {
  if (navigator.onLine) return location.reload();
  const alert = document.createElement('p');
  alert.setAttribute('role', 'alert');
  alert.className = 'no-page';
  alert.textContent = '网络不可用，写好的内容已保存。联网后会自动打开这一页。';
  document.body.append(alert);
  window.addEventListener('online', () => location.reload(), { once: true });
}
