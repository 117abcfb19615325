import { useSyncExternalStore } from 'react';

// What we know about the connection, learnt from answers rather than from navigator.onLine alone (Wi-Fi without a server is "online").
let reachable = true;
const listeners = new Set<() => void>();
const set = (value: boolean) => {
  if (reachable === value) return;
  reachable = value;
  listeners.forEach((tell) => tell());
};

export const connection = {
  answered: () => set(true),
  silent: () => set(false),
  subscribe: (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  },
  get: () => reachable,
};

if (typeof window !== 'undefined') {
  window.addEventListener('offline', () => set(false));
  window.addEventListener('online', () => set(true));
}

export const useReachable = () => useSyncExternalStore(connection.subscribe, connection.get);
