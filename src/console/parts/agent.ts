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
  const system = /iPhone|iPad|Android|Windows|Mac OS X|Linux/.exec(agent)?.[0].replace(' OS X', '');
  return browser && system ? `${browser} · ${system}` : agent.slice(0, 60);
}
