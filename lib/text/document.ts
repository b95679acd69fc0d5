import { z } from 'zod'
import { issue, type Message, message } from '@/lib/messages/message'
import type { NodeJson } from './json'
import { bodySchema } from './schema'
import { surveyed } from './survey'

/** A body as plain JSON that has passed `documentSchema`: safe to store, send and render. */
export type DocumentJson = NodeJson & { type: 'doc'; content: NodeJson[] }

/** An empty body. */
export const emptyDocument = (): DocumentJson => ({ type: 'doc', content: [{ type: 'paragraph' }] })

const isDocument = (node: NodeJson): node is DocumentJson => node.type === 'doc' && node.content !== undefined

/**
 * The only way in for a body: turns JSON of any origin into a document that the editor's schema accepts, with every attribute filled in and
 * neighbouring texts joined. Sizes are checked before anything is built. Each fault names its place in the text; the path is left to the
 * field that has the body.
 */
export const documentSchema = z.unknown().transform((input, context): DocumentJson => {
  const refuse = ({ key, values }: Message) => {
    context.addIssue({ code: 'custom', message: issue(key, values) })
    return z.NEVER
  }
  const survey = surveyed(input)
  if ('fault' in survey) return refuse(survey.fault)
  try {
    const node = bodySchema.nodeFromJSON(survey.node)
    node.check()
    // ProseMirror's attributes have no prototype, which React does not send to the browser.
    const plain: NodeJson = JSON.parse(JSON.stringify(node.toJSON()))
    return isDocument(plain) ? plain : refuse(message('errors.document.notWhole'))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(message('errors.document.doesNotFit', { detail: error.message.slice(0, 160) }))
  }
})
