import { type RefObject, useEffect, useRef } from 'react';

/** Whether the component is still on screen, for what ends after the person may have left. */
export function useMounted(): RefObject<boolean> {
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return mounted;
}
