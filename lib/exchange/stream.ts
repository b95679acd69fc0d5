/** About as many characters are sent at once: few parts, each made in a few milliseconds. */
const AT_ONCE = 16_384

/**
 * The bytes of a file whose text is made part by part as it is sent. The first part is sent at once, later ones together. Other requests get their turn
 * after each.
 */
export function streamOf(parts: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const iterator = parts[Symbol.asyncIterator]()
  let isFirst = true
  return new ReadableStream({
    pull: async (controller) => {
      let text = ''
      do {
        const { done, value } = await iterator.next()
        if (done) {
          if (text) controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += value
      } while (text.length < AT_ONCE && !isFirst)
      isFirst = false
      controller.enqueue(encoder.encode(text))
      await new Promise<void>((resolve) => setImmediate(resolve))
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
}
