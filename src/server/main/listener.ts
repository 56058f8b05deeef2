import { createServer } from 'node:https';
import type { App } from '../http/handle.ts';
import { namesOfThisMachine } from './addresses.ts';
import type { Settings } from './settings.ts';

/** How to listen: plainly, or with a certificate of this machine's own. */
export async function listenerOf(app: App, { https, dataDir, publicUrl }: Pick<Settings, 'https' | 'dataDir' | 'publicUrl'>) {
  if (!https) return { fetch: app.fetch };
  const { localCertificate } = await import('./certificate.ts');
  const { key, cert, authority } = await localCertificate(dataDir, namesOfThisMachine(publicUrl), new Date());
  const headers = { 'content-type': 'application/x-x509-ca-cert', 'content-disposition': 'attachment; filename="rounds-authority.crt"' };
  // A phone fetches from here what it has to trust first.
  const fetch: App['fetch'] = (request, ...rest) =>
    new URL(request.url).pathname === '/rounds-authority.crt' ? new Response(authority, { headers }) : app.fetch(request, ...rest);
  return { fetch, createServer, serverOptions: { key, cert } };
}
