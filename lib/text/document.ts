import { z } from 'zod'
import type { NodeJson } from './json'
import { bodySchema } from './schema'
import { surveyed } from './survey'

/** A body as plain JSON that has passed `documentSchema`: safe to store, send and render. */
export type DocumentJson = NodeJson & { type: 'doc'; content: NodeJson[] }

/** A body in which nothing is written yet. */
export const emptyDocument = (): DocumentJson => ({ type: 'doc', content: [{ type: 'paragraph' }] })

const isDocument = (node: NodeJson): node is DocumentJson => node.type === 'doc' && node.content !== undefined

/**
 * The only door by which a body comes in from outside: JSON of any origin to a document that the editor's schema accepts, with every
 * attribute filled in and neighbouring texts joined. Sizes are looked at before anything is built. Each fault is one sentence that
 * names its place in words; the path is left to the field that holds the body.
 */
export const documentSchema = z.unknown().transform((input, context): DocumentJson => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  const survey = surveyed(input)
  if ('fault' in survey) return refuse(survey.fault)
  try {
    const node = bodySchema.nodeFromJSON(survey.node)
    node.check()
    // ProseMirror's attributes have no prototype, which React does not send to the browser.
    const plain: NodeJson = JSON.parse(JSON.stringify(node.toJSON()))
    return isDocument(plain) ? plain : refuse('The text must be a whole document.')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(`The parts of the text do not fit together (${error.message.slice(0, 160)}).`)
  }
})
