import type { ServerDeps } from '../ports.ts';
import { firstAdminCode } from '../access/first-admin.ts';
import { readDemo } from '../store/demo-door.ts';
import { lanAddresses } from './addresses.ts';
import type { Settings } from './settings.ts';

/** What whoever started the server needs to know, in a dozen lines. */
export async function greeting(deps: ServerDeps, settings: Settings, port: number): Promise<string> {
  const scheme = settings.https ? 'https' : 'http';
  const origin = `${scheme}://localhost:${port}`;
  const others =
    settings.host === '127.0.0.1' || settings.host === 'localhost' ? [] : lanAddresses().map((ip) => `${scheme}://${ip}:${port}`);
  const { logins } = await readDemo(deps);
  const code = await firstAdminCode(deps);
  return [
    '',
    `  Rounds 巡访`,
    `  desk   管理台  ${settings.publicUrl?.origin ?? origin}/`,
    `  phone  手机端  ${settings.publicUrl?.origin ?? origin}/field/`,
    ...(settings.https ? others.map((other) => `  in this network 局域网  ${other}/field/`) : []),
    ...(settings.https ? [`  phones trust ${settings.dataDir}/tls/authority.crt first: ${origin}/rounds-authority.crt`] : []),
    ...(settings.https || settings.publicUrl ? [] : ['  a real phone needs https 真机请用: npm start -- --https']),
    ...logins.map(({ employeeNo, password, name, role }) => `  sign in 登录  ${employeeNo} / ${password}  ${name} (${role})`),
    ...(code ? [`  nobody is here yet: make yourself the admin with this code 首位管理员代码  ${code}`] : []),
    `  key 密钥指纹  ${deps.key.fingerprint}`,
    '',
  ].join('\n');
}
