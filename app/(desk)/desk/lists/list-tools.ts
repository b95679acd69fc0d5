import type { ListActions } from '@/components/lists/ListTools'
import type { Actor } from '@/lib/access'
import { type ListColumn, type ListId, lists } from '@/lib/lists/columns'
import { chosenColumns, savedFilters } from '@/lib/lists/queries'
import { chooseColumnsAction, deleteFilterAction, saveFilterAction } from './actions'

const actions: ListActions = {
  columns: chooseColumnsAction,
  save: saveFilterAction,
  remove: deleteFilterAction,
}

/** What the member chose for a list: its columns, and the properties of `ListTools` but for the address. */
export async function listToolsFor<List extends ListId>(
  actor: Actor,
  list: List,
  label: (column: ListColumn<List>) => string,
) {
  const [columns, filters] = await Promise.all([chosenColumns(actor, list), savedFilters(actor, list)])
  const all: readonly ListColumn<List>[] = lists[list].columns
  return {
    columns,
    tools: {
      list,
      filters,
      columns: all.map((id) => ({ id, label: label(id), isShown: columns.includes(id) })),
      actions,
    },
  }
}
