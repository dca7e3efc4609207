/** The longest turn of the event loop, in milliseconds of this thread's own work: what others are kept waiting. */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  const own = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let longest = 0;
  let last = own();
  const look = () => {
    const now = own();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await work();
  // The last turn ends here.
  await new Promise((resolve) => setTimeout(resolve, 2));
  clearInterval(timer);
  look();
  return longest;
}
