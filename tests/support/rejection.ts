/** Returns the error of the work; fails when there is none. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
  let result: unknown
  try {
    result = await work
  } catch (error) {
    return error
  }
  throw new Error(`It was not refused but gave ${JSON.stringify(result)}.`)
}
