import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { STAFF_ROLE_NAMES, staffLoginsApi, type StaffMeView } from '@zsb/shared/logins';
import { Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { send, session } from '../../api/client';
import { go } from '../../platform/address';
import { searchText } from '../inbox/search-text';

export const SEARCH_ID = 'search';

interface TopBarProps {
  staff: StaffMeView;
  search: string;
  onHelp: () => void;
  onTotp: () => void;
  /** Whether there are cases to search. */
  hasSearch: boolean;
  /** The links to the pages beside the cases. */
  children: ReactNode;
}

/** Search, who is logged in, and the way out. */
export function TopBar({ staff, search, hasSearch, onHelp, onTotp, children }: TopBarProps) {
  return (
    <header className="top">
      <strong className="top__product">掌上办 工作台</strong>
      {/* A search that came with the address replaces what was typed before. */}
      {hasSearch ? <SearchForm key={search} search={search} /> : <span />}
      {children}
      <div className="top__person">
        <p className="dotted">
          <strong>{staff.name}</strong>
          <span className="top__role">{staff.roles.map((role) => STAFF_ROLE_NAMES[role] ?? role).join('、')}</span>
          {staff.organisation && <span className="top__role">{staff.organisation.name}</span>}
        </p>
        <Button type="text" size="small" onClick={onHelp} title="快捷键 ?">
          快捷键
        </Button>
        <Button type="text" size="small" onClick={onTotp}>
          动态码
        </Button>
        <Button type="text" size="small" onClick={leave}>
          退出
        </Button>
      </div>
    </header>
  );
}

function SearchForm({ search }: { search: string }) {
  const [typed, setTyped] = useState(search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ page: null, search: searchText(typed), caseId: null });
  };
  return (
    <form className="top__search" role="search" onSubmit={submit}>
      <Input
        id={SEARCH_ID}
        type="search"
        enterKeyHint="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        maxLength={COMPLAINT_LIMITS.searchText}
        aria-label="搜索诉求：编号、手机号或末四位、文字"
        placeholder="编号、手机号或末四位、文字"
        autoComplete="off"
        suffix={<kbd aria-hidden="true">/</kbd>}
      />
      <Button htmlType="submit">搜索</Button>
    </form>
  );
}

/** The session ends here at once. The server is told with the token still in hand; where that fails its tokens run out. */
function leave(): void {
  void send(staffLoginsApi.end, {}).catch(() => null);
  session.end('left');
}
