import { useState } from 'react';
import { leavesOf } from '../../../../api/category-tree';
import { useCategories, useCity } from '../../../../api/use-city';
import { useMyComplaints } from '../../../../api/use-my-complaints';
import { useUnreadBadge } from '../../../../api/use-unread';
import { useShown } from '../../../../platform/page-life';
import { Page } from '../../../../ui/page';
import { StaleLine } from '../../../../ui/stale-line';
import { UnnotedReport } from '../../../complaints/components/unnoted-report';
import { HomeHeader } from '../../components/home-header';
import { Found } from '../../components/found';
import { ComingSoon, FileEntry, Hotline, Shortcuts } from '../../components/entries';
import { ToDo } from '../../components/to-do';
import { findEntries } from '../../find-entries';

/** 首页: what waits for the person, and where to begin. */
export default function HomePage() {
  const [words, setWords] = useState('');
  const city = useCity();
  const tree = useCategories().data ?? [];
  const mine = useMyComplaints();
  useShown(() => void mine.reload());
  useUnreadBadge();
  return (
    <Page title="首页" tab="home" header={<HomeHeader city={city.data?.name ?? '掌上办'} words={words} onWords={setWords} />}>
      <StaleLine since={city.staleSince} />
      {words.trim() === '' ? (
        <>
          <UnnotedReport />
          <ToDo cases={mine.items} />
          <FileEntry />
          <Shortcuts categories={tree} />
          <ComingSoon />
          {city.data && <Hotline phone={city.data.hotline} />}
        </>
      ) : (
        <Found words={words} entries={findEntries(words, leavesOf(tree), mine.items)} />
      )}
    </Page>
  );
}
