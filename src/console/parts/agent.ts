const BROWSERS = [
  ['Edg', 'Edge'],
  ['MicroMessenger', 'WeChat'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Version', 'Safari'],
] as const;

/** What a browser calls itself, as a person would: `Chrome 153 · Android`. What is not understood stays as it is. */
export function agentWords(agent: string): string {
  const browser = BROWSERS.flatMap(([sign, name]) => {
    const version = new RegExp(`${sign}/(\\d+)`).exec(agent)?.[1];
    return version ? [`${name} ${version}`] : [];
  })[0];
  // Android says that it is Linux as well, and an iPhone that it is like a Mac: the particular ones first.
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux'].find((name) => agent.includes(name));
  return browser && system ? `${browser} · ${system}` : agent.slice(0, 60);
}
