import type { ReactNode } from 'react'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { type MapFrame, mapAround, type Surroundings, surroundingsOf } from '@/lib/maps/drawing'
import { coordinatesOf } from '@/lib/maps/points'
import { namePath } from '@/lib/search/name-kinds'
import type { MappedPlaces } from '@/lib/search/places'

/** Places with a name beside them; further ones are told apart in the table and when they are pointed at. */
const LABELLED = 12

/** A map of the places that records name: coasts and rivers, no borders. The same places are in the table below it, and in its file. */
export function MapPage({ places, unplaced }: MappedPlaces) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <>
      <h1 className="page-title">{t('archive.map.title')}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t('archive.map.intro')}</p>
      {places.length > 0 && <Drawing places={places} />}
      {unplaced > 0 && <p className="mt-4 text-quiet">{t('archive.map.unplaced', { count: unplaced })}</p>}
      {places.length > 0 && (
        <table className="register">
          <caption className="sr-only">{t('archive.map.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('archive.names.one.place')}</th>
              <th scope="col">{t('archive.map.coordinates')}</th>
              <th scope="col">{t('archive.map.records')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ key, name, records, point }) => (
              <tr key={key}>
                <td className="register-title">
                  <a href={to(namePath('place', key))} dir="auto">
                    {name}
                  </a>
                </td>
                <td className="is-short tabular-nums">
                  <bdi dir="ltr">{coordinatesOf(point)}</bdi>
                </td>
                <td className="is-short">{t('archive.collections.records', { records })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="screen-only mt-6 flex flex-wrap gap-6">
        <a href={to('/map/csv')} className="link" download>
          {t('archive.register.csv')}
        </a>
        <a href={to('/names?of=place')} className="link">
          {t('archive.names.of.place')}
        </a>
        <a href={to('/timeline')} className="link">
          {t('archive.timeline.title')}
        </a>
      </p>
    </>
  )
}

function Drawing({ places }: Pick<MappedPlaces, 'places'>) {
  const t = useTranslator()
  const to = useAddress()
  const points = places.map(({ point }) => point)
  const map = mapAround(points)
  const around = surroundingsOf(points)
  const { width, height, at } = map
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${width} ${height}`} aria-labelledby="map-drawing">
        <title id="map-drawing">{t('archive.map.drawing')}</title>
        <Ground map={map} />
        {around && <Inset around={around} map={map} taken={points.map(at)} />}
        {places.map(({ key, name, records, point }, index) => {
          const [x, y] = at(point)
          const isRight = x > width * 0.75
          return (
            <a key={key} href={to(namePath('place', key))}>
              <title>{t('archive.map.place', { name, records })}</title>
              <circle cx={x} cy={y} r={Math.min(14, 4 + Math.sqrt(records))} className="map-place" />
              {index < LABELLED && (
                <text x={isRight ? x - 12 : x + 12} y={y} dy="0.35em" textAnchor={isRight ? 'end' : 'start'}>
                  {name}
                </text>
              )}
            </a>
          )
        })}
      </svg>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 text-xs text-quiet">
        <Key name={t('archive.map.river')}>
          <path d="M0 6Q6 0 12 6T24 6" className="map-river" />
        </Key>
        <Key name={t('archive.map.water')}>
          <rect x="0.5" y="0.5" width="23" height="11" className="map-water map-coast" />
        </Key>
        <span>{t('archive.map.source')}</span>
      </figcaption>
    </figure>
  )
}

/** Explains a line or an area of the map. */
function Key({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="map-key">
      <svg viewBox="0 0 24 12" aria-hidden="true">
        {children}
      </svg>
      {name}
    </span>
  )
}

type Drawn = Pick<MapFrame, 'width' | 'height' | 'land' | 'rivers'>

function Ground({ map: { width, height, land, rivers } }: { map: Drawn }) {
  return (
    <>
      <rect width={width} height={height} className="map-water" />
      <path d={land} className="map-land" />
      <path d={rivers} className="map-river" />
    </>
  )
}

/** The share of the map's width that the inset has, and its distance from the corner. */
const [INSET, GAP] = [0.3, 8]

type InsetProps = { around: Surroundings; map: Drawn; taken: readonly (readonly [number, number])[] }

/** A small map of where the large one lies, in the corner that is farthest from its places. */
function Inset({ around, map, taken }: InsetProps) {
  const width = map.width * INSET
  const height = (width * around.height) / around.width
  const corners = [
    { x: GAP, y: map.height - height - GAP },
    { x: map.width - width - GAP, y: map.height - height - GAP },
    { x: GAP, y: GAP },
    { x: map.width - width - GAP, y: GAP },
  ]
  const room = ({ x, y }: { x: number; y: number }) =>
    Math.min(...taken.map(([px, py]) => Math.hypot(px - x - width / 2, py - y - height / 2)))
  const [place] = corners.toSorted((one, other) => room(other) - room(one))
  const { frame } = around
  return (
    <svg
      {...place}
      {...{ width, height }}
      viewBox={`0 0 ${around.width} ${around.height}`}
      className="map-inset"
      aria-hidden="true"
    >
      <Ground map={around} />
      <rect {...frame} className="map-frame" />
      <rect width={around.width} height={around.height} className="map-inset-edge" />
    </svg>
  )
}
