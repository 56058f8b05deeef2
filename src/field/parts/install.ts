import { useSyncExternalStore } from 'react';

interface InstallPrompt extends Event {
  readonly prompt: () => Promise<unknown>;
}

// The browser offers it once, and long before anybody looks at 我的.
let offered: InstallPrompt | undefined;
const hearers = new Set<() => void>();

export function catchInstallPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
    for (const hear of hearers) hear();
  });
}

export function useInstallPrompt(): (() => Promise<unknown>) | undefined {
  const prompt = useSyncExternalStore(subscribe, () => offered);
  return prompt && (() => prompt.prompt());
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
