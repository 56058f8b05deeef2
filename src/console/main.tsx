import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, useCallback, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { readMe } from '../wire/org.ts';
import type { Language } from '../words/language.ts';
import { Problem } from './call.ts';
import { cssVariables, type Look, LookContext, themeOf } from './parts/look.tsx';
import { LanguageContext, TurnLanguageContext } from './parts/speak.tsx';
import { deskRouter } from './routes.tsx';
import './main.css';

const queries = new QueryClient({
  // A session that has ended is noticed by whatever asks next: then who is signed in is asked again, and the door shows.
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (error instanceof Problem && error.code === 'not-signed-in' && queryKey[0] !== readMe.path)
        void queries.invalidateQueries({ queryKey: [readMe.path] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => error instanceof Problem && ['no-network', 'busy', 'database-away'].includes(error.code) && times < 2,
    },
  },
});

const router = deskRouter();
const wish = (query: string) => globalThis.matchMedia(query).matches;

function Desk() {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem('rounds.language') === 'en' ? 'en' : 'zh'));
  const [look, setLook] = useState<Look>(
    () => (localStorage.getItem('rounds.look') as Look | null) ?? (wish('(prefers-color-scheme: dark)') ? 'dark' : 'light'),
  );
  useEffect(() => {
    localStorage.setItem('rounds.language', language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useEffect(() => {
    for (const [name, colour] of Object.entries(cssVariables(look))) document.documentElement.style.setProperty(name, colour);
    document.documentElement.style.colorScheme = look;
  }, [look]);
  const turn = useCallback(() => setLanguage((now) => (now === 'zh' ? 'en' : 'zh')), []);
  const lookNow = useMemo(() => {
    const other: Look = look === 'dark' ? 'light' : 'dark';
    return { look, turn: () => (localStorage.setItem('rounds.look', other), setLook(other)) };
  }, [look]);
  return (
    <LanguageContext.Provider value={language}>
      <TurnLanguageContext.Provider value={turn}>
        <LookContext.Provider value={lookNow}>
          <ConfigProvider
            theme={themeOf(look, wish('(prefers-reduced-motion: reduce)'))}
            locale={language === 'zh' ? zhCN : enGB}
            wave={{ disabled: true }}
            button={{ autoInsertSpace: false }}
          >
            <App>
              <QueryClientProvider client={queries}>
                <RouterProvider router={router} />
              </QueryClientProvider>
            </App>
          </ConfigProvider>
        </LookContext.Provider>
      </TurnLanguageContext.Provider>
    </LanguageContext.Provider>
  );
}

const app = document.getElementById('app');
if (app)
  createRoot(app).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  );
