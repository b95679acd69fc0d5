'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { RestsOn } from '@/components/desk/RestsOn'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { anchorOf, entranceOf } from './passage-anchors'

type Passage = {
  id: string
  exact: string
  locatorLabel: string | null
  locatorValue: string | null
}
type Props = {
  passages: readonly Passage[]
  /** Whether a warning stands before them. */
  isWarned: boolean
  /** The address of the page that shows them. */
  href: string
  action: FormAction | null
}

/** The passages of the part that is shown; those on which nothing rests can be taken away. */
export function PassageList({ passages, isWarned, href, action }: Props) {
  if (passages.length === 0) return null
  return (
    <Disclosure
      summary={passages.length === 1 ? '1 passage in this part' : `${passages.length} passages in this part`}
      className="mt-6"
    >
      <ul className="max-w-3xl">
        {passages.map((passage) => (
          <li key={passage.id} className="border-b border-line py-2">
            <a href={`#${anchorOf('passage', passage.id, isWarned)}`} className="link font-serif">
              <bdi>
                {passage.exact.length > 160
                  ? `${passage.exact.slice(0, 160).toWellFormed()} …`
                  : passage.exact}
              </bdi>
            </a>
            {passage.locatorLabel && (
              <span className="ms-2 text-quiet">
                {passage.locatorLabel} {passage.locatorValue}
              </span>
            )}
            <a href={`${href}?passage=${passage.id}#${entranceOf('talk', passage.id)}`} className="link ms-2">
              Discuss
            </a>
            {action && <DeletePassage id={passage.id} action={action} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function DeletePassage({ id, action }: { id: string; action: FormAction }) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <RestsOn rests={refusal?.current} />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" look="quiet" small disabled={pending}>
        Delete this passage
      </Button>
    </form>
  )
}
