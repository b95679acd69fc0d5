import type { DocumentJson, NodeJson } from '@/lib/text'
import { citationAttributes, quotationAttributes } from '@/lib/text/attributes'
import type { Chain } from '@/lib/text/chain'
import { kindOf } from '../kinds'
import type { RecordContent } from '../schema'
import { timelineSchema } from '../timeline'

/** The citation of one subject. */
type ChainAndPassage = { chain: Chain; passageId: string | null }

type Change = (from: ChainAndPassage) => ChainAndPassage

const rechained = <Carrier extends ChainAndPassage>(carrier: Carrier, change: Change): Carrier => {
  const { chain, passageId } = change({ chain: carrier.chain, passageId: carrier.passageId })
  return { ...carrier, chain, passageId }
}

function nodeWith(node: NodeJson, change: Change): NodeJson {
  if (node.type === 'quotation')
    return { ...node, attrs: rechained(quotationAttributes.parse(node.attrs), change) }
  if (node.type === 'citation')
    return { ...node, attrs: rechained(citationAttributes.parse(node.attrs), change) }
  return node.content ? { ...node, content: node.content.map((child) => nodeWith(child, change)) } : node
}

const bodyWith = (body: DocumentJson, change: Change): DocumentJson => ({
  ...body,
  content: body.content.map((node) => nodeWith(node, change)),
})

/** The content with changed citations; text, ids and everything else stay as they are. */
function withChains(kind: string, content: RecordContent, change: Change): RecordContent {
  const fields = { ...content.fields }
  for (const [name, input] of Object.entries(kindOf(kind).form))
    if (input.input === 'timeline')
      fields[name] = timelineSchema.parse(fields[name]).map((event) => rechained(event, change))
  return {
    ...content,
    fields,
    body: bodyWith(content.body, change),
    figures: content.figures.map((figure) => rechained(figure, change)),
  }
}

/** The content with other sources in the chains, by id. A chain that then has a source twice is no longer valid. */
export const withSources = (kind: string, content: RecordContent, others: ReadonlyMap<string, string>) =>
  withChains(kind, content, ({ chain, passageId }) => ({
    chain: chain.map((hop) => ({ ...hop, sourceId: others.get(hop.sourceId) ?? hop.sourceId })),
    passageId,
  }))

/** The content with other passages, by id. */
export const withPassages = (kind: string, content: RecordContent, others: ReadonlyMap<string, string>) =>
  withChains(kind, content, ({ chain, passageId }) => ({
    chain,
    passageId: passageId && (others.get(passageId) ?? passageId),
  }))
