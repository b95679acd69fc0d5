import { describe, expect, it } from 'vitest'
import { formatEntry, formatNote } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import { fromCsl, toCsl } from '@/lib/sources/csl'
import { invertedName, type NameParts, personName } from '@/lib/sources/person-name'
import { english } from '@/tests/support/english'

const names: [NameParts, string, string][] = [
  [{ family: 'Doe', given: 'Jane' }, 'Jane Doe', 'Doe, Jane'],
  [
    { family: 'Gaulle', nonDroppingParticle: 'de', given: 'Charles' },
    'Charles de Gaulle',
    'de Gaulle, Charles',
  ],
  [
    { family: 'Beethoven', droppingParticle: 'van', given: 'Ludwig' },
    'Ludwig van Beethoven',
    'Beethoven, Ludwig van',
  ],
  [
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    'Martin Luther King Jr.',
    'King, Martin Luther, Jr.',
  ],
  [
    { family: 'King', given: 'Martin', suffix: 'Jr.', commaSuffix: true },
    'Martin King, Jr.',
    'King, Martin, Jr.',
  ],
  [{ family: '山田', given: '太郎' }, '山田太郎', '山田太郎'],
  [{ family: '毛', given: '泽东' }, '毛泽东', '毛泽东'],
  [{ family: '김', given: '철수' }, '김철수', '김철수'],
  [{ family: 'Yamada', given: 'Tarō' }, 'Tarō Yamada', 'Yamada, Tarō'],
  [{ family: 'Əliyeva', given: 'Aygün' }, 'Aygün Əliyeva', 'Əliyeva, Aygün'],
  [
    { literal: 'Ministry of Culture, Science and Sport' },
    'Ministry of Culture, Science and Sport',
    'Ministry of Culture, Science and Sport',
  ],
  [{ family: 'Plato' }, 'Plato', 'Plato'],
]

describe('a name', () => {
  it.each(names)('%j reads %j and is entered as %j', (name, sentence, entry) => {
    expect([personName(name), invertedName(name)]).toEqual([sentence, entry])
  })
})

const beethoven = { family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' }
const gaulle = { family: 'Gaulle', given: 'Charles', 'non-dropping-particle': 'de' }
const king = { family: 'King', given: 'Martin Luther', suffix: 'Jr.', 'comma-suffix': true }
const body = { literal: 'Ministry of Culture, Science and Sport' }
const item = { id: 'x', type: 'book', title: 'T', author: [beethoven, gaulle, king, body] }

describe('the names of CSL-JSON', () => {
  it('keep their parts when the source is edited after the import', () => {
    const { contributors, extra: _, ...imported } = fromCsl(item)
    const edited = { ...imported, contributors: contributors.toReversed(), extra: {}, id: 'y' }
    expect(toCsl(edited).author).toEqual(item.author.toReversed())
  })
  it('are cited with their particles and suffixes, and bodies whole', () => {
    const alone = (author: object) => toCsl({ ...fromCsl({ ...item, author: [author] }), id: 'y' })
    const cited = (author: object) => [
      textOf(formatNote(alone(author), null, english)),
      textOf(formatEntry(alone(author), english)),
    ]
    expect(cited(beethoven)).toEqual(['Ludwig van Beethoven, T', 'Beethoven, Ludwig van. T.'])
    expect(cited(king)).toEqual(['Martin Luther King, Jr., T', 'King, Martin Luther, Jr. T.'])
    expect(cited(body)).toEqual([`${body.literal}, T`, `${body.literal}. T.`])
    expect(cited({ family: '山田', given: '太郎' })).toEqual(['山田太郎, T', '山田太郎. T.'])
  })
})
