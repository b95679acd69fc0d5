import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { BOX, drawingOf, titleLines } from '@/lib/sources/graph/layout'
import { sharedOriginMessage } from '@/lib/sources/graph/lineage'
import type { SourceGraph as Graph } from '@/lib/sources/graph/queries'

/** A diagram of how sources are related, and the same information as text. */
export function SourceGraph({ graph, id }: { graph: Graph; id: string }) {
  const t = useTranslator()
  const text = useTranslations('sources.graph')
  const { nodes, edges, shared, isCut } = graph
  const titles = new Map(nodes.map((node) => [node.id, node.title]))
  const titleOf = (source: string) => titles.get(source) ?? t('sources.unknown')
  if (edges.length === 0) return <p className="text-quiet">{t('sources.graph.none')}</p>
  return (
    <div className="space-y-4">
      {shared.map((group) => (
        <p key={`${group.on} ${group.ids.join()}`} className="max-w-measure font-medium">
          {t(sharedOriginMessage(group, titleOf))}
        </p>
      ))}
      <Drawing graph={graph} id={id} shared={new Set(shared.map(({ on }) => on))} />
      <ul className="max-w-4xl">
        {edges.map(({ type, fromId, toId, cited }) => (
          <li key={`${type} ${fromId} ${toId}`} className="border-b border-line py-2">
            {text.rich('edge', {
              type,
              from: () => <Source id={fromId} title={titleOf(fromId)} />,
              to: () => <Source id={toId} title={titleOf(toId)} />,
              isCited: cited ? 'yes' : 'no',
              quiet: (chunks) => <span className="text-quiet">{chunks}</span>,
            })}
          </li>
        ))}
      </ul>
      {isCut && <p className="text-quiet">{t('sources.graph.cut')}</p>}
    </div>
  )
}

const Source = ({ id, title }: { id: string; title: string }) => (
  <Link href={`/desk/sources/${id}`} className="link">
    <bdi>{title}</bdi>
  </Link>
)

function Drawing({ graph, id, shared }: { graph: Graph; id: string; shared: ReadonlySet<string> }) {
  const t = useTranslator()
  const titles = new Map(graph.nodes.map((node) => [node.id, node]))
  const { width, height, nodes, edges } = drawingOf(
    graph.nodes.map((node) => node.id),
    graph.edges,
  )
  return (
    <section
      className="overflow-x-auto rounded border border-line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('sources.graph.label')}
    >
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        className="mx-auto block font-sans"
      >
        <title id={`${id}-title`}>{t('sources.graph.title')}</title>
        <defs>
          <marker
            id={`${id}-arrow`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 1 9 5 0 9z" className="fill-quiet" />
          </marker>
        </defs>
        {edges.map(({ edge, x1, y1, x2, y2 }) => (
          <g key={`${edge.type} ${edge.fromId} ${edge.toId}`}>
            <line
              x1={x1}
              y1={y1}
              x2={x2}
              y2={y2}
              className="stroke-quiet"
              strokeWidth="1.5"
              strokeDasharray={edge.cited ? '5 4' : undefined}
              markerEnd={edge.type === 'SAME_WIRE' ? undefined : `url(#${id}-arrow)`}
            />
            <text
              // Near the start of the line, so that the labels of lines that meet don't overlap.
              x={x1 + (x2 - x1) * (edge.type === 'SAME_WIRE' ? 0.5 : 0.35)}
              y={y1 + (y2 - y1) * (edge.type === 'SAME_WIRE' ? 0.5 : 0.35)}
              dy="4"
              textAnchor="middle"
              fontSize="13"
              className="fill-ink stroke-paper"
              strokeWidth="6"
              paintOrder="stroke"
            >
              {t(`labels.relation.${edge.type}`)}
            </text>
          </g>
        ))}
        {nodes.map((node) => {
          const source = titles.get(node.id)
          const lines = titleLines(source?.title ?? '')
          return (
            <g key={node.id}>
              <rect
                x={node.x}
                y={node.y}
                width={BOX.width}
                height={BOX.height}
                rx="4"
                className={source?.isFocus ? 'fill-panel stroke-ink' : 'fill-paper stroke-edge'}
                strokeWidth={shared.has(node.id) ? 3 : 1}
              />
              {lines.map((line, index) => (
                <text
                  key={line}
                  x={node.x + BOX.width / 2}
                  y={node.y + BOX.height / 2 + (index - (lines.length - 1) / 2) * 18 + 5}
                  textAnchor="middle"
                  fontSize="14"
                  className="fill-ink"
                >
                  {line}
                </text>
              ))}
            </g>
          )
        })}
      </svg>
    </section>
  )
}
