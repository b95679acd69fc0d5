/** Works without a pause for this many milliseconds. */
export default function busy(milliseconds: number): string {
  if (milliseconds < 0) throw new Error('Less than nothing')
  const until = Date.now() + milliseconds
  while (Date.now() < until);
  return 'done'
}
