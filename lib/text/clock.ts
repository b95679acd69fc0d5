/** Seconds as a reader writes them: "1:02:03", "2:03". */
export const clockOf = (seconds: number) => {
  const [hours, rest] = [Math.floor(seconds / 3600), Math.floor(seconds) % 3600]
  const two = (number: number) => String(number).padStart(2, '0')
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}
