import { type RefObject, useEffect, useRef } from 'react';

/** The newest value for something that was set up once and is called later, such as a listener or a map. */
export function useNewest<T>(value: T): RefObject<T> {
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  });
  return newest;
}
