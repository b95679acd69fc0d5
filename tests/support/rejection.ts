/** What the work was refused with; a failure when it was not refused. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
  let result: unknown
  try {
    result = await work
  } catch (error) {
    return error
  }
  throw new Error(`It was not refused but gave ${JSON.stringify(result)}.`)
}
