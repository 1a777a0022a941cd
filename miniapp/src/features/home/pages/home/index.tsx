import { useState } from 'react';
import { leavesOf } from '../../../../api/category-tree';
import { useCategories, useCity } from '../../../../api/use-city';
import { useMyComplaints } from '../../../../api/use-my-complaints';
import { useShown } from '../../../../platform/page-life';
import { Page } from '../../../../ui/page';
import { StaleLine } from '../../../../ui/stale-line';
import { HomeHeader } from '../../components/home-header';
import { Found } from '../../components/found';
import { ComingSoon, FileEntry, Hotline, Shortcuts } from '../../components/entries';
import { ToRate } from '../../components/to-rate';
import { findEntries } from '../../find-entries';

/** 首页: what waits for the person, and where to begin. */
export default function HomePage() {
  const [words, setWords] = useState('');
  const city = useCity();
  const tree = useCategories().data ?? [];
  const mine = useMyComplaints();
  useShown(() => void mine.reload());
  return (
    <Page title="首页" tab="home" header={<HomeHeader city={city.data?.name ?? '掌上办'} words={words} onWords={setWords} />}>
      <StaleLine since={city.staleSince} />
      {words.trim() === '' ? (
        <>
          <ToRate cases={mine.items.filter((one) => one.allowedActions.includes('rate'))} />
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
