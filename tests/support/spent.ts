/** How many milliseconds of the processor the work took. Unlike the clock's, they do not grow with what else the machine does. */
export function millisecondsSpent(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
