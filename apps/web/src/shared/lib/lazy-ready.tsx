import { type ComponentType, lazy, useState } from 'react';

/**
 * `lazy` for what is usually loaded before it is shown: then its first render is at once. React's own suspends even so,
 * and holds back what was suspended for 300 ms. Answers with the component and with what loads it.
 */
export function lazyReady<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let ready: ComponentType<Props> | undefined;
  async function loadOnce() {
    const loaded = await load();
    ready = loaded.default;
    return loaded;
  }
  const Late: ComponentType<Props> = lazy(loadOnce);
  function Ready(props: Props) {
    const [Shown] = useState(() => ready ?? Late);
    return <Shown {...props} />;
  }
  return [Ready, loadOnce] as const;
}
