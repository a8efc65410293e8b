// Many changes at a time lead to one look at the world, and one more if something changed meanwhile.

/** Wraps a refresh so that it never runs twice at once and never misses the last change. */
export function once(refresh) {
  let running = null;
  let isStale = false;
  return function run() {
    if (running) {
      isStale = true;
      return running;
    }
    running = loop().finally(() => { running = null; });
    return running;
  };

  async function loop() {
    do {
      isStale = false;
      await refresh();
    } while (isStale);
  }
}
