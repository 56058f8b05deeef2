import { Button, Drawer, Dropdown, Input, Modal } from 'antd';
import {
  Boxes,
  CalendarClock,
  CalendarDays,
  CalendarOff,
  ChartNoAxesColumn,
  ClipboardCheck,
  FileSpreadsheet,
  Handshake,
  House,
  Languages,
  ListChecks,
  LogOut,
  MapPinned,
  Menu,
  Moon,
  Network,
  Scale,
  Settings,
  ShieldQuestion,
  Sun,
  UserRound,
} from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { ROLE } from '../../words/terms.ts';
import { files, paths } from '../paths.ts';
import { DESK, KEYS } from '../words/desk.ts';
import { Go } from './go.tsx';
import { useKeys } from './keys.ts';
import { LogNotice } from './log-notice.tsx';
import { LookContext } from './look.tsx';
import { type Me, useMe } from './me.tsx';
import { useGo } from './search.ts';
import { useLanguage, useSay, useTurnLanguage } from './speak.tsx';

interface FrameProps {
  readonly path: string;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** The rail with the sections, and the page beside it. On a small screen the rail is behind one button. */
export function Frame({ path, onSignOut, children }: FrameProps) {
  const t = useSay(DESK);
  const me = useMe();
  const [menu, setMenu] = useState(false);
  const [help, setHelp] = useState(false);
  useFrameKeys(() => setHelp(true));
  const rail = <Rail path={path} me={me} />;
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className="topbar">
        <Button type="text" icon={<Menu size={20} />} aria-label={t('menu')} onClick={() => setMenu(true)} />
        <strong>{t('product')}</strong>
        <span className="grow" />
        <Account me={me} onSignOut={onSignOut} onKeys={() => setHelp(true)} />
      </div>
      <aside className="rail">
        <Go to={paths.today()} className="brand">
          {t('product')} <small>{me.organisation}</small>
        </Go>
        <FindCustomer />
        {rail}
        <span className="grow" />
        <Account me={me} onSignOut={onSignOut} onKeys={() => setHelp(true)} />
      </aside>
      <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={280} title={t('product')}>
        <FindCustomer onFound={() => setMenu(false)} />
        <div onClick={() => setMenu(false)} role="presentation">
          {rail}
        </div>
      </Drawer>
      <main id="content" className="content" tabIndex={-1}>
        <LogNotice />
        {children}
      </main>
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

const SECTIONS: readonly {
  readonly key: keyof typeof DESK;
  readonly to: string;
  readonly icon: ReactNode;
  readonly for?: (me: Me) => boolean;
}[] = [
  { key: 'today', to: paths.today(), icon: <House size={17} /> },
  { key: 'plans', to: paths.plans(), icon: <CalendarDays size={17} /> },
  { key: 'due', to: paths.due(), icon: <CalendarClock size={17} /> },
  { key: 'calendar', to: paths.calendar(), icon: <CalendarOff size={17} /> },
  { key: 'visits', to: paths.visits(), icon: <MapPinned size={17} /> },
  { key: 'review', to: paths.review(), icon: <ClipboardCheck size={17} />, for: isManager },
  { key: 'cases', to: paths.cases(), icon: <Scale size={17} />, for: isManager },
  { key: 'customers', to: paths.customers(), icon: <Boxes size={17} /> },
  { key: 'sops', to: paths.sops(), icon: <ListChecks size={17} /> },
  { key: 'board', to: paths.board(), icon: <ChartNoAxesColumn size={17} /> },
  { key: 'results', to: paths.results(), icon: <Handshake size={17} /> },
  { key: 'org', to: paths.org(), icon: <Network size={17} /> },
  { key: 'imports', to: paths.imports(), icon: <FileSpreadsheet size={17} />, for: ({ me }) => me.role === 'admin' },
  { key: 'quarantine', to: paths.quarantine(), icon: <ShieldQuestion size={17} />, for: isManager },
  { key: 'settings', to: paths.settings(), icon: <Settings size={17} /> },
];

function isManager({ me }: Me): boolean {
  return me.role === 'manager' || me.role === 'admin';
}

function Rail({ path, me }: { path: string; me: Me }) {
  const t = useSay(DESK);
  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));
  return (
    <nav className="sections" aria-label={t('menu')}>
      {SECTIONS.filter((section) => section.for?.(me) ?? true).map(({ key, to, icon }) => (
        <Go key={key} to={to} className={isHere(to) ? 'section-link here' : 'section-link'}>
          <span aria-hidden>{icon}</span>
          {t(key)}
        </Go>
      ))}
    </nav>
  );
}

function FindCustomer({ onFound }: { onFound?: () => void }) {
  const t = useSay(DESK);
  const go = useGo();
  const find = (text: string) => {
    go(paths.customers({ q: text.trim() }));
    onFound?.();
  };
  return <Input.Search className="find" data-search-last placeholder={t('findCustomer')} aria-label={t('findCustomer')} onSearch={find} />;
}

function Account({ me, onSignOut, onKeys }: { me: Me; onSignOut: () => void; onKeys: () => void }) {
  const t = useSay(DESK);
  const role = useSay(ROLE);
  const language = useLanguage();
  const onLanguage = useTurnLanguage();
  const { look, turn } = useContext(LookContext);
  const items = [
    { key: 'language', label: t('language'), icon: <Languages size={15} />, onClick: onLanguage, lang: language === 'zh' ? 'en' : 'zh-CN' },
    {
      key: 'look',
      label: look === 'dark' ? t('light') : t('dark'),
      icon: look === 'dark' ? <Sun size={15} /> : <Moon size={15} />,
      onClick: turn,
    },
    { key: 'keys', label: `${t('keys')} ?`, onClick: onKeys },
    { key: 'field', label: <a href={files.field()}>{t('toField')}</a> },
    { type: 'divider' as const },
    { key: 'out', label: t('signOut'), icon: <LogOut size={15} />, onClick: onSignOut },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className="account" icon={<UserRound size={16} />}>
        <span className="account-name">
          {me.me.name} <small>{role(me.me.role)}</small>
        </span>
      </Button>
    </Dropdown>
  );
}

function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useSay(DESK);
  const say = useSay(KEYS);
  const rows: [string, keyof typeof KEYS][] = [
    ['/', 'search'],
    ['?', 'keys'],
    ['g …', 'goto'],
    ['J', 'next'],
    ['K', 'before'],
    ['1 A', 'accept'],
    ['2 Q', 'ask'],
    ['3 R', 'reject'],
    ['Esc', 'close'],
  ];
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys')}>
      <dl className="keys">
        {rows.map(([key, code]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(code)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

const GO_KEYS: Readonly<Record<string, () => string>> = {
  t: paths.today,
  v: paths.visits,
  r: paths.review,
  c: paths.customers,
  p: paths.plans,
  k: paths.board,
};

function useFrameKeys(showHelp: () => void): void {
  const go = useGo();
  const [awaits, setAwaits] = useState(false);
  const wait = () => {
    setAwaits(true);
    setTimeout(() => setAwaits(false), 1_500);
  };
  const sections = Object.entries(GO_KEYS).map(([key, to]) => [key, () => (setAwaits(false), go(to()))] as const);
  useKeys({ '/': focusSearch, '?': showHelp, g: wait, ...(awaits && Object.fromEntries(sections)) }, { first: true });
}

/** The page's own search first, the rail's where the page has none. */
function focusSearch(): void {
  const field = document.querySelector<HTMLElement>('input[data-search], [data-search] input, input[data-search-last]');
  field?.focus();
}
