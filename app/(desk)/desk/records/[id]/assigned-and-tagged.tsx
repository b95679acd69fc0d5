import { AssignmentForms } from '@/components/records/AssignmentForms'
import { TagForms } from '@/components/records/TagForms'
import type { Actor } from '@/lib/access'
import { knownTags, tagsOf } from '@/lib/records/tags'
import { assignees, assignmentsOf } from '@/lib/review/workflow/assignments'
import { getTranslator } from '@/lib/settings/language'
import { assignAction, changeTagsAction, unassignAction } from '../actions'

/** Who a record is assigned to, and its tags, each with its forms. */
export async function AssignedAndTagged({ actor, recordId }: { actor: Actor; recordId: string }) {
  const [t, tags, known, assignments, members] = await Promise.all([
    getTranslator(),
    tagsOf(actor, recordId),
    knownTags(actor),
    assignmentsOf(actor, recordId),
    assignees(actor),
  ])
  return (
    <div className="mb-10 grid gap-10 xl:grid-cols-2">
      <section aria-labelledby="assignments">
        <h2 id="assignments" className="mb-3 text-lg font-semibold">
          {t('records.assignments.title')}
        </h2>
        <AssignmentForms
          recordId={recordId}
          memberId={actor.id}
          assignments={assignments}
          members={members.map(({ id, name, role }) => ({
            id,
            label: t('records.assignments.memberOption', { name, role: t(`labels.role.${role}`) }),
          }))}
          actions={{ assign: assignAction, end: unassignAction }}
        />
      </section>
      <section aria-labelledby="tags">
        <h2 id="tags" className="mb-3 text-lg font-semibold">
          {t('records.tags.title')}
        </h2>
        <TagForms recordId={recordId} tags={tags} known={known} action={changeTagsAction} />
      </section>
    </div>
  )
}
