import type { StaffMeView } from '@zsb/shared/logins';
import { lazy, Suspense } from 'react';
import type { PageName } from '../../platform/address';
import { Bones } from '../../ui/bones';
import { PAGE_TITLE_ID } from '../../ui/page-title';
import { useTitle } from '../../ui/use-title';
import { mayOpen, PAGE_NAMES, worksCases } from './pages';

/** Read when they are opened: most people never open most of them. */
const NoticesPage = lazy(() => import('../notices/notices-page'));
const RatesPage = lazy(() => import('../rates/rates-page'));
const TemplatesPage = lazy(() => import('../templates/templates-page'));
const CalendarPage = lazy(() => import('../calendar/calendar-page'));
const PoliciesPage = lazy(() => import('../policies/policies-page'));
const HoldsPage = lazy(() => import('../holds/holds-page'));

interface PageBodyProps {
  page: PageName;
  staff: StaffMeView;
  /** Something that is counted in the top bar was done. */
  onChange: () => void;
}

/** One of the pages beside the cases. */
export function PageBody({ page, staff, onChange }: PageBodyProps) {
  useTitle(PAGE_NAMES[page]);
  return (
    <div className="page">
      <h1 id={PAGE_TITLE_ID} tabIndex={-1}>
        {PAGE_NAMES[page]}
      </h1>
      {mayOpen(page, staff.roles) ? (
        <Suspense fallback={<Bones lines={8} label="正在打开" />}>{bodyOf(page, staff, onChange)}</Suspense>
      ) : (
        <p>这一页不属于您的岗位。如有需要，请联系管理员。</p>
      )}
    </div>
  );
}

function bodyOf(page: PageName, staff: StaffMeView, onChange: () => void) {
  const isAdministrator = staff.roles.includes('administrator');
  switch (page) {
    case 'notices':
      return <NoticesPage onRead={onChange} />;
    case 'rates':
      return <RatesPage mayOpenCases={worksCases(staff.roles)} />;
    case 'templates':
      return <TemplatesPage />;
    case 'calendar':
      return <CalendarPage mayChange={isAdministrator} />;
    case 'policies':
      return <PoliciesPage mayChange={isAdministrator} />;
    case 'holds':
      return <HoldsPage mayRelease={staff.roles.includes('supervisor')} onChange={onChange} />;
  }
}
