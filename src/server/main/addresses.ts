import { hostname, networkInterfaces } from 'node:os';

/** The IPv4 addresses under which others in the same network may find this machine. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** What a certificate of this machine has to be good for. */
export function namesOfThisMachine(publicUrl: URL | undefined): string[] {
  const names = ['localhost', hostname(), ...(publicUrl ? [publicUrl.hostname] : []), '127.0.0.1', '::1', ...lanAddresses()];
  return [...new Set(names)].toSorted();
}
