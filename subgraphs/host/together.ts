/** One question for all who wait: each is answered by a question that was put after it came. */
export function together<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let current: Promise<unknown> = Promise.resolve();
  let next: Promise<Answer> | undefined;
  return () => {
    next ??= current.then(
      () => begin(),
      () => begin(),
    );
    return next;
  };
  function begin(): Promise<Answer> {
    next = undefined;
    const asked = ask();
    current = asked;
    return asked;
  }
}
