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
 * Turns JSON of any origin into a document that the editor's schema accepts, with every attribute filled in and adjacent texts joined. Every
 * body enters the archive through it. Checks sizes before it builds anything. Each fault names its position in the text; the field adds
 * its path.
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
    // ProseMirror's attributes have no prototype, and React doesn't send such objects to the browser.
    const plain: NodeJson = JSON.parse(JSON.stringify(node.toJSON()))
    return isDocument(plain) ? plain : refuse(message('errors.document.notWhole'))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(message('errors.document.doesNotFit', { detail: error.message.slice(0, 160) }))
  }
})
