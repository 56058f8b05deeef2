import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { readMe, signOut } from '../../wire/org.ts';
import { Problem } from '../call.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { Waiting } from '../parts/empty.tsx';
import { Frame } from '../parts/frame.tsx';
import { MeContext } from '../parts/me.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { TABLE } from '../words/desk.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The desk for whoever is signed in, and the door for whoever is not; the address stays, so signing in leads back to it. */
export function DeskPage() {
  const t = useSay(TABLE);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const client = useQueryClient();
  const { data: me, error, refetch } = useAsk(readMe, {});
  const { mutate: leave } = useDo(signOut);
  if (error instanceof Problem && error.code === 'not-signed-in') return <SignInPage />;
  if (error && !me) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!me) return <Waiting label={t('loading')} />;
  const onSignOut = () => leave({}, { onSettled: () => void client.resetQueries() });
  return (
    <MeContext.Provider value={me}>
      <Frame path={path} onSignOut={onSignOut}>
        <Outlet />
      </Frame>
    </MeContext.Provider>
  );
}
