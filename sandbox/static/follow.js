// When somebody asks in the direct message, the answer arrives in a thread: it opens by itself.

/**
 * `expect()` after something was asked; `look(answer)` then opens the first newer thread that has begun;
 * `forget()` when somebody else takes over.
 */
export function follower(openThread) {
  let newest = 0;
  let waitsAfter = null;
  return {
    forget() {
      newest = 0;
      waitsAfter = null;
    },
    expect() {
      waitsAfter = newest;
    },
    look({ messages, status }) {
      newest = Math.max(newest, ...messages.map((message) => Number(message.ts)));
      if (waitsAfter === null) return;
      const begun = messages.find((message) => Number(message.ts) > waitsAfter
        && (message.reply_count > 0 || status?.thread_ts === message.ts));
      if (!begun) return;
      waitsAfter = null;
      openThread(begun.ts);
    },
  };
}
