const EVERY_MS = 700;

/**
 * What images in hand look like by now, one after the other and only of those that are seen: each look has a generator
 * develop a picture.
 *
 * @param {{render: any, wanted: () => {id: string, index: number, show: (url: string) => void}[]}} parts
 */
export function createPreviews({ render, wanted }) {
  let timer = 0;
  let turn = 0;
  let running = null;

  async function look() {
    timer = 0;
    const all = document.hidden ? [] : wanted();
    if (all.length === 0) {
      return;
    }
    const one = all[turn++ % all.length];
    running = new AbortController();
    try {
      one.show(URL.createObjectURL(await render.preview(one.id, one.index, running.signal)));
    } catch {
      // There is none yet, or none any more; the next look tells.
    }
    schedule();
  }

  function schedule() {
    timer ||= setTimeout(() => void look(), EVERY_MS);
  }

  return {
    /** Something came in hand, or came into sight. */
    wake: schedule,
    stop() {
      clearTimeout(timer);
      timer = 0;
      running?.abort();
    },
  };
}
